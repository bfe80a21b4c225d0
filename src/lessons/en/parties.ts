/**
 * How the parties of a moment are called in a sentence, and which part of the way it is. Alice's
 * client is a client only until the submission server takes over and becomes one itself.
 */
import type { StepFacts } from '../../trace/stepFacts';

/** Whether this is mail between servers: the caller is no user of the server it calls. */
export function isRelay({ ends, port, senderKind }: StepFacts): boolean {
  if (ends?.client === 'submission' || ends?.server === 'mx') return true;
  return port === 25 && senderKind === 'mail-server';
}

/** Whether a server is bringing on what somebody has handed to it. */
export const isSecondLeg = ({ ends }: StepFacts): boolean => ends?.client === 'submission';

/** Whether somebody answers in the server's place. */
export const isImpostor = ({ ends }: StepFacts): boolean => ends?.server === 'box';

/** Whether a recipient's mailbox is the business of the server that is called. */
export const isOwnDomain = ({ recipient, serverHost }: StepFacts): boolean =>
  serverHost?.endsWith(`.${domainOf(recipient)}`) === true;

/** Who opened the connection: `Alice’s client`, `the submission server`, `the mail server`. */
export function clientName({ ends, senderKind, senderName }: StepFacts): string {
  if (ends?.client === 'submission') return 'the submission server';
  return senderNameOf({ senderKind, senderName });
}

/** The program that sends: `Alice’s client`; an application or a server has a name of its own. */
export function senderNameOf({
  senderKind,
  senderName,
}: Pick<StepFacts, 'senderKind' | 'senderName'>): string {
  return senderKind === 'mail-client' ? `${senderName}’s client` : inSentence(senderName);
}

/** A name as it stands inside a sentence: `The shop` begins with an article and no capital. */
export const inSentence = (name: string): string =>
  name.replace(/^(?:The|An?) /u, (article) => article.toLowerCase());

/** Who answers on the connection. */
export function serverName({ ends, port }: StepFacts): string {
  switch (ends?.server) {
    case 'submission':
      return port === 25 ? 'the provider’s server' : 'the submission server';
    case 'mx':
      return 'the MX';
    case 'box':
      return 'the impostor';
    default:
      return 'the server';
  }
}

/** The same name at the beginning of a sentence. */
export const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * The owner of an address, for a sentence: `Bob’s` for bob@example.net, and the address itself
 * where its local part is no plain name.
 */
export function ownerOf(address: string): string {
  const name = /^([a-z]+)@/u.exec(address)?.[1];
  return name === undefined ? `${address}’s` : `${atStart(name)}’s`;
}

/** `400 ms`, `2 s`, `2.5 s`, `2 min 13 s`, `2 h`: how long something took, as the map says it. */
export function duration(durationMs: number): string {
  if (durationMs < 1000) return `${durationMs} ms`;
  if (durationMs < 120_000) return `${Math.round(durationMs / 100) / 10} s`;
  const seconds = Math.round(durationMs / 1000);
  if (seconds >= 7200) return `${Math.round(seconds / 3600)} h`;
  const rest = seconds % 60 === 0 ? '' : ` ${seconds % 60} s`;
  return `${Math.floor(seconds / 60)} min${rest}`;
}

/** How long a queue waits; from two minutes on the seconds say nothing. */
export const pause = (waitMs: number): string =>
  duration(waitMs < 120_000 ? waitMs : Math.round(waitMs / 60_000) * 60_000);

/** `port 587`; `this port` where none is known. */
export const portName = ({ port }: Pick<StepFacts, 'port'>): string =>
  port === null ? 'this port' : `port ${port}`;

/** The code a reply begins with, with its enhanced code: `535 5.7.8`. */
export function replyCode({ lines }: Pick<StepFacts, 'lines'>): string | null {
  return /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/u.exec(lines[0] ?? '')?.[0] ?? null;
}

/** The domain of an address; the whole text when it has none. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** The keyword of an EHLO reply, quoted as it stands in its line. */
export function offerOf({ lines }: Pick<StepFacts, 'lines'>, keyword: string): string | null {
  const pattern = new RegExp(`^250[ -](${keyword}(?: .*)?)$`, 'iu');
  return lines.map((line) => pattern.exec(line)?.[1]).find((found) => found !== undefined) ?? null;
}
