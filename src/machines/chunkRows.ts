/**
 * The rows of BDAT (RFC 3030 §2): a chunk that is wrong, one more of the message, and the last one.
 * The octets have been read by the time the row is taken, whatever it says.
 */
import { askChunked, cancelIdleTimer } from './serverEffects';
import { answer, complain, row, type ServerRow } from './serverRows';

const closed = '#serverSession.closed';
const ready = '#serverSession.conversing.ready';
const receivingChunks = '#serverSession.conversing.receivingChunks';

const notOffered = complain('bdat.not-offered', { guard: 'takesNoChunks' });

/** A size that cannot be read: what follows would be taken for commands, so some hang up. */
const malformed: readonly ServerRow[] = [
  answer('bdat.syntax', { guard: 'closesOnBadChunk', target: closed, close: 'fin' }),
  complain('bdat.syntax', { guard: 'isChunkMalformed' }),
  complain('bdat.empty', { guard: 'isChunkEmpty' }),
];

/** BDAT where no message may come. */
export const strayChunk: readonly ServerRow[] = [
  notOffered,
  ...malformed,
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
export const nextChunk: readonly ServerRow[] = [...malformed, ...takenChunk];

/** BDAT after MAIL, and perhaps RCPT. */
export const firstChunk: readonly ServerRow[] = [
  notOffered,
  ...malformed,
  complain('bdat.no-recipients', { guard: 'hasNoRecipients' }),
  ...takenChunk,
];
