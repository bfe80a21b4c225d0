/**
 * Rules of the network: what TCP, TLS, a firewall or a box on the path does. No machine fires
 * them; the driver writes them on the events it records, so that these too can be explained.
 */
import { cite } from '../../rfc/citation';

export const NETWORK_RULES = {
  'dns.query': [cite('RFC1035', '4.1.1')],
  'dns.answer': [cite('RFC1035', '4.1.1')],
  'tcp.syn': [cite('RFC9293', '3.5')],
  'tcp.syn-again': [cite('RFC9293', '3.8.1')],
  'tcp.established': [cite('RFC9293', '3.5')],
  'tcp.refused': [cite('RFC9293', '3.5.2')],
  'tcp.gave-up': [cite('RFC9293', '3.8.3')],
  'tcp.close': [cite('RFC9293', '3.6')],
  'tcp.reset': [cite('RFC9293', '3.5.2')],
  'firewall.drop': [cite('RFC5068', '4')],
  'firewall.reset': [cite('RFC9293', '3.5.2')],
  'firewall.prohibit': [cite('RFC1812', '5.2.7.1')],
  'network.cut': [cite('RFC5321', '4.5.3.2.6'), cite('RFC5321', '6.1')],
  'box.remove-starttls': [cite('RFC3207', '6')],
  'box.mask-starttls': [cite('RFC3207', '6')],
  'box.replace-starttls': [cite('RFC3207', '6'), cite('RFC4954', '9')],
  'box.refuse-starttls': [cite('RFC3207', '6')],
  'box.inject-after-starttls': [cite('RFC3207', '6')],
  'handshake.client-hello': [cite('RFC8446', '4.1.2'), cite('RFC6066', '3')],
  'handshake.nothing-to-offer': [cite('RFC8446', '4.1.2'), cite('RFC5246', '7.4.1.2')],
  'handshake.ask-again': [cite('RFC8446', '4.1.4')],
  'handshake.server-flight': [cite('RFC8446', '2'), cite('RFC5246', '7.3')],
  'handshake.client-finish': [cite('RFC8446', '2'), cite('RFC5246', '7.3')],
  'handshake.server-finish': [cite('RFC5246', '7.3'), cite('RFC8446', '4.6.1')],
  'handshake.established': [cite('RFC8446', '2'), cite('RFC7817', '3')],
  'handshake.wrong-version-number': [cite('RFC8446', '5.1'), cite('RFC8314', '3.3')],
  'handshake.certificate-refused': [cite('RFC7817', '3'), cite('RFC5280', '6.1')],
  'handshake.version-refused': [cite('RFC8446', '4.2.1'), cite('RFC8997', '3')],
  'handshake.no-shared-cipher': [cite('RFC5246', '7.4.1.3'), cite('RFC9325', '4.1')],
  'story.end': [cite('RFC5321', '6.1')],
} as const;
