/**
 * The rows of BDAT (RFC 3030 §2): a chunk that is wrong, one more of the message, and the last one.
 * The octets have been read by the time the row is taken, whatever it says.
 */
import { askChunked, cancelIdleTimer } from './serverEffects';
import { answer, complain, row, type ChunkRefusal, type ServerRow } from './serverRows';

const closed = '#serverSession.closed';
const ready = '#serverSession.conversing.ready';
const receivingChunks = '#serverSession.conversing.receivingChunks';

/** A size that cannot be read: what follows would be taken for commands, so some hang up. */
const malformed: readonly ServerRow[] = [
  answer('bdat.syntax', { guard: 'closesOnBadChunk', target: closed, close: 'fin' }),
  complain('bdat.syntax', { guard: 'isChunkMalformed' }),
];

type Refusing = 'bdat.discarded' | 'bdat.empty' | 'bdat.no-recipients' | 'bdat.need-rcpt';

const refused = (rule: Refusing, why: ChunkRefusal['why'], isLast: boolean): ServerRow => {
  const guard = { type: 'refusesChunk', params: { why, isLast } } as const;
  return isLast
    ? complain(rule, { guard, then: ['forgetTransaction'], target: ready })
    : complain(rule, { guard, first: ['noteChunkFailure'] });
};

/** Where a chunk is refused, the message is lost with it, and so are the chunks to come. */
const discarding: readonly ServerRow[] = [
  refused('bdat.discarded', 'discarded', false),
  refused('bdat.discarded', 'discarded', true),
  refused('bdat.empty', 'empty', false),
];

const notOffered = complain('bdat.not-offered', { guard: 'takesNoChunks' });

/** BDAT where no message may come. */
export const strayChunk: readonly ServerRow[] = [
  notOffered,
  ...malformed,
  ...discarding,
  refused('bdat.need-rcpt', 'no-transaction', false),
  complain('bdat.need-rcpt'),
];

/** A chunk of a message with recipients. */
const takenChunk: readonly ServerRow[] = [
  complain('bdat.too-large', {
    guard: 'isChunkTooLarge',
    target: ready,
    first: ['forgetTransaction'],
  }),
  complain('data.bare-line-feed', {
    guard: 'isChunkBare',
    target: ready,
    first: ['forgetTransaction'],
  }),
  row('bdat.judge', {
    guard: 'isLastChunk',
    target: '#serverSession.judgingMessage',
    actions: ['addChunk', cancelIdleTimer, askChunked],
  }),
  answer('bdat.chunk', { target: receivingChunks, first: ['addChunk'] }),
];

/** BDAT between the chunks of a message. */
export const nextChunk: readonly ServerRow[] = [...malformed, ...discarding, ...takenChunk];

/** BDAT after MAIL, and perhaps RCPT. */
export const firstChunk: readonly ServerRow[] = [
  notOffered,
  ...malformed,
  ...discarding,
  refused('bdat.no-recipients', 'no-recipients', false),
  refused('bdat.no-recipients', 'no-recipients', true),
  complain('bdat.no-recipients', { guard: 'hasNoRecipients' }),
  ...takenChunk,
];
