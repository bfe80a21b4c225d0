/**
 * What a receiver has found out about who sent a message: the results of SPF (RFC 7208 §2.6), DKIM
 * (RFC 6376 §6.1) and DMARC, as a trace holds them. The result words are those of RFC 8601 §2.7.
 */

export type SpfResult =
  'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

export interface SpfFinding {
  readonly result: SpfResult;
  /** Whose domain was asked: the one in MAIL FROM, or the one in EHLO. */
  readonly identity: 'mailfrom' | 'helo';
  /** The domain whose record was looked at first. */
  readonly domain: string;
  /** The term that decided, as it stands in the record; '' when none did. */
  readonly term: string;
  /** Why there is no verdict: what is wrong with a record or what was too much; '' otherwise. */
  readonly problem: string;
  /** What the domain says about a failure (the modifier exp); '' when nothing. */
  readonly explanation: string;
}

export type DkimResult = 'pass' | 'fail' | 'neutral' | 'temperror' | 'permerror';

/** Why a signature does not pass. */
export type DkimProblem =
  | 'syntax'
  | 'version'
  | 'algorithm'
  | 'from-not-signed'
  | 'expired'
  | 'body-changed'
  | 'header-changed'
  | 'no-key'
  | 'key-revoked'
  | 'key-syntax'
  | 'key-unavailable';

/** One signature and what became of it. A message without any has an empty list of them. */
export interface DkimFinding {
  readonly result: DkimResult;
  readonly domain: string;
  readonly selector: string;
  /** The user or agent that the signer names (i=). */
  readonly identity: string;
  readonly algorithm: string;
  /** The beginning of the signature, by which it can be told from others. */
  readonly signature: string;
  readonly problem: DkimProblem | null;
  /** Whether the key says that its domain is only trying (t=y). */
  readonly isTest: boolean;
}

export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export interface DmarcFinding {
  readonly result: 'none' | 'pass' | 'fail' | 'temperror' | 'permerror';
  /** The domain in the header From; '' when there is none to be found. */
  readonly domain: string;
  /** The domain whose record applies; '' without one. */
  readonly policyDomain: string;
  /** What that record asks for when a message fails. */
  readonly policy: DmarcPolicy;
  /** What is left of it for this message: none when it passes, one step less while testing. */
  readonly handling: DmarcPolicy;
  /** Whether SPF and DKIM passed for a domain that belongs to the one in From. */
  readonly isSpfAligned: boolean;
  readonly isDkimAligned: boolean;
}

export interface Authentication {
  readonly spf: SpfFinding;
  readonly dkim: readonly DkimFinding[];
  readonly dmarc: DmarcFinding;
}
