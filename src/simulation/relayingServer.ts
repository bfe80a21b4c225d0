/** A server that relays, and the messages in its queue, as plain data. */
import type { NoticeRequest } from '../smtp/deliveryNotice';
import type { StationId } from '../trace/station';
import type { RelayParameters } from '../world/relaySchema';

/** The server that relays: who it is and how careful it is. */
export interface RelayingServer {
  readonly station: StationId;
  readonly hostName: string;
  readonly ipAddress: string;
  /** Its parameters as a client of other servers. */
  readonly relay: RelayParameters;
}

/** What a notice is about, RFC 3464 §2.3.3. */
export type NoticeKind = 'failure' | 'delay' | 'success';

export interface QueuedMessage {
  readonly queueId: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly lines: readonly string[];
  /** What the sender asked to be told, RFC 3461. */
  readonly request?: NoticeRequest;
  /** What MAIL declared the body to be, RFC 6152. */
  readonly body?: '7BIT' | '8BITMIME';
  /** Whether MAIL asked for SMTPUTF8, RFC 6531. */
  readonly isInternational?: boolean;
  /** Set when this message is a notice. */
  readonly notice?: NoticeKind;
}

/** How a recipient stands after a try. */
export interface SettledRecipient {
  readonly address: string;
  /** The enhanced status code, RFC 3463. */
  readonly status: string;
  /** Why, in the words of the log. */
  readonly detail: string;
  /** Which server said why, and what it said; null when nobody did. */
  readonly said: { readonly host: string; readonly reply: string } | null;
  /** Whether the next server gives notices itself, so that none is owed here. */
  readonly passedOn?: boolean;
}
