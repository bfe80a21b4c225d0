/**
 * nodemailer 10, the usual way for a program in JavaScript to send mail. Its default takes TLS if
 * it is offered and goes on without it if it is not; on port 465 it begins with TLS by itself. It
 * verifies certificates, and drops the connection without an alert. It writes the envelope in one
 * go and closes without QUIT. Source: nodemailer's documentation and captured sessions.
 */
import { usualSuites } from '../../world/cipherSuites';
import type { OptionsOf } from '../../world/programSchema';
import { USUAL_MANNERS, type MechanismChoice } from './clientManners';
import {
  NO_CHECKS,
  replyCode,
  SILENT,
  type ClientMoment,
  type ClientProfile,
  type MessageFacts,
  type Told,
  type WrittenMessage,
} from './clientProfile';
import { connectError, opensslReason, verifyReason } from './opensslWords';

type Options = OptionsOf<'nodemailer'>;

const PLAIN: MechanismChoice = { mechanism: 'PLAIN', initialResponse: true };

/** In this order, whatever the server's is. */
const KNOWN: readonly MechanismChoice[] = [
  PLAIN,
  { mechanism: 'LOGIN', initialResponse: false },
  { mechanism: 'CRAM-MD5', initialResponse: false },
  { mechanism: 'XOAUTH2', initialResponse: true },
];

const WRONG_PORT = 465;

/** `secure` left undefined is TLS at once on 465, and only there. */
function securityOf({ secure, requireTLS, ignoreTLS }: Options, port: number) {
  if (secure ?? port === WRONG_PORT) return 'tls';
  if (ignoreTLS) return 'none';
  return requireTLS ? 'starttls' : 'starttls-if-available';
}

/** The fields of its error, in the order in which they are told. */
interface Fields {
  readonly code: string;
  readonly command: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly errno?: number;
  readonly syscall?: string;
  readonly reason?: string;
}

const failed = (message: string, fields: Fields, name = 'Error'): Told => ({
  lines: [`${name}: ${message}`, JSON.stringify(fields)],
  exitCode: 1,
});

/** A refusal: its own words, and then the server's. */
function refused(moment: ClientMoment, what: string, code: string, command: string): Told {
  const response = moment.reply.join('\n');
  const responseCode = Number(replyCode(moment));
  return failed(`${what}: ${response}`, { code, command, responseCode, response });
}

function connecting(moment: ClientMoment): Told {
  const error = connectError(moment);
  if (error === null) return failed('Connection timeout', { code: 'ETIMEDOUT', command: 'CONN' });
  return failed(`connect ${error.name} ${moment.ipAddress}:${moment.port}`, {
    code: 'ESOCKET',
    command: 'CONN',
    errno: -error.number,
    syscall: 'connect',
  });
}

/** Where Node's copy of OpenSSL has noticed it. */
const PLACES: Readonly<Record<string, string>> = {
  'wrong version number':
    'ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:350:',
  'tlsv1 alert protocol version':
    'ssl3_read_bytes:tlsv1 alert protocol version:../deps/openssl/openssl/ssl/record/' +
    'rec_layer_s3.c:1601:SSL alert number 70',
  'sslv3 alert handshake failure':
    'ssl3_read_bytes:sslv3 alert handshake failure:../deps/openssl/openssl/ssl/record/' +
    'rec_layer_s3.c:1601:SSL alert number 40',
};

/** What stands for the number of a thread, which is another each time. */
const THREAD = '8000000000000000';

function handshakeFailed(moment: ClientMoment): Told {
  const fields = { code: 'ESOCKET', command: 'CONN' };
  const { failure, host, tls } = moment;
  if (failure === 'certificate-wrong-name') {
    const names = (tls?.names ?? []).map((name) => `DNS:${name}`).join(', ');
    const reason = `Host: ${host}. is not in the cert's altnames: ${names}`;
    const message = `Hostname/IP does not match certificate's altnames: ${reason}`;
    return failed(message, { ...fields, reason }, 'Error [ERR_TLS_CERT_ALTNAME_INVALID]');
  }
  if (failure === 'certificate-expired' || failure === 'certificate-untrusted') {
    return failed(verifyReason(moment), fields);
  }
  const { number, reason } = opensslReason(moment);
  const place = PLACES[reason] ?? reason;
  return failed(`${THREAD}:error:${number}:SSL routines:${place}`, { ...fields, reason });
}

function timedOut({ awaiting }: ClientMoment): Told {
  const isEarly = awaiting === 'awaitingGreeting' || awaiting === 'handshaking';
  const fields = { code: 'ETIMEDOUT', command: 'CONN' };
  return failed(isEarly ? 'Greeting never received' : 'Timeout', fields);
}

/** What is no reply of SMTP has no code to tell. */
function unreadable({ awaiting, reply }: ClientMoment): Told {
  const response = reply.join('\n');
  const isGreeting = awaiting === 'awaitingGreeting';
  const what = isGreeting ? `Invalid greeting. response=${response}` : 'Unexpected Response';
  return failed(`${what}: ${response}`, { code: 'EPROTOCOL', command: 'CONN', response });
}

