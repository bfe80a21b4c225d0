/**
 * What Dovecot 2.3 says before a login, word for word as Debian's 2.3.19 said it to mail clients
 * that took it for an SMTP server: RFC 9051 §7.1, RFC 1939 §3, RFC 2449 §5.
 * Not modelled: logins; a command that would need one is answered as an unknown one.
 */
import type { MailAccessSettings } from '../../world/mailAccessSchema';

/** One listener of a Dovecot: its protocol, and what it says of itself. */
export interface AccessService {
  readonly protocol: 'imap' | 'pop3';
  readonly ssl: boolean;
  readonly port: number;
  readonly settings: MailAccessSettings;
}

/** What a line from the client asks for; `tag` is IMAP's name for a command. */
export interface AccessCommand {
  readonly verb: 'logout' | 'noop' | 'capability' | 'starttls' | 'unknown';
  readonly tag: string;
}

const IMAP_VERBS: Readonly<Record<string, AccessCommand['verb']>> = {
  LOGOUT: 'logout',
  NOOP: 'noop',
  CAPABILITY: 'capability',
  STARTTLS: 'starttls',
};

/** Before a login POP3 has no NOOP (RFC 1939 §4). */
const POP3_VERBS: Readonly<Record<string, AccessCommand['verb']>> = {
  QUIT: 'logout',
  CAPA: 'capability',
  STLS: 'starttls',
};

const verbIn = (verbs: typeof IMAP_VERBS, word: string | undefined): AccessCommand['verb'] => {
  const name = (word ?? '').toUpperCase();
  return Object.hasOwn(verbs, name) ? (verbs[name] ?? 'unknown') : 'unknown';
};

/** A tag is a word of printable characters without those that mean something else in IMAP. */
const isTag = (word: string): boolean => /^[\x21-\x7e]+$/u.test(word) && !/[+(){%*"\\]/u.test(word);

/**
 * Reads a line. In IMAP its first word is the tag and its second the command (RFC 9051 §2.2.1), so
 * of `EHLO client.example.org` EHLO is the tag.
 */
export function readAccessLine(protocol: AccessService['protocol'], line: string): AccessCommand {
  const [first = '', second] = line.split(' ');
  if (protocol === 'pop3') return { verb: verbIn(POP3_VERBS, first), tag: '' };
  return isTag(first)
    ? { verb: verbIn(IMAP_VERBS, second), tag: first }
    : { verb: 'unknown', tag: '*' };
}

/** How many wrong commands Dovecot puts up with; the last of them ends the session. */
export const MAXIMUM_BAD_COMMANDS = 3;

/** How long it waits for a login, in milliseconds. */
export const LOGIN_TIMEOUT_MS = 180_000;

/** Whether a right command makes up for wrong ones, as in its POP3 and not in its IMAP. */
export const forgivesBadCommands = ({ protocol }: AccessService): boolean => protocol === 'pop3';

const mechanismsOf = ({ settings }: AccessService): readonly string[] => settings.auth_mechanisms;

const refusesPlaintext = ({ settings }: AccessService, secured: boolean): boolean =>
  settings.disable_plaintext_auth && !secured;

function imapCapabilities(service: AccessService, secured: boolean): string {
  const base = 'IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+';
  const offered = mechanismsOf(service)
    .filter((name) => !refusesPlaintext(service, secured) || !/^(?:PLAIN|LOGIN)$/u.test(name))
    .map((name) => `AUTH=${name}`);
  const words = [
    base,
    ...(secured ? [] : ['STARTTLS']),
    ...(refusesPlaintext(service, secured) ? ['LOGINDISABLED'] : []),
    ...offered,
  ];
  return words.join(' ');
}

function pop3Capabilities(service: AccessService, secured: boolean): readonly string[] {
  const isClosed = refusesPlaintext(service, secured);
  const offered = mechanismsOf(service).filter(
    (name) => !isClosed || !/^(?:PLAIN|LOGIN)$/u.test(name),
  );
  return [
    '+OK',
    'CAPA',
    'TOP',
    'UIDL',
    'RESP-CODES',
    'PIPELINING',
    'AUTH-RESP-CODE',
    ...(secured ? [] : ['STLS']),
    ...(isClosed ? [] : ['USER']),
    ['SASL', ...offered].join(' '),
    '.',
  ];
}

export type AccessSaying =
  | 'greeting'
  | 'unknown'
  | 'too-many'
  | 'capabilities'
  | 'noop'
  | 'starttls'
  | 'tls-active'
  | 'goodbye'
  | 'idle'
  | 'unreadable';

function imapSays(saying: AccessSaying, service: AccessService, tag: string, secured: boolean) {
  switch (saying) {
    case 'greeting': {
      const { login_greeting: greeting } = service.settings;
      return [`* OK [CAPABILITY ${imapCapabilities(service, secured)}] ${greeting}`];
    }
    case 'unknown':
      return [`${tag} BAD Error in IMAP command received by server.`];
    case 'unreadable':
      return ['* BAD Error in IMAP command received by server.'];
    case 'too-many':
      return ['* BYE Too many invalid IMAP commands.'];
    case 'capabilities':
      return [
        `* CAPABILITY ${imapCapabilities(service, secured)}`,
        `${tag} OK Pre-login capabilities listed, post-login capabilities have more.`,
      ];
    case 'noop':
      return [`${tag} OK NOOP completed.`];
    case 'starttls':
      return [`${tag} OK Begin TLS negotiation now.`];
    case 'tls-active':
      return [`${tag} BAD TLS is already active.`];
    case 'goodbye':
      return ['* BYE Logging out', `${tag} OK Logout completed.`];
    case 'idle':
      return ['* BYE Disconnected for inactivity.'];
  }
}

function pop3Says(saying: AccessSaying, service: AccessService, secured: boolean) {
  switch (saying) {
    case 'greeting':
      return [`+OK ${service.settings.login_greeting}`];
    case 'noop':
    case 'unknown':
    case 'unreadable':
      return ['-ERR Unknown command.'];
    case 'too-many':
      return ['-ERR Unknown command.', '-ERR Too many invalid bad commands.'];
    case 'capabilities':
      return pop3Capabilities(service, secured);
    case 'starttls':
      return ['+OK Begin TLS negotiation now.'];
    case 'tls-active':
      return ['-ERR TLS is already active.'];
    case 'goodbye':
      return ['+OK Logging out'];
    case 'idle':
      return ['-ERR Disconnected for inactivity.'];
  }
}

/** The lines that Dovecot says, without CRLF. `tag` is the client's, '' in POP3. */
export const dovecotSays = (
  saying: AccessSaying,
  service: AccessService,
  tag: string,
  secured: boolean,
): readonly string[] =>
  service.protocol === 'imap'
    ? imapSays(saying, service, tag, secured)
    : pop3Says(saying, service, secured);
