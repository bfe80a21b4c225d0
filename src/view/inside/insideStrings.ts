/** Words of the look inside that are not lessons. */
const count = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

export const insideStrings = {
  title: 'Look inside',
  lineEnd: 'CRLF',
  octets: (n: number) => `${count(n, 'octet')} with the line end`,
  wire: (octets: number, record: number | null, version: string | null) =>
    record === null
      ? `${count(octets, 'octet')} in the clear`
      : `${count(octets, 'octet')}, sealed into a TLS ${version ?? ''} record of ${record}`,
  lines: (n: number) => count(n, 'line'),
  kinds: {
    verb: 'command',
    'client-name': 'the client’s name, by its own account',
    path: 'address in the envelope',
    parameter: 'parameter',
    mechanism: 'way to log in',
    secret: 'in base64, which hides nothing',
    code: 'reply code',
    continues: 'a line of the same reply follows',
    enhanced: 'enhanced code',
    keyword: 'keyword',
    value: 'value',
    challenge: 'the server’s challenge, in base64',
    words: 'words for people; programs go by the codes',
    field: 'field of the header',
    folded: 'goes on with the field above',
    content: 'text of the message',
    dot: 'a dot alone ends the message',
    stuffed: 'a dot put before a line that begins with one, and taken away again',
    blank: 'an empty line ends the header',
    foreign: 'no line of SMTP',
  },
  decoded: 'decoded',
  handshake: 'The handshake',
  by: { client: 'client', server: 'server' },
  columns: { by: 'From', message: 'Message', octets: 'Octets', seen: 'On the way' },
  sealed: 'sealed',
  readable: 'readable',
  reveals: (what: string) => `readable: ${what}`,
  handshakeSum: (octets: number, sealed: number) =>
    `${octets} octets in all, ${sealed} of them already sealed.`,
  change: 'What has changed in the list',
  gone: 'gone',
  added: 'new',
  same: 'as before',
  unchanged: 'Nothing.',
} as const;
