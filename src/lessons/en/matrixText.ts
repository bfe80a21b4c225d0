/**
 * Words for the cells of the matrix: a client's mode on a port, with a program, and what happens
 * around them. A title, a question, what to watch for and what to take away, put together from
 * what holds for each mode and port (RFC 8314 §3.3, §7.3, RFC 6409 §3.1, RFC 9051 §3.1).
 */
const MATRIX_MODE_NAMES = {
  tls: 'TLS at once',
  starttls: 'STARTTLS required',
  'starttls-if-available': 'STARTTLS if available',
  none: 'no TLS',
} as const;

type Mode = keyof typeof MATRIX_MODE_NAMES;

const MATRIX_PROGRAM_NAMES = {
  generic: 'a mail client',
  swaks: 'swaks',
  curl: 'curl',
  msmtp: 'msmtp',
  nodemailer: 'nodemailer',
  smtplib: 'Python’s smtplib',
} as const;

const MODE_LESSONS: Readonly<Record<Mode, string>> = {
  tls: 'With TLS at once the first octets are a handshake, so it needs a port that expects one.',
  starttls: 'With STARTTLS required the client goes on only under TLS, or not at all.',
  'starttls-if-available':
    'With STARTTLS if available the client takes what it is offered, and whoever stands on the ' +
    'way can see to it that nothing is offered.',
  none: 'Without TLS whatever is said can be read on the way.',
};

const PORT_LESSONS = {
  25: '25 is where servers bring mail in; it takes no logins and passes nothing on for strangers.',
  465: '465 takes a login under TLS from the first octet.',
  587: '587 begins readable, wants STARTTLS, and then takes a login.',
  993: '993 is for reading a mailbox by IMAP; no mail is sent there.',
} as const;

/** What can happen, as a sentence without its end, and what it teaches; by a cell's id. */
export const MATRIX_HAPPENING_TEXTS = {
  'clear-logins': {
    name: 'logins in the clear',
    when: 'the server on 587 takes logins without TLS',
    lesson:
      'A server that offers logins before TLS lets a wrong setting work, with the password in ' +
      'the clear and nobody told.',
  },
  'starttls-removed': {
    name: 'STARTTLS removed',
    when: 'somebody on the way takes STARTTLS out',
    lesson:
      'What is said before TLS can be changed on the way: a reply without STARTTLS proves ' +
      'nothing about the server.',
  },
  'auth-added': {
    name: 'AUTH in STARTTLS’s place',
    when: 'somebody on the way puts AUTH in STARTTLS’s place',
    lesson:
      'A client that takes TLS only where it is offered can be talked into saying its password ' +
      'readably; that the server refuses it then comes too late.',
  },
  'port-25-dropped': {
    name: '25 dropped',
    when: 'the sender’s provider drops what goes to port 25',
    lesson: 'A provider that closes port 25 to its customers leaves 465 and 587 open.',
  },
  'wrong-name': {
    name: 'wrong name',
    when: 'the settings name a host that is not in the certificate',
    lesson: 'Only a client that checks the name in the certificate knows whom it talks to.',
  },
} as const;

export interface MatrixText {
  readonly title: string;
  readonly question: string;
  readonly brief: string;
  readonly takeaway: string;
}

const CELL = /^matrix-([a-z-]+)-(\d+)-([a-z]+)(?:-([a-z0-9-]+))?$/u;

const isKeyOf = <T extends object>(record: T, key: string): key is Extract<keyof T, string> =>
  Object.hasOwn(record, key);

/** The words of a cell's story; null when the id is no cell's. */
export function matrixText(id: string): MatrixText | null {
  const [, mode = '', port = '', name = '', happens] = CELL.exec(id) ?? [];
  const isCell = isKeyOf(MATRIX_MODE_NAMES, mode) && isKeyOf(MATRIX_PROGRAM_NAMES, name);
  const portLesson = portLessonOf(port);
  const happening = happens === undefined ? NOTHING_HAPPENS : happeningOf(happens);
  if (!isCell || portLesson === null || happening === null) return null;
  const program = MATRIX_PROGRAM_NAMES[name];
  const modeName = MATRIX_MODE_NAMES[mode];
  return {
    title: `${port}, ${modeName}: ${program}${happening.title}`,
    question:
      happening.question ?? `What happens when ${program} is set to ${modeName} and port ${port}?`,
    brief:
      `${portLesson} Here ${program} is told to use it with ${modeName}${happening.when}. Watch ` +
      'who speaks first, and what the other side makes of it.',
    takeaway: `${MODE_LESSONS[mode]} ${happening.lesson ?? portLesson}`,
  };
}

interface Happening {
  /** What the title ends with. */
  readonly title: string;
  /** What the settings are followed by. */
  readonly when: string;
  /** Short, since the title beside it says the settings. */
  readonly question: string | null;
  readonly lesson: string | null;
}

const NOTHING_HAPPENS: Happening = { title: '', when: '', question: null, lesson: null };

function happeningOf(id: string): Happening | null {
  if (!isKeyOf(MATRIX_HAPPENING_TEXTS, id)) return null;
  const { name, when, lesson } = MATRIX_HAPPENING_TEXTS[id];
  const question = `What comes of it when ${when}?`;
  return { title: `, ${name}`, when: `, and ${when}`, question, lesson };
}

function portLessonOf(port: string): string | null {
  const found = Object.entries(PORT_LESSONS).find(([known]) => known === port);
  return found?.[1] ?? null;
}
