/**
 * The options of MAIL and RCPT that Postfix takes: SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8
 * (RFC 6531), AUTH (RFC 4954 §5), and DSN's RET, ENVID, NOTIFY and ORCPT (RFC 3461 §4).
 */
import type { OptionFacts } from '../serverSoftware';

const BODY_VALUES: ReadonlySet<string> = new Set(['7BIT', '8BITMIME']);
const RET_VALUES: ReadonlySet<string> = new Set(['FULL', 'HDRS']);

function isMailOption({ name, value }: OptionFacts): boolean {
  switch (name) {
    case 'SIZE':
    case 'AUTH':
    case 'ENVID':
      return value !== null;
    case 'BODY':
      return value !== null && BODY_VALUES.has(value.toUpperCase());
    case 'RET':
      return value !== null && RET_VALUES.has(value.toUpperCase());
    case 'SMTPUTF8':
      return value === null;
    default:
      return false;
  }
}

const isRcptOption = ({ name, value }: OptionFacts): boolean =>
  (name === 'NOTIFY' || name === 'ORCPT') && value !== null;

/** The first option that is not understood, as typed; null when all are. */
export function refusedOption(
  verb: 'mail' | 'rcpt',
  parameters: readonly OptionFacts[],
): string | null {
  const isKnown = verb === 'mail' ? isMailOption : isRcptOption;
  return parameters.find((parameter) => !isKnown(parameter))?.text ?? null;
}
