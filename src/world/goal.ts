/**
 * What a scenario is to show, as data: how the story ends and what strangers could read. It is
 * judged on the trace, in the projections.
 */
export interface Goal {
  readonly status: 'delivered' | 'deferred' | 'bounced' | 'rejected' | 'aborted' | 'discarded';
  readonly deliveredTo: 'inbox' | 'spam' | 'impostor' | null;
  readonly credentialsExposed: boolean;
  readonly messageExposed: boolean;
  /** Rules that must have fired, and lines that must have been said, in any order. */
  readonly fires: readonly string[];
  readonly says: readonly string[];
}
