/**
 * The world of a captured client: the program with its options, its user, the message, and of the
 * server what the program judges by itself, the certificate and the versions of TLS. The names are
 * those of the network in which the clients were captured; what differs is read from the capture's
 * own words.
 */
import type { CertificateSettings } from '../world/certificateSchema';
import type { World } from '../world/worldSchema';
import type { ClientCase } from './clientCaseFile';
import { programSettings } from './clientOptions';
import { readWorld } from './worldSettings';

export interface ClientCaseWorld {
  readonly world: World;
  readonly certificate: CertificateSettings;
  /** The oldest and the newest TLS that the stand-in server speaks. */
  readonly serverTls: { readonly lowest: string; readonly highest: string };
  /** What a refused SYN comes back as. */
  readonly refusal: 'refused' | 'prohibited';
  /** The server is an attacker: what reaches it is exposed, sealed or not. */
  readonly isAttacker: boolean;
}

const USER = 'alice@example.com';

/** The certificate that the stand-in server shows, by the words about it. */
function certificateOf({ network, steps }: ClientCase, host: string): CertificateSettings {
  const noted = steps.find(({ tls }) => tls?.cert !== undefined)?.tls?.cert;
  const isSelfSigned = noted === 'self' || network.includes('self-signed');
  const other = /for another host \(([\w.-]+)\)/u.exec(network)?.[1];
  const subject = other ?? (noted === 'mismatch' ? 'other.example.org' : host);
  return {
    subject,
    alternativeNames: [subject],
    issuer: isSelfSigned ? subject : 'Mailpath Test CA',
    trusted: !isSelfSigned,
    expired:
      noted === 'expired' || /certificate (?:has )?expired|expired certificate/u.test(network),
  };
}

/** ICMP answers other than “port unreachable” reach a program as “no route to host”. */
function refusalOf({ network, steps }: ClientCase): ClientCaseWorld['refusal'] {
  const heard = steps.map(({ tcp = '' }) => tcp).join(' ');
  const code = /ICMP[^,;]*\bcode (\d+)/u.exec(network)?.[1];
  const isProhibited = code !== undefined ? code !== '3' : /prohibited|no route/iu.test(network);
  return isProhibited || /no route|unreachable/iu.test(heard) ? 'prohibited' : 'refused';
}

/** A user and a password are given where the program is told to log in, and never on 25. */
function wantsLogin({ client, config }: ClientCase, port: number): boolean {
  if (port === 25 || /--auth=off\b/u.test(config)) return false;
  return client !== 'swaks' && client !== 'msmtp' ? true : /--auth\b/u.test(config);
}

/** Bob alone, unless the capture says “recipients” with their addresses. */
const recipientsOf = ({ network }: ClientCase): readonly string[] =>
  /\brecipients ([^\s;]+)/u.exec(network)?.[1]?.split(',') ?? ['bob@example.net'];

/** Programs that write the header themselves name everybody in it; the others were given it. */
function headerToOf(captured: ClientCase): string {
  const recipients = recipientsOf(captured);
  if (captured.client === 'swaks') return recipients.join(',');
  return captured.client === 'nodemailer' ? recipients.join(', ') : 'bob@example.net';
}

/** Finds the world of a captured client. @throws UsageError when its options do not fit. */
export function findClientWorld(captured: ClientCase): ClientCaseWorld {
  const { target, network, config, client, steps } = captured;
  const [host = '', portText = '25'] = target.split(':');
  const port = Number(portText);
  const shaken = steps.find(({ tls }) => tls?.version !== undefined)?.tls?.version;
  const password = /wrong password/iu.test(network) ? 'wrong' : 's3cr3t';
  const floor = /server requires TLS >= (1\.\d)/u.exec(network)?.[1] ?? '1.2';
  const world = readWorld({}, [
    { path: 'sender.hostName', value: 'client.example.com' },
    { path: 'sender.address', value: USER },
    { path: 'sender.outgoing', value: { host, port, security: 'none' } },
    {
      path: 'sender.login',
      value: wantsLogin(captured, port)
        ? { user: USER, password, token: null, mechanisms: ['PLAIN'], initialResponse: true }
        : null,
    },
    { path: 'message.recipients', value: recipientsOf(captured) },
    { path: 'message.headerFrom', value: USER },
    { path: 'message.headerTo', value: headerToOf(captured) },
    { path: 'message.subject', value: 'hello' },
    { path: 'message.body', value: 'Secret plans inside.' },
    ...programSettings(client, { config, network }),
  ]);
  return {
    world,
    certificate: certificateOf(captured, host),
    serverTls: { lowest: floor, highest: shaken?.replace('TLSv', '') ?? '1.3' },
    refusal: refusalOf(captured),
    isAttacker: network.includes('attacker'),
  };
}
