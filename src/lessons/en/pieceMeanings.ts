/**
 * What each piece of a line means, in a phrase: commands, keywords of EHLO, parameters, reply codes
 * digit by digit, enhanced codes by class and subject, header fields, messages of a TLS handshake.
 * RFC 5321 §4.1.1, §4.2.1, RFC 3463 §2, §3, RFC 5322 §3.6, RFC 8446 §4.
 */

const VERBS: Readonly<Record<string, string>> = {
  EHLO: 'the client introduces itself and asks what the server can do',
  HELO: 'the client introduces itself, in the old way that asks for no list',
  STARTTLS: 'asks to go on under TLS',
  AUTH: 'begins a login',
  MAIL: 'begins an envelope and names its sender',
  RCPT: 'names a recipient of the envelope',
  DATA: 'asks to send the message now',
  BDAT: 'sends a piece of the message whose octets are counted',
  RSET: 'takes the envelope back',
  NOOP: 'asks for nothing but a reply',
  VRFY: 'asks whether an address exists',
  QUIT: 'says goodbye',
};

const KEYWORDS: Readonly<Record<string, string>> = {
  PIPELINING: 'several commands may be sent without waiting for each reply',
  SIZE: 'the largest message that is taken, in octets',
  VRFY: 'the command VRFY is known here',
  ETRN: 'a host may ask for mail that waits for it',
  STARTTLS: 'the line can be sealed from here on',
  AUTH: 'the ways to log in',
  ENHANCEDSTATUSCODES: 'replies carry a second code, such as 2.1.0, that says more',
  '8BITMIME': 'letters beyond ASCII may cross as they are',
  DSN: 'the sender may ask for notices of delivery',
  SMTPUTF8: 'addresses may have letters beyond ASCII',
  CHUNKING: 'the message may come in counted pieces, by BDAT',
  PIPECONNECT: 'a client that knows this list already need not wait for the greeting',
  PRDR: 'each recipient may get a reply of its own after the message',
  HELP: 'the command HELP is known here',
};

const PARAMETERS: Readonly<Record<string, string>> = {
  SIZE: 'how large the message will be, in octets',
  BODY: 'whether letters beyond ASCII are in it',
  AUTH: 'who wrote it, as an earlier server knows',
  RET: 'how much of the message a notice should give back',
  ENVID: 'a name of the sender’s own for this envelope',
  NOTIFY: 'when the sender wants a notice about this recipient',
  ORCPT: 'the recipient as it was first written',
  SMTPUTF8: 'the message or its addresses have letters beyond ASCII',
};

const MECHANISMS: Readonly<Record<string, string>> = {
  PLAIN: 'name and password in one string; only TLS protects them',
  LOGIN: 'name and password, one after the other; only TLS protects them',
  'CRAM-MD5': 'proves the password without sending it, with an old digest',
  'DIGEST-MD5': 'proves the password without sending it, with an old digest',
  'SCRAM-SHA-1': 'proves the password without sending it, and the server proves itself too',
  'SCRAM-SHA-256': 'proves the password without sending it, and the server proves itself too',
  XOAUTH2: 'a token in the place of a password, in Google’s form',
  OAUTHBEARER: 'a token in the place of a password',
};

const FIRST_DIGIT: Readonly<Record<string, string>> = {
  2: 'done',
  3: 'go on',
  4: 'not now, try again later',
  5: 'no, and do not repeat it as it is',
};

const SECOND_DIGIT: Readonly<Record<string, string>> = {
  0: 'about syntax',
  1: 'information',
  2: 'about the connection',
  3: 'about the login',
  5: 'about the mail system',
};

const CLASSES: Readonly<Record<string, string>> = {
  2: 'success',
  4: 'for the time being',
  5: 'for good',
};

const SUBJECTS: Readonly<Record<string, string>> = {
  0: 'of no particular kind',
  1: 'about an address',
  2: 'about the mailbox',
  3: 'about the mail system',
  4: 'about the network or the way',
  5: 'about the protocol',
  6: 'about the message’s content',
  7: 'about security or policy',
};

const FIELDS: Readonly<Record<string, string>> = {
  Received: 'put on top by each server that took the message, so they are read from below',
  'Return-Path': 'the envelope’s sender, put there at the delivery',
  'Delivered-To': 'the mailbox that it was delivered to',
  'Authentication-Results': 'what the receiver found out about who sent it',
  'DKIM-Signature': 'a signature of the sending domain over the fields it lists and the text',
  Date: 'when it was written, by its writer’s clock',
  From: 'who wrote it, as the reader sees it; the envelope may say otherwise',
  To: 'whom it addresses, as the reader sees it; the envelope may say otherwise',
  Cc: 'who else is addressed',
  Subject: 'its subject',
  'Message-ID': 'its name, different from every other message’s',
  'MIME-Version': 'the message says of what kind its parts are',
  'Content-Type': 'of what kind the text is',
  'Content-Transfer-Encoding': 'how the text is written for the way',
};

const HANDSHAKE: Readonly<Record<string, string>> = {
  ClientHello: 'versions, ciphers and the name of the server that is wanted',
  HelloRetryRequest: 'asks for another key to agree on',
  ServerHello: 'which version and cipher it is to be, and half of the key',
  ServerKeyExchange: 'the server’s half of the key, signed',
  ServerHelloDone: 'the server has said its part',
  ClientKeyExchange: 'the client’s half of the key',
  ChangeCipherSpec: 'from here on it is sealed; in TLS 1.3 only for the sake of old boxes',
  EncryptedExtensions: 'what else is agreed on, already sealed',
  Certificate: 'who the server is, by a chain of signatures',
  CertificateVerify: 'proof that the certificate’s key is the server’s own',
  Finished: 'a digest of all that was said, so that nobody has changed it',
  NewSessionTicket: 'lets the client come back with a shorter handshake',
};

export type Vocabulary = 'verb' | 'keyword' | 'parameter' | 'mechanism' | 'field' | 'handshake';

const VOCABULARY: Readonly<Record<Vocabulary, Readonly<Record<string, string>>>> = {
  verb: VERBS,
  keyword: KEYWORDS,
  parameter: PARAMETERS,
  mechanism: MECHANISMS,
  field: FIELDS,
  handshake: HANDSHAKE,
};

/** What a name of a vocabulary means; null when there is no word for it. */
export function meaningOf(vocabulary: Vocabulary, name: string): string | null {
  const words = VOCABULARY[vocabulary];
  return Object.hasOwn(words, name) ? (words[name] ?? null) : null;
}

/** Names of header fields are read without regard to case. */
export const fieldMeaning = (name: string): string =>
  Object.entries(FIELDS).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1] ??
  'a field of the writer’s own';

export interface Digit {
  readonly digit: string;
  readonly means: string;
}

/** A reply code, digit by digit; the third has no meaning of its own. */
export function codeDigits(code: string): readonly Digit[] {
  const [first = '', second = '', third = ''] = code;
  return [
    { digit: first, means: FIRST_DIGIT[first] ?? 'unknown' },
    { digit: second, means: SECOND_DIGIT[second] ?? 'unspecified' },
    { digit: third, means: 'tells it from others of its kind' },
  ];
}

/** An enhanced code: class, subject and detail. */
export function enhancedParts(code: string): readonly Digit[] {
  const [kind = '', subject = '', detail = ''] = code.split('.');
  return [
    { digit: kind, means: CLASSES[kind] ?? 'unknown' },
    { digit: subject, means: SUBJECTS[subject] ?? 'unknown' },
    { digit: detail, means: 'the detail' },
  ];
}
