/** What is said about BDAT: a message in counted pieces (RFC 3030 §2). */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { lesson, text, wire, type Lesson } from './explanation';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const reply =
  (heading: string, why: string): Lesson =>
  (facts) =>
    lesson(heading, text`${lineOf(facts, 'The reply')}: ${why}`);

export const CHUNK_LESSONS = {
  'bdat.not-offered': reply(
    'Only what was offered may be used',
    'the list of extensions did not have CHUNKING on it, or the client said HELO and saw no list.',
  ),
  'bdat.syntax': reply(
    'BDAT without a size cannot be read',
    'the number says where the message ends and the next command begins.',
  ),
  'bdat.discarded': reply(
    'What belongs to a refused message is thrown away',
    'a chunk before this one was refused. The octets are counted and forgotten, up to the last chunk.',
  ),
  'bdat.empty': reply(
    'A chunk of nothing takes time and brings nothing',
    'only the last chunk may be empty, so this one is refused.',
  ),
  'bdat.need-rcpt': reply('First a recipient, then the message', 'there is no envelope to fill.'),
  'bdat.no-recipients': reply(
    'An envelope without recipients cannot be sent',
    'every recipient was refused, or none was named. The octets were read and thrown away.',
  ),
  'bdat.too-large': reply(
    'One chunk too many: the message is over the limit',
    'the sizes of all chunks are added up, and the server stops at its limit.',
  ),
  'bdat.chunk': reply(
    'A piece of the message has come, and its octets were counted',
    'no dot ends it and no line is looked at. More pieces may follow.',
  ),
  'bdat.judge': () =>
    lesson(
      'The last piece is there, and the server thinks about the message',
      text`LAST says that nothing follows. From here on it is like the lone dot after DATA.`,
    ),
  'bdat.accept': reply(
    'The server has taken the message in pieces, and answers for it now',
    'from this reply on it must deliver it or give it back.',
  ),
  'bdat.mixed': reply(
    'Half a message has come in pieces; only pieces may follow',
    'BDAT and other commands of a transaction cannot be mixed.',
  ),
  'bdat.only-reset': reply(
    'The message is spoiled, and only a fresh start helps',
    'RSET forgets what has come so far.',
  ),
} satisfies Partial<Record<RuleId, Lesson>>;
