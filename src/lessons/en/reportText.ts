/**
 * What the sender's program tells its user at the end. Real programs word it each in their own way;
 * this is what a careful one would say: what failed, the server's own words, and that nothing was
 * sent. RFC 8314 §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Paragraph, plainText, text, wire } from './explanation';
import { reasonWords } from './reasonText';

export type ReportFacts = Pick<StepFacts, 'detail' | 'serverHost' | 'port'>;

const placeOf = ({ serverHost, port }: ReportFacts): string =>
  `${serverHost ?? 'the server'}${port === null ? '' : `, port ${port}`}`;

/** One or two sentences, what was said on the wire marked. `rule` is the one that decided. */
export function reportWords(rule: RuleId, facts: ReportFacts): Paragraph {
  const { detail } = facts;
  const said = wire(detail, 'no reason was given');
  switch (rule) {
    case 'sending.sent':
      return text`Message sent. The server said: ${said}`;
    case 'sending.no-address':
      return text`The server ${wire(facts.serverHost, 'for outgoing mail')} was not found. The
        message was not sent.`;
    case 'sending.connect-timed-out':
    case 'sending.connect-refused':
    case 'sending.connect-prohibited':
      return text`No connection to ${placeOf(facts)}: ${said}. The message was not sent.`;
    case 'client.greeting-unreadable':
      return text`The mail server sent an incorrect greeting: ${said}. The
        message was not sent.`;
    case 'client.starttls-missing':
    case 'client.starttls-refused':
      return text`No secure connection to ${placeOf(facts)}. The message was not sent.`;
    case 'sending.refused':
      return text`The server refused the message: ${said}. The message was not sent.`;
    case 'sending.gave-up':
      return text`Sending through ${placeOf(facts)} failed: ${said}. The message was not sent.`;
    default: {
      const outcome = { status: 'aborted', deliveredTo: null } as const;
      return [...reasonWords(rule, detail, outcome), ' The message was not sent.'];
    }
  }
}

/** The same as plain text. */
export const reportText = (rule: RuleId, facts: ReportFacts): string =>
  plainText(reportWords(rule, facts));
