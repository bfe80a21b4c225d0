/**
 * A connection that breaks at a place of the dialogue: the server has the client's command, and its
 * reply is lost on the way. What each side then does, sent twice among them, is its own business
 * (RFC 5321 §4.5.3.2.6, §6.1).
 */
import type { RuleId } from '../trace/rules';
import type { Segment } from '../trace/segment';
import type { CutSettings } from '../world/networkSchema';

/** What the client has written when the line breaks; `connect` is before the greeting. */
const COMMANDS: Readonly<Record<Exclude<CutSettings['place'], 'connect'>, RegExp>> = {
  ehlo: /^(?:EHLO|HELO)\b/iu,
  starttls: /^STARTTLS$/iu,
  auth: /^AUTH\b/iu,
  mail: /^MAIL\b/iu,
  rcpt: /^RCPT\b/iu,
  data: /^DATA$/iu,
  dot: /^\.$/u,
};

export const CUT_RULE: RuleId = 'network.cut';

/** One connection on a line that may break. */
export class BrokenLine {
  private isArmed: boolean;
  private isBroken = false;

  /** @param mayBreak says, when it comes to it, whether this connection is one that breaks. */
  constructor(
    private readonly cut: CutSettings,
    private readonly mayBreak: () => boolean,
  ) {
    this.isArmed = cut.place === 'connect';
  }

  /** What becomes of a segment here; `break` is the one with which the line breaks. */
  judge({ content, direction }: Segment): 'pass' | 'break' | 'lost' {
    if (this.isBroken) return 'lost';
    if (content.kind !== 'clear' && content.kind !== 'record') return 'pass';
    if (direction === 'toServer') {
      const { place } = this.cut;
      const isPlace = content.lines.some(
        ({ text, part }) => part === 'command' && place !== 'connect' && COMMANDS[place].test(text),
      );
      this.isArmed ||= isPlace;
      return 'pass';
    }
    if (!this.isArmed) return 'pass';
    this.isArmed = false;
    if (!this.mayBreak()) return 'pass';
    this.isBroken = true;
    return 'break';
  }
}
