/**
 * Postfix's access lists. At RCPT, as smtpd_delay_reject has it, client, HELO, sender, relay and
 * recipient restrictions are judged in this order, then whether the recipient exists; without the
 * delay each list is judged at its own command. Within a list the first word that decides ends that
 * list; a refusal for later holds when nothing else refuses (postconf(5), SMTPD_ACCESS_README).
 */
import type { Restriction } from '../../world/postfix/restriction';
import type { KnownAnswer, RecipientFacts, RecipientJudgement } from '../serverSoftware';
import type { PostfixService } from '../serviceSettings';
import { judgeListed } from './addressClasses';
import { decideOne } from './decideOne';
import {
  recipientSubject,
  senderSubject,
  type Decision,
  type Judging,
  type ListName,
  type Refusal,
} from './decision';
import { lookUpIn, Unanswered } from './dnsChecks';

/** Refusals that wait for what else is decided. */
interface Waiting {
  ifPermitted: Refusal | null;
  ifRejected: Refusal | null;
}

const isForGood = ({ verdict, reply }: Refusal): boolean =>
  reply === null ? verdict !== 'recipient.relay-deferred' : reply.code >= 500;

/** A refusal for good becomes the earlier one that was kept for this case. */
const chosen = (what: Refusal, waiting: Waiting): Refusal =>
  waiting.ifRejected !== null && isForGood(what) ? waiting.ifRejected : what;

/** Judges a list; its refusal, or how it ended otherwise. */
function judgeList(words: readonly Restriction[], judging: Judging, waiting: Waiting): Decision {
  let warnsOnly = false;
  for (const word of words) {
    if (word === 'warn_if_reject') {
      warnsOnly = true;
      continue;
    }
    const decision = decideOne(word, judging, (inner) => judgeList(inner, judging, waiting));
    const isQuiet = warnsOnly;
    warnsOnly = false;
    switch (decision.kind) {
      case 'permit':
      case 'discard':
        return decision;
      case 'refuse':
        if (!isQuiet) return { kind: 'refuse', refusal: chosen(decision.refusal, waiting) };
        break;
      case 'defer-if-permit':
        if (!isQuiet) waiting.ifPermitted ??= decision.refusal;
        break;
      case 'defer-if-reject':
        waiting.ifRejected ??= decision.refusal;
        break;
      case 'pass':
        break;
    }
  }
  return { kind: 'pass' };
}

type Lists = readonly (readonly [ListName, readonly Restriction[]])[];

function listsAt({ parameters }: PostfixService, stage: RecipientFacts['stage']): Lists {
  const early: Lists = [
    ['client', parameters.smtpd_client_restrictions],
    ['helo', parameters.smtpd_helo_restrictions],
    ['sender', parameters.smtpd_sender_restrictions],
  ];
  switch (stage) {
    case 'connect':
      return early.slice(0, 1);
    case 'helo':
      return early.slice(1, 2);
    case 'mail':
      return parameters.smtpd_delay_reject ? [] : early.slice(2);
    case 'data':
      return [['data', parameters.smtpd_data_restrictions]];
    case 'rcpt':
      return [
        ...(parameters.smtpd_delay_reject ? early : []),
        ['relay', parameters.smtpd_relay_restrictions],
        ['recipient', parameters.smtpd_recipient_restrictions],
      ];
  }
}

/** What is looked at behind a list, whatever it says: whether the address exists. */
function judgeBehind(list: ListName, settings: PostfixService, facts: RecipientFacts): Decision {
  const { parameters } = settings;
  if (list === 'sender' && parameters.smtpd_reject_unlisted_sender && facts.sender !== '') {
    return judgeListed(settings, senderSubject(facts));
  }
  return { kind: 'pass' };
}

const ACCEPTED = { verdict: 'recipient.accepted', reply: null } as const;
const DISCARDED = { ...ACCEPTED, discards: true } as const;

/** Too many of one client in a while, as anvil(8) counts them. */
function judgeRate({ parameters }: PostfixService, facts: RecipientFacts): Refusal | null {
  const { stage, clientAddress, remembered } = facts;
  const excepted = parameters.smtpd_client_event_limit_exceptions ?? parameters.mynetworks;
  const isOver = (limit: number, count: number): boolean => limit > 0 && count > limit;
  const tooMany = (what: string): Refusal => ({
    verdict: 'client-host.too-frequent',
    reply: { code: 450, enhanced: '4.7.1', lines: [`Error: ${what} from ${clientAddress}`] },
  });
  if (excepted.includes(clientAddress)) return null;
  if (stage === 'mail' && isOver(parameters.smtpd_client_message_rate_limit, remembered.messages)) {
    return tooMany('too much mail');
  }
  const recipients = parameters.smtpd_client_recipient_rate_limit;
  return stage === 'rcpt' && isOver(recipients, remembered.recipients)
    ? tooMany('too many recipients')
    : null;
}

function judge(
  settings: PostfixService,
  facts: RecipientFacts,
  lookUp: Judging['lookUp'],
): Refusal | typeof ACCEPTED | typeof DISCARDED {
  const rate = judgeRate(settings, facts);
  if (rate !== null) return rate;
  const waiting: Waiting = { ifPermitted: null, ifRejected: null };
  for (const [list, words] of listsAt(settings, facts.stage)) {
    // What is kept for a refusal is kept for this stage's lists; relay and recipient share one.
    if (list !== 'recipient') waiting.ifRejected = null;
    const decision = judgeList(words, { settings, facts, list, lookUp }, waiting);
    if (decision.kind === 'discard') return DISCARDED;
    if (decision.kind === 'refuse') return decision.refusal;
    const behind = judgeBehind(list, settings, facts);
    if (behind.kind === 'refuse') return behind.refusal;
  }
  if (waiting.ifPermitted !== null) return waiting.ifPermitted;
  if (facts.stage !== 'rcpt' || !settings.parameters.smtpd_reject_unlisted_recipient) {
    return ACCEPTED;
  }
  const listed = judgeListed(settings, recipientSubject(facts));
  return listed.kind === 'refuse' ? listed.refusal : ACCEPTED;
}

/** What Postfix says at one stage: yes, or the first refusal; or what it has to ask. */
export function judgeRecipient(
  settings: PostfixService,
  facts: RecipientFacts,
  known: readonly KnownAnswer[],
): RecipientJudgement {
  try {
    return { kind: 'verdict', ...judge(settings, facts, lookUpIn(known)) };
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return { kind: 'ask', query: error.query };
  }
}

/** Whether something is judged at a stage at all. */
export function judgesAt(settings: PostfixService, stage: RecipientFacts['stage']): boolean {
  const { parameters } = settings;
  if (stage === 'rcpt') return true;
  if (stage === 'mail' && parameters.smtpd_client_message_rate_limit > 0) return true;
  if (parameters.smtpd_delay_reject && stage !== 'data') return false;
  return listsAt(settings, stage).some(([, words]) => words.length > 0);
}
