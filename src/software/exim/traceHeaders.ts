/**
 * Exim's Received: header, as received_header_text gives it by default, and what appendfile puts
 * above a message in a mailbox. RFC 5321 §4.4, RFC 3848 §1.
 */
import { formatDate } from '../../smtp/message';
import type { EximService } from '../serviceSettings';
import type { AcceptanceFacts, DeliveryFacts, TlsFacts } from '../traceHeaders';

const VERSION = '4.96';

/** Whether the greeting says what is known anyway: the client's name, or its address. */
function isPlainHello({ helloName, clientName, clientAddress }: AcceptanceFacts): boolean {
  if (helloName === null) return true;
  if (helloName.startsWith('[')) return helloName === `[${clientAddress}]`;
  return clientName !== null && helloName.toLowerCase() === clientName.toLowerCase();
}

/** `client.example.org ([192.0.2.10] helo=other.example.org)`, `[192.0.2.11] (helo=…)`. */
function clientOf(facts: AcceptanceFacts): string {
  const address = `[${facts.clientAddress}]`;
  const hello = isPlainHello(facts) ? '' : `helo=${facts.helloName ?? ''}`;
  if (facts.clientName === null) return hello === '' ? address : `${address} (${hello})`;
  return `${facts.clientName} (${address}${hello === '' ? '' : ` ${hello}`})`;
}

/** The registry's name of a suite, from OpenSSL's; in TLS 1.3 GnuTLS names the key exchange too. */
function registeredName(suite: string): string {
  if (suite.startsWith('TLS_')) return suite.replace('TLS_', 'TLS_ECDHE_RSA_WITH_');
  const [, exchange = '', rest = suite] = /^((?:ECDHE|DHE)-RSA)-(.+)$/u.exec(suite) ?? [];
  const cipher = rest
    .replace(/^AES(\d+)-GCM/u, 'AES-$1-GCM')
    .replace(/^AES(\d+)-/u, 'AES-$1-CBC-')
    .replace(/^DES-CBC3-/u, '3DES-EDE-CBC-')
    .replace(/POLY1305$/u, 'POLY1305-SHA256');
  return `TLS_${exchange === '' ? 'RSA' : exchange}_WITH_${cipher}`.replaceAll('-', '_');
}

function protocolOf({ extended, tls, identity, isInternational }: AcceptanceFacts): string {
  const base = `${isInternational ? 'utf8' : ''}${extended ? 'e' : ''}smtp`;
  return `${base}${tls === null ? '' : 's'}${identity === null ? '' : 'a'}`;
}

const tlsWords = ({ version, suite }: TlsFacts): string =>
  ` (TLS${version}) tls ${registeredName(suite)}`;

/** The Received: header; a single recipient is named in it, several are not. */
export function eximReceived(service: EximService, facts: AcceptanceFacts): readonly string[] {
  const { tls, sender, queueId, recipients, epochMs } = facts;
  const by = `\tby ${service.hostName} with ${protocolOf(facts)}`;
  const [only] = recipients;
  const isOne = recipients.length === 1 && only !== undefined;
  return [
    `Received: from ${clientOf(facts)}`,
    ...(tls === null
      ? [`${by} (Exim ${VERSION})`]
      : [`${by} ${tlsWords(tls)}`, `\t(Exim ${VERSION})`]),
    ...(sender === '' ? [] : [`\t(envelope-from <${sender}>)`]),
    ...(isOne ? [`\tid ${queueId}`, `\tfor ${only};`] : [`\tid ${queueId};`]),
    `\t${formatDate(epochMs)}`,
  ];
}

/** What appendfile writes above a message, with its three options on as in the shipped set-up. */
export const eximDelivered = ({ sender, recipient, epochMs }: DeliveryFacts): readonly string[] => [
  `Return-path: <${sender}>`,
  `Envelope-to: ${recipient}`,
  `Delivery-date: ${formatDate(epochMs)}`,
];
