// The captured dialogues in other circumstances: other hosts, addresses and passwords, other letter
// case, and commands put between. What the server then has to say follows from the rules, so a
// server that looks its replies up cannot pass.

import type { CapturedCase, CaseStep } from '../../src/cli/caseFile';

/** Longer names first, because a shorter one is part of them. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['client.example.org', 'pc-7.school.example'],
  ['smtp.example.org', 'post.school.example'],
  ['mx.example.net', 'eingang.firma.example'],
  ['third.example', 'elsewhere.test'],
  ['example.org', 'school.example'],
  ['example.net', 'firma.example'],
  ['nobody', 'niemand'],
  ['alice', 'ute.o-neil'],
  ['bob', 'max'],
  ['192.0.2.10', '192.0.2.77'],
  ['198.51.100.7', '198.51.100.99'],
];

const rename = (text: string): string =>
  OTHER_NAMES.reduce((renamed, [from, to]) => renamed.replaceAll(from, to), text);

const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text);

/** A SASL response with other names and another password inside. */
function renameResponse(response: string): string {
  if (!isBase64(response)) return rename(response);
  const plain = Buffer.from(response, 'base64').toString('utf8');
  return Buffer.from(rename(plain).replaceAll('password', 'open sesame')).toString('base64');
}

/** Where a client's line stands: in a command, a SASL exchange or a message. */
type Place = 'command' | 'response' | 'message';

/** The steps with the place of each; a message lasts from the 354 to the lone dot. */
function placed(steps: readonly CaseStep[]): readonly { step: CaseStep; place: Place }[] {
  let place: Place = 'command';
  return steps.map((step) => {
    if (step.s !== undefined) {
      place = step.s.startsWith('354') ? 'message' : 'command';
      if (step.s.startsWith('334')) place = 'response';
    }
    const here = { step, place };
    if (step.c === '.') place = 'command';
    return here;
  });
}

function renameLine(line: string, place: Place): string {
  if (place === 'response') return renameResponse(line);
  const auth = /^(AUTH PLAIN )(.+)$/.exec(line);
  return auth === null ? rename(line) : (auth[1] ?? '') + renameResponse(auth[2] ?? '');
}

/** Other hosts, addresses, users and passwords, on both sides. */
export function withOtherHosts(captured: CapturedCase): CapturedCase {
  const user = rename('alice@example.org');
  const domain = rename('example.net');
  return {
    ...captured,
    client: rename(captured.client),
    config: rename(captured.config),
    steps: placed(captured.steps).map(({ step, place }) => ({
      ...step,
      ...(step.c === undefined ? {} : { c: renameLine(step.c, place) }),
      ...(step.s === undefined ? {} : { s: rename(step.s) }),
    })),
    settings: [
      { path: 'submission.ipAddress', value: rename('192.0.2.10') },
      {
        path: 'submission.accounts',
        value: [{ user, password: 'open sesame', addresses: [user] }],
      },
      { path: 'mx.parameters.mydestination', value: [domain] },
      { path: 'mx.recipients', value: [`max@${domain}`] },
    ],
  };
}

const mixCase = (word: string): string =>
  Array.from(word, (letter, index) =>
    index % 2 === 0 ? letter.toLowerCase() : letter.toUpperCase(),
  ).join('');

/** Verbs, `FROM:`, `TO:` and mechanisms are case-insensitive (RFC 5321 §2.4, RFC 4422 §3.1). */
const recase = (line: string): string =>
  line
    .replace(/^[A-Z]+/, mixCase)
    .replace(/(?<= )(?:FROM|TO)(?=:)/, mixCase)
    .replace(/(?<=^auth )(?:PLAIN|LOGIN)\b/i, mixCase);

/** The same dialogue by a client that writes its verbs in any letter case. */
export const withOtherLetterCase = (captured: CapturedCase): CapturedCase => ({
  ...captured,
  steps: placed(captured.steps).map(({ step, place }) =>
    step.c === undefined || place !== 'command' ? step : { ...step, c: recase(step.c) },
  ),
});

/** Puts steps before each command that begins a write of its own. */
function between(
  captured: CapturedCase,
  before: (index: number) => readonly CaseStep[],
): CapturedCase {
  const { steps } = captured;
  return {
    ...captured,
    steps: placed(steps).flatMap(({ step, place }, index) => {
      const isCommand = step.c !== undefined && place === 'command';
      const begins = isCommand && steps[index - 1]?.c === undefined;
      return begins ? [...before(index), step] : [step];
    }),
  };
}

/** NOOP may be said at any time and changes nothing (RFC 5321 §4.1.1.9). */
export const withNoops = (captured: CapturedCase): CapturedCase =>
  between(captured, () => [{ c: 'NOOP' }, { s: '250 2.0.0 Ok' }]);

/** The steps of the transaction that is open before a step: MAIL, and what has been said since. */
function openTransaction(steps: readonly CaseStep[], index: number): readonly CaseStep[] {
  const earlier = steps.slice(0, index);
  const mail = earlier.findLastIndex(({ c }) => c?.startsWith('MAIL') === true);
  const ends = earlier.findLastIndex(
    ({ c, s, tls }) =>
      tls !== undefined || /^(EHLO|HELO|RSET)/.test(c ?? '') || s?.includes('queued as') === true,
  );
  const isOpen = mail > ends && steps[mail + 1]?.s?.startsWith('250') === true;
  return isOpen ? earlier.slice(mail) : [];
}

/**
 * RSET is refused where the server insists on TLS first, as every command but a few is (RFC 3207
 * §4). Elsewhere it drops the transaction (RFC 5321 §4.1.1.5), so that one is said again.
 */
export const withResets = (captured: CapturedCase): CapturedCase =>
  between(captured, (index) => {
    const isSecured = captured.steps.slice(0, index).some(({ tls }) => tls !== undefined);
    if (captured.port === 587 && !isSecured) {
      return [{ c: 'RSET' }, { s: '530 5.7.0 Must issue a STARTTLS command first' }];
    }
    const again = openTransaction(captured.steps, index);
    return [{ c: 'RSET' }, { s: '250 2.0.0 Ok' }, ...again];
  });

/** RSET in every transaction, without saying MAIL again: what follows has lost its ground. */
export function withDroppedTransaction(captured: CapturedCase): CapturedCase {
  const { steps } = captured;
  const rcpt = steps.findIndex(({ c }) => c?.startsWith('RCPT') === true);
  return {
    ...captured,
    steps: [
      ...steps.slice(0, rcpt),
      { c: 'RSET' },
      { s: '250 2.0.0 Ok' },
      ...steps.slice(rcpt, rcpt + 1),
      { s: '503 5.5.1 Error: need MAIL command' },
      { c: 'DATA' },
      { s: '503 5.5.1 Error: need RCPT command' },
      { c: 'QUIT' },
      { s: '221 2.0.0 Bye' },
      { tcp: 'closed by server' },
    ],
  };
}
