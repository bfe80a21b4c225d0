/**
 * What a server puts above a message: the trace header when it accepts it (RFC 5321 §4.4), and what
 * its delivery agent adds when it lies in a mailbox. Each software has a form of its own.
 */
import { eximDelivered, eximReceived } from './exim/traceHeaders';
import { postfixDelivered, postfixReceived } from './postfix/traceHeaders';
import type { ServiceSettings } from './serviceSettings';

/** What is known of the session in which a message was accepted. */
export interface AcceptanceFacts {
  /** The name in EHLO or HELO; null where none was given. */
  readonly helloName: string | null;
  /** The client's name, when it leads back to its address. */
  readonly clientName: string | null;
  readonly clientAddress: string;
  /** Whether the greeting was an EHLO. */
  readonly extended: boolean;
  /** Version and suite (OpenSSL's name), or null in the clear. */
  readonly tls: TlsFacts | null;
  readonly identity: string | null;
  /** Whether MAIL asked for SMTPUTF8, RFC 6531 §3.7. */
  readonly isInternational: boolean;
  readonly queueId: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly epochMs: number;
}

export interface TlsFacts {
  /** Such as `1.3`. */
  readonly version: string;
  readonly suite: string;
}

export interface DeliveryFacts {
  readonly sender: string;
  readonly recipient: string;
  readonly epochMs: number;
}

/** The Received: header of a service, one line per folded line. */
export const receivedLines = (
  settings: ServiceSettings,
  facts: AcceptanceFacts,
): readonly string[] =>
  settings.software === 'exim' ? eximReceived(settings, facts) : postfixReceived(settings, facts);

/** What stands at the very top of a message in a mailbox. */
export const deliveredLines = (
  software: ServiceSettings['software'],
  facts: DeliveryFacts,
): readonly string[] => (software === 'exim' ? eximDelivered(facts) : postfixDelivered(facts));
