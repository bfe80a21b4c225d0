/**
 * Writes a receiver's judgement on a message into the trace: what it has found out, the points, and
 * by the rule whether the message was refused, kept, or put aside.
 */
import type { Judgement } from '../machines/receiver';
import type { RuleId } from '../trace/rules';
import type { StationId } from '../trace/station';
import type { Story } from './story';

/** Records a judgement of a station's, under the rule by which it was made. */
export function noteJudgement(
  story: Story,
  station: StationId,
  rule: RuleId,
  { score, threshold, reasons, authentication, reverseName }: Judgement,
): void {
  const facts = { score, threshold, reasons, authentication, reverseName };
  story.record(station, rule, { type: 'mailbox:message_judged', ...facts });
}
