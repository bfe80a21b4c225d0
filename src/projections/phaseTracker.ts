/**
 * The phases of a story, for the scrubber and for moving by phase: connect, greet, seal, log in and
 * so on. On 465 the seal comes before the greeting; on 587 after it.
 */
import type { RuleId } from '../trace/rules';
import type { StepDraft } from './stepReading';

export type PhaseId =
  | 'look-up'
  | 'connect'
  | 'wait'
  | 'greet'
  | 'seal'
  | 'log-in'
  | 'envelope'
  | 'message'
  | 'leave'
  | 'find-mx'
  | 'relay'
  | 'checks'
  | 'end';

const COMMAND_PHASES: readonly (readonly [RegExp, PhaseId])[] = [
  [/^STARTTLS/iu, 'seal'],
  [/^AUTH/iu, 'log-in'],
  [/^(MAIL|RCPT)/iu, 'envelope'],
  [/^DATA/iu, 'message'],
  [/^QUIT/iu, 'leave'],
];

/** A server's last words, RFC 5321 §4.2.3: it has been told goodbye, or says it first. */
const GOODBYE = /^(?:221|421)\b/u;

/** By these a new try begins after a goodbye. */
const OPENINGS: ReadonlySet<StepDraft['kind']> = new Set(['lookup', 'connect', 'stopped']);

/** The phase that a client's line opens; null when it goes on with the one before. */
function phaseOfLine(label: string, wasSealed: boolean): PhaseId | null {
  if (/^(EHLO|HELO)/iu.test(label)) return wasSealed ? null : 'greet';
  return COMMAND_PHASES.find(([pattern]) => pattern.test(label))?.[1] ?? null;
}

/** What has happened so far. */
interface Told {
  readonly isFirst: boolean;
  /** The sender is a server that is told where to send, and asks for no MX. */
  readonly hasRelayhost: boolean;
  readonly wasGreeted: boolean;
  readonly wasSealed: boolean;
}

/** The questions by which a receiver finds out who sent a message. */
const CHECKS: ReadonlySet<RuleId> = new Set<RuleId>([
  'receiver.look-up-spf',
  'receiver.look-up-dkim-key',
  'receiver.look-up-dmarc',
]);

const RELAYHOST: RuleId = 'queue.use-relayhost';

/** The phase of a question to DNS; null where it belongs to the phase that it is asked in. */
function phaseOfLookup({ leg, rule }: StepDraft, hasRelayhost: boolean): PhaseId | null {
  if (CHECKS.has(rule)) return 'checks';
  if (hasRelayhost && leg === 'submit') return 'look-up';
  if (rule === 'sending.look-up') return 'look-up';
  // What a receiver asks while it is spoken to belongs to the phase that it is in.
  return /^(?:queue|sending|client)\./u.test(rule) ? 'find-mx' : null;
}

/** The phase of a line, from its speaker and its text. */
function phaseOfSaid(draft: StepDraft, { wasGreeted, wasSealed }: Told): PhaseId | null {
  const label = draft.travels[0]?.label ?? '';
  const isServer = draft.speaker === 'server';
  if (isServer && GOODBYE.test(label)) return 'leave';
  const said = phaseOfLine(label, wasGreeted && wasSealed);
  if (draft.leg === 'relay') return !isServer && said === 'leave' ? 'leave' : 'relay';
  if (isServer) return wasGreeted ? null : 'greet';
  return draft.rule === 'client.send-message' ? 'message' : said;
}

/** What a step would belong to, looked at alone; null goes on with the phase before. */
function ownPhase(draft: StepDraft, told: Told): PhaseId | null {
  const { isFirst, hasRelayhost } = told;
  const isRelay = draft.leg === 'relay';
  switch (draft.kind) {
    case 'lookup':
      return phaseOfLookup(draft, hasRelayhost);
    case 'connect':
      return isRelay ? 'relay' : 'connect';
    case 'stopped':
      if (draft.attempt > 1) return 'wait';
      return isRelay ? 'relay' : 'connect';
    case 'waited':
      return 'wait';
    case 'handshake':
    case 'sealed':
      return isRelay ? 'relay' : 'seal';
    case 'failed':
      if (isRelay) return 'relay';
      return draft.rule.startsWith('handshake.') ? 'seal' : null;
    case 'line':
      return phaseOfSaid(draft, told);
    case 'closed':
      return 'leave';
    case 'queue':
      if (!isFirst) return null;
      return hasRelayhost ? 'look-up' : 'find-mx';
    case 'verdict':
    case 'stored':
      return 'checks';
    case 'report':
      return 'leave';
    case 'end':
      return 'end';
  }
}

/** Phases that are over, by the leg of the way that they were on. */
interface Seen {
  readonly submit: Set<PhaseId>;
  readonly relay: Set<PhaseId>;
}

/** Whether a step begins a new try, which goes through the same phases again. */
function isNewTry({ kind }: StepDraft, current: PhaseId): boolean {
  return kind === 'connect' || current === 'wait' || (current === 'leave' && OPENINGS.has(kind));
}

/**
 * Gives each step its phase, in order. A phase that is over is not gone back to, unless something
 * begins anew: after a wait, after a goodbye, and on a new connection.
 * @param drafts the steps of the whole story.
 */
export function createPhaseTracker(drafts: readonly StepDraft[]): (draft: StepDraft) => PhaseId {
  const hasRelayhost = drafts.find(({ kind }) => kind === 'lookup')?.rule === RELAYHOST;
  const over: Seen = { submit: new Set(), relay: new Set() };
  let current: PhaseId = 'look-up';
  let beforeWait: PhaseId = current;
  let isFirst = true;
  let wasGreeted = false;
  let wasSealed = false;
  return (draft) => {
    const seen = over[draft.leg];
    const alone = ownPhase(draft, { isFirst, hasRelayhost, wasGreeted, wasSealed });
    // Whatever travels ends a wait, also what belongs to no phase of its own.
    const isMoving = current === 'wait' && draft.travels.length > 0;
    const own = alone ?? (isMoving ? beforeWait : null);
    if (draft.kind === 'connect' && draft.leg === 'submit') wasGreeted = wasSealed = false;
    if (draft.kind === 'line' && draft.speaker === 'server') wasGreeted = true;
    // On 465 the line is sealed before the greeting: then EHLO still belongs to the greeting.
    if (draft.kind === 'sealed' && wasGreeted) wasSealed = true;
    if (own !== null && own !== 'wait' && isNewTry(draft, current)) seen.clear();
    if (current !== 'wait') beforeWait = current;
    const isReturn = own !== null && own !== current && own !== 'wait' && seen.has(own);
    if (own !== null && !isReturn) current = own;
    isFirst = false;
    seen.add(current);
    return current;
  };
}
