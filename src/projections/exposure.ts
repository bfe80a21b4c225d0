/**
 * What strangers could read in a story: the password, the message, and to whom. Whoever stands on
 * the way reads what passes in the clear; an impostor reads what it is sent, sealed or not.
 */
import type { Secret, SegmentContent, WireLine } from '../trace/segment';
import type { ObserverId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';

export type Stranger = ObserverId | 'impostor';

export interface Exposure {
  readonly credentials: boolean;
  readonly message: boolean;
  /** Whether an address of the envelope could be read, MAIL FROM or RCPT TO (RFC 5321 §3.3). */
  readonly addresses: boolean;
  /** Who could read the password or the message, in the order in which they could. */
  readonly to: readonly Stranger[];
}

/** A password or a bearer token: who has read either can log in with it. */
interface Carried {
  readonly password: boolean;
  readonly token: boolean;
  readonly message: boolean;
  readonly addresses: boolean;
}

/** Whether a line names a sender or recipient of the envelope. */
export const namesAddress = ({ text, part }: WireLine): boolean =>
  part === 'command' && /^(?:MAIL FROM|RCPT TO):/iu.test(text);

const KINDS = ['password', 'token', 'message'] as const;

const carries = (content: SegmentContent): Carried => {
  if (content.kind !== 'clear' && content.kind !== 'record') {
    return { password: false, token: false, message: false, addresses: false };
  }
  const has = (kind: Secret['what']): boolean =>
    content.lines.some(({ secrets }) => secrets.some(({ what }) => what === kind));
  return {
    password: has('password'),
    token: has('token'),
    message: content.lines.some(({ part }) => part === 'data'),
    addresses: content.lines.some(namesAddress),
  };
};

/** What strangers could read up to an event. */
function readUpTo(trace: Trace, upToSeq: number) {
  const contents = new Map<number, SegmentContent>();
  const readers = new Set<Stranger>();
  const what = new Set<keyof Carried>();
  const note = (stranger: Stranger, content: SegmentContent): void => {
    const found = carries(content);
    if (found.addresses) what.add('addresses');
    for (const kind of KINDS.filter((name) => found[name])) {
      what.add(kind);
      readers.add(stranger);
    }
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
  return { what, to: [...readers] };
}

/** The exposure up to an event, or of the whole story. */
export function projectExposure(trace: Trace, upToSeq = Number.MAX_SAFE_INTEGER): Exposure {
  const { what, to } = readUpTo(trace, upToSeq);
  const credentials = what.has('password') || what.has('token');
  return { credentials, message: what.has('message'), addresses: what.has('addresses'), to };
}

/** Whether all that could be read of logins were bearer tokens, and no password. */
export function isTokenExposed(trace: Trace, upToSeq = Number.MAX_SAFE_INTEGER): boolean {
  const { what } = readUpTo(trace, upToSeq);
  return what.has('token') && !what.has('password');
}
