/**
 * What a receiver makes of what it has found out: refusal, spam folder or inbox.
 * Simplified: the spam folder is this world's own rule of points, no standard's. What a domain's
 * DMARC policy asks for is a wish: whether it is followed is the receiver's setting
 * (RFC 7489 §6.7).
 */
import type { Authentication } from '../trace/authentication';
import type { ScoreReason } from '../trace/traceEvent';
import type { SpamRule } from '../software/serviceSettings';
import type { Judgement, ReceiverContext } from './receiver';

/** Without a rule nothing costs points. */
const NO_RULE: SpamRule = {
  threshold: 1,
  noReverseName: 0,
  spfFail: 0,
  spfSoftfail: 0,
  spfNone: 0,
  dmarcFail: 0,
};

function candidatesFor(
  rule: SpamRule,
  { spf, dmarc }: Authentication,
  reverseName: string | null,
): readonly ScoreReason[] {
  return [
    { reason: 'no-reverse-name', points: reverseName === null ? rule.noReverseName : 0 },
    { reason: 'spf-fail', points: spf.result === 'fail' ? rule.spfFail : 0 },
    { reason: 'spf-softfail', points: spf.result === 'softfail' ? rule.spfSoftfail : 0 },
    { reason: 'spf-none', points: spf.result === 'none' ? rule.spfNone : 0 },
    // A policy that asks for nothing must change nothing.
    { reason: 'dmarc-fail', points: dmarc.handling === 'none' ? 0 : rule.dmarcFail },
  ];
}

/** Adds this world's points; the threshold decides the folder, a followed policy the refusal. */
export function judgeMessage(
  { settings, reverseName }: Pick<ReceiverContext, 'settings' | 'reverseName'>,
  authentication: Authentication,
): Judgement {
  const rule = settings.spamRule ?? NO_RULE;
  const reasons = candidatesFor(rule, authentication, reverseName).filter(
    ({ points }) => points > 0,
  );
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  const follows = settings.filters?.opendmarc.RejectFailures ?? false;
  const { handling } = authentication.dmarc;
  const isRefused = follows && handling === 'reject';
  // OpenDMARC puts such mail on hold, as it is asked to; here it is put into the spam folder.
  const isAside = follows && handling === 'quarantine';
  const folder = isAside || score >= rule.threshold ? 'spam' : 'inbox';
  return {
    disposition: follows ? handling : 'none',
    decision: isRefused ? 'refuse' : folder,
    score,
    threshold: rule.threshold,
    reasons,
    authentication,
    reverseName,
  };
}
