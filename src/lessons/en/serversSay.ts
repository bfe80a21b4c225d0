/** One sentence on how servers answer a command: those with the same code stand together. */
import type { ServerDifference } from '../serverDifferences';

const codeOf = (reply: string): string => reply.slice(0, 3);

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** `To MAIL, Postfix and OpenSMTPD say 530, Exim and Haraka say 550.` */
export function serversSay({ verb, replies }: ServerDifference): string {
  const codes = [...new Set(replies.map(({ reply }) => codeOf(reply)))];
  const groups = codes.map((code) => {
    const names = replies.filter(({ reply }) => codeOf(reply) === code).map(({ server }) => server);
    return `${listed(names)} ${names.length === 1 ? 'says' : 'say'} ${code}`;
  });
  const sentence = `${groups.join(', ')}.`;
  return verb === '' ? `Here ${sentence}` : `To ${verb}, ${sentence}`;
}
