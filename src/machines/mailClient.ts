/**
 * The facts, events and effects of the sender's program: it finds its outgoing server, connects,
 * lets the session do its work and tells its user how it ended.
 */
import type { DnsAnswer, DnsQuery } from '../trace/traceEvent';
import type { SessionOutcome } from './clientSession';

export interface MailClientInput {
  readonly host: string;
  readonly port: number;
  /** null where the program leaves it to TCP. */
  readonly connectTimeoutMs: number | null;
}

export interface MailClientContext extends MailClientInput {
  readonly ipAddress: string | null;
}

export type ConnectionFailure = 'timed-out' | 'refused' | 'prohibited';

export type MailClientEvent =
  | { readonly type: 'message.submitted' }
  | { readonly type: 'answer.received'; readonly query: DnsQuery; readonly answer: DnsAnswer }
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.failed'; readonly reason: ConnectionFailure }
  | { readonly type: 'session.ended'; readonly outcome: SessionOutcome }
  | { readonly type: 'timer.fired'; readonly name: 'connect' };

export type MailClientEffect =
  | { readonly type: 'lookUp'; readonly params: { readonly query: DnsQuery } }
  | {
      readonly type: 'openConnection';
      readonly params: {
        readonly ipAddress: string;
        readonly hostName: string;
        readonly port: number;
      };
    }
  | { readonly type: 'abandonConnection' }
  | {
      readonly type: 'startTimer';
      readonly params: { readonly name: 'connect'; readonly afterMs: number | null };
    }
  | { readonly type: 'cancelTimer'; readonly params: { readonly name: 'connect' } }
  | {
      readonly type: 'report';
      readonly params: {
        readonly status: 'sent' | 'rejected' | 'aborted';
        readonly detail: string;
      };
    };
