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

/** What a step would belong to, looked at alone; null goes on with the phase before. */
function ownPhase(draft: StepDraft, told: Told): PhaseId | null {
  const { isFirst, hasRelayhost, wasGreeted, wasSealed } = told;
  const isRelay = draft.leg === 'relay';
  const label = draft.travels[0]?.label ?? '';
  switch (draft.kind) {
    case 'lookup':
      if (CHECKS.has(draft.rule)) return 'checks';
      if (hasRelayhost && draft.rule === RELAYHOST) return 'look-up';
      if (draft.rule === 'sending.look-up') return 'look-up';
      // What a receiver asks while it is spoken to belongs to the phase that it is in.
      return /^(?:queue|sending|client)\./u.test(draft.rule) ? 'find-mx' : null;
    case 'connect':
      return isRelay ? 'relay' : 'connect';
    case 'stopped':
      return draft.attempt > 1 ? 'wait' : 'connect';
    case 'waited':
      return 'wait';
    case 'handshake':
    case 'sealed':
      return isRelay ? 'relay' : 'seal';
    case 'failed':
      return draft.rule.startsWith('handshake.') && !isRelay ? 'seal' : null;
    case 'line':
      if (isRelay) return 'relay';
      if (draft.speaker === 'server') return wasGreeted ? null : 'greet';
      if (draft.rule === 'client.send-message') return 'message';
      return phaseOfLine(label, wasGreeted && wasSealed);
    case 'closed':
      return isRelay ? null : 'leave';
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

/**
 * Gives each step its phase, in order; a phase that is over is not gone back to.
 * @param drafts the steps of the whole story.
 */
export function createPhaseTracker(drafts: readonly StepDraft[]): (draft: StepDraft) => PhaseId {
  const hasRelayhost = drafts.find(({ kind }) => kind === 'lookup')?.rule === RELAYHOST;
  const seen = new Set<PhaseId>();
  let current: PhaseId = 'look-up';
  let wasGreeted = false;
  let wasSealed = false;
  return (draft) => {
    const own = ownPhase(draft, { isFirst: seen.size === 0, hasRelayhost, wasGreeted, wasSealed });
    if (draft.kind === 'line' && draft.speaker === 'server') wasGreeted = true;
    // On 465 the line is sealed before the greeting: then EHLO still belongs to the greeting.
    if (draft.kind === 'sealed' && wasGreeted) wasSealed = true;
    const isReturn = own !== null && own !== current && own !== 'wait' && seen.has(own);
    if (own !== null && !isReturn) current = own;
    seen.add(current);
    return current;
  };
}