function told(moment: ClientMoment): Told {
  const reply = moment.reply.join('\n');
  switch (moment.rule) {
    case 'client.greeting-refused':
      return refused(moment, `Invalid greeting. response=${reply}`, 'EPROTOCOL', 'CONN');
    case 'client.ehlo-refused': {
      const what = `EHLO failed but HELO does not support required STARTTLS. response=${reply}`;
      return refused(moment, what, 'ECONNECTION', 'EHLO');
    }
    case 'client.starttls-refused':
      return refused(moment, 'Error upgrading connection with STARTTLS', 'ETLS', 'STARTTLS');
    case 'client.login-refused':
      return refused(moment, 'Invalid login', 'EAUTH', `AUTH ${moment.mechanism}`);
    case 'client.envelope-refused':
      return refused(moment, 'Mail command failed', 'EENVELOPE', 'MAIL FROM');
    case 'client.data-refused':
      return refused(moment, 'Data command failed', 'EENVELOPE', 'DATA');
    case 'client.message-refused':
      return refused(moment, 'Message failed', 'EMESSAGE', 'DATA');
    case 'client.message-accepted':
      return { lines: [], exitCode: 0 };
    default:
      return SILENT;
  }
}

/** Everybody was refused: the last refusal is told, a temporary one before others. */
function noRecipient({ refused: all }: ClientMoment): Told {
  const decisive = all.find(({ detail }) => detail.startsWith('4')) ?? all.at(-1);
  const response = decisive?.detail ?? '';
  return failed(`Can't send mail - all recipients were rejected: ${response}`, {
    code: 'EENVELOPE',
    command: 'RCPT TO',
    responseCode: Number(response.slice(0, 3)),
    response,
  });
}

/** The end of a pipelined envelope is decided by the reply to DATA. */
function tell(moment: ClientMoment): Told {
  if (moment.rule === 'sending.no-address') {
    const { host } = moment;
    const fields = { code: 'EDNS', command: 'CONN', errno: -3008, syscall: 'getaddrinfo' };
    return failed(`getaddrinfo ENOTFOUND ${host}`, fields);
  }
  if (moment.rule.startsWith('sending.connect-')) return connecting(moment);
  switch (moment.event) {
    case 'tls.failed':
      return handshakeFailed(moment);
    case 'line.unreadable':
      return unreadable(moment);
    case 'timer.fired':
      return timedOut(moment);
    case 'connection.lost':
      return failed('Connection closed unexpectedly', { code: 'ECONNECTION', command: 'CONN' });
    default: {
      // A refused sender has been told when its reply came; what follows adds nothing.
      if (moment.isSenderRefused && moment.rule === 'client.data-refused') return SILENT;
      const hasNobody = moment.refused.length > 0 && moment.acceptedCount === 0;
      const isAtData = moment.rule === 'client.data-refused' || moment.rule.endsWith('-left');
      return hasNobody && isAtData ? noRecipient(moment) : told(moment);
    }
  }
}

const writeMessage = (facts: MessageFacts): WrittenMessage => {
  const { chance } = facts;
  const parts = [0, 8, 12, 16, 20].map((start, index, starts) =>
    chance.slice(start, starts[index + 1] ?? 32),
  );
  const domain = facts.sender.slice(facts.sender.lastIndexOf('@') + 1);
  return {
    headers: [
      { name: 'From', value: facts.from },
      { name: 'To', value: facts.to },
      { name: 'Subject', value: facts.subject },
      { name: 'Message-ID', value: `<${parts.join('-')}@${domain}>` },
      { name: 'Content-Transfer-Encoding', value: '7bit' },
      { name: 'Date', value: facts.date },
      { name: 'MIME-Version', value: '1.0' },
      { name: 'Content-Type', value: 'text/plain; charset=utf-8' },
    ],
    body: facts.body,
  };
};

const versionOf = (name: string): string => (name === 'TLSv1' ? '1.0' : name.slice(4));

/** The profile of nodemailer with its options, for a port. */
export function nodemailerProfile(options: Options, port: number): ClientProfile {
  const { tls, authMethod, connectionTimeout, greetingTimeout, socketTimeout } = options;
  const named = KNOWN.filter(({ mechanism }) => authMethod === '' || mechanism === authMethod);
  const close = 'close' as const;
  return {
    security: securityOf(options, port),
    logsIn: true,
    whenAuthIsMissing: 'continue',
    pipelining: true,
    ignoresForeignLines: false,
    sendsOptions: 'none',
    manners: {
      ...USUAL_MANNERS,
      heloFallback: 'unless-tls-is-needed',
      startsTlsUnoffered: true,
      whenStarttlsIsRefused: options.opportunisticTLS ? 'continue-without-login' : 'stop',
      mechanisms: named,
      mechanismOtherwise: named[0] ?? PLAIN,
      quitsWithMessage: false,
      heedsPipelinedRefusal: 'at-data',
      leavesBy: {
        'client.greeting-refused': close,
        'client.ehlo-refused': close,
        'client.starttls-refused': close,
        'client.login-refused': close,
        'client.envelope-refused': close,
        'client.recipient-refused': close,
        'client.no-recipient-left': close,
        'client.data-refused': close,
        'client.message-accepted': close,
        'client.message-refused': close,
        'client.timed-out': close,
      },
    },
    timeouts: {
      connectMs: connectionTimeout,
      greetingMs: greetingTimeout,
      replyMs: socketTimeout,
      acceptanceMs: socketTimeout,
    },
    tls: {
      lowest: versionOf(tls.minVersion),
      highest: versionOf(tls.maxVersion),
      checks: tls.rejectUnauthorized ? { chain: 'silently', name: 'silently' } : NO_CHECKS,
      sendsServerName: true,
      isAskedAgain: false,
      suites: usualSuites(),
    },
    noDelay: true,
    writeMessage,
    tell,
  };
}
