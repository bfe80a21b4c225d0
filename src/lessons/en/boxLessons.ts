/**
 * Lessons of a box on the path that changes what passes, by each way of keeping a line open.
 * RFC 3207 §6, RFC 4954 §9, RFC 8314 §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import type { Interference } from '../../trace/traceEvent';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';

function removed({ removed: lines }: Interference): Explanation {
  return lesson(
    'A box on the way took STARTTLS out of the reply',
    text`The server sent ${wire(lines[0], 'its offer of STARTTLS')}; it never arrives. Nothing in the
      clear can be trusted, not even a list of offers, and the client cannot see that something is
      missing.`,
    text`Now the client’s own setting decides: require TLS and stop, or use it if available and go
      on in the clear.`,
  );
}

function replaced({ removed: lines, added }: Interference): Explanation {
  return lesson(
    'A box took STARTTLS out of the reply and put an offer to log in',
    text`${wire(lines[0], 'The offer of STARTTLS')} is gone; ${wire(added[0], 'an offer of AUTH')} is
      the box’s own. The server offers a login only under TLS, but the client cannot know that: it
      sees a server that wants the password now.`,
  );
}

function masked({ removed: lines, added }: Interference): Explanation {
  return lesson(
    'A box on the way wrote over STARTTLS, so that nobody recognises it',
    text`${wire(lines[0], 'The offer of STARTTLS')} arrives as ${wire(added[0], 'something else')}. The
      length stays the same, the offer is gone. Some firewalls do this as delivered, to be able to
      read mail that passes.`,
  );
}

function refusedInPlace({ added }: Interference): Explanation {
  return lesson(
    'A box answers STARTTLS in the server’s place, with no',
    text`${wire(added[0], 'The refusal')} did not come from the server, which never saw the question.
      A client that requires TLS stops here; one that uses it if available goes on in the clear.`,
  );
}

/** What a box did to a reply, as the client is about to be misled by it. */
export function interferedEhlo(interference: Interference): Explanation {
  switch (interference.way) {
    case 'removed-starttls':
      return removed(interference);
    case 'masked-starttls':
      return masked(interference);
    case 'replaced-starttls':
      return replaced(interference);
    case 'refused-starttls':
      return refusedInPlace(interference);
  }
}

const changed =
  (way: Interference['way']): Lesson =>
  ({ interference }: StepFacts) =>
    interferedEhlo(interference ?? { way, removed: [], added: [] });

export const BOX_LESSONS = {
  'box.remove-starttls': changed('removed-starttls'),
  'box.mask-starttls': changed('masked-starttls'),
  'box.replace-starttls': changed('replaced-starttls'),
  'box.refuse-starttls': changed('refused-starttls'),
} satisfies Partial<Record<RuleId, Lesson>>;
