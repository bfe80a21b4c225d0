/**
 * What strangers could read in a story: the password, the message, and to whom. Whoever stands on
 * the way reads what passes in the clear; an impostor reads what it is sent, sealed or not.
 */
import type { SegmentContent } from '../trace/segment';
import type { ObserverId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';

export type Stranger = ObserverId | 'impostor';

export interface Exposure {
  readonly credentials: boolean;
  readonly message: boolean;
  /** Who could read the password or the message, in the order in which they could. */
  readonly to: readonly Stranger[];
}

/** A password, or a bearer token: who has read either can log in with it. */
const carries = (content: SegmentContent): { password: boolean; message: boolean } => {
  if (content.kind !== 'clear' && content.kind !== 'record') {
    return { password: false, message: false };
  }
  return {
    password: content.lines.some(({ secrets }) => secrets.some(({ what }) => what !== 'login')),
    message: content.lines.some(({ part }) => part === 'data'),
  };
};

/** The exposure up to an event, or of the whole story. */
export function projectExposure(trace: Trace, upToSeq = Number.MAX_SAFE_INTEGER): Exposure {
  const contents = new Map<number, SegmentContent>();
  const readers = new Set<Stranger>();
  let credentials = false;
  let message = false;
  const note = (stranger: Stranger, content: SegmentContent): void => {
    const found = carries(content);
    if (!found.password && !found.message) return;
    credentials ||= found.password;
    message ||= found.message;
    readers.add(stranger);
  };
  for (const event of trace.events) {
    if (event.seq > upToSeq) break;
    if (event.type === 'wire:segment_sent') contents.set(event.segment.id, event.segment.content);
    if (event.type === 'wire:segment_passed') {
      const content = contents.get(event.segment);
      if (content?.kind === 'clear') note(event.at, content);
    }
    if (event.type === 'wire:segment_received' && event.segment.to === 'box') {
      note('impostor', event.segment.content);
    }
  }
  return { credentials, message, to: [...readers] };
}
