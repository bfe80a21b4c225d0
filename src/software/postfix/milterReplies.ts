/**
 * What Postfix passes on when a milter refuses a whole message after its end: the milter's own code
 * and words. Measured with OpenDMARC 1.4.2 (RejectFailures).
 */
import type { Reply } from '../../smtp/reply';
import type { MessageVerdict } from '../serverSoftware';

const REPLIES: Readonly<Record<MessageVerdict, (domain: string) => Reply>> = {
  'message.against-policy': (domain) => ({
    code: 550,
    enhanced: '5.7.1',
    lines: [`rejected by DMARC policy for ${domain}`],
  }),
};

/** The refusal of a message; `domain` is the one whose policy it is. */
export const refusalByMilter = (verdict: MessageVerdict, domain: string): Reply =>
  REPLIES[verdict](domain);
