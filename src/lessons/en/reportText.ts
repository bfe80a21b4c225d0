/**
 * What the sender's program tells its user at the end. Real programs word it each in their own way;
 * this is what a careful one would say: what failed, the server's own words, and where the message
 * is now. RFC 8314 §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { reasonText } from './reasonText';

export type ReportFacts = Pick<StepFacts, 'detail' | 'serverHost' | 'port'>;

const placeOf = ({ serverHost, port }: ReportFacts): string =>
  serverHost === null ? 'the server' : `${serverHost}${port === null ? '' : `, port ${port}`}`;

/** One or two sentences. `rule` is the one that decided, of the session or of the program. */
export function reportText(rule: RuleId, facts: ReportFacts): string {
  const { detail } = facts;
  switch (rule) {
    case 'sending.sent':
    case 'client.message-accepted':
    case 'data.accept':
      return `Message sent. The server said: ${detail}`;
    case 'sending.no-address':
      return `The server ${facts.serverHost ?? ''} was not found. Nothing was sent.`;
    case 'sending.connect-timed-out':
    case 'sending.connect-refused':
    case 'sending.connect-prohibited':
      return `No connection to ${placeOf(facts)}: ${detail}. Nothing was sent.`;
    case 'client.starttls-missing':
    case 'client.starttls-refused':
      return `${placeOf(facts)} did not offer a secure connection. Nothing was sent.`;
    case 'sending.refused':
      return `The server refused the message: ${detail}. Nothing was sent.`;
    case 'sending.gave-up':
      return `Sending through ${placeOf(facts)} failed: ${detail}. Nothing was sent.`;
    default: {
      const reason = reasonText(rule, detail, { status: 'aborted', deliveredTo: null });
      return `${reason} Nothing was sent.`;
    }
  }
}
