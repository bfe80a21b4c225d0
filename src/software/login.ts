/**
 * A login as a server's software leads it: where an exchange stands, what the next line of the
 * client means, what has to be asked of the login server (Dovecot beside Postfix, the authenticator
 * within Exim), and what that one answers. RFC 4422 §3, RFC 4954 §4.
 */
import type { DigestResponse } from '../smtp/sasl/digestMd5';
import type { Mechanism, ScramMechanism, TokenMechanism } from '../smtp/sasl/mechanisms';
import type { ScramFirst, ScramSigned } from '../smtp/sasl/scram';

/** What a client has to show for its name. */
export type LoginProof =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'cram-md5'; readonly challenge: string; readonly digest: string }
  | { readonly kind: 'digest-md5'; readonly response: DigestResponse }
  /** The user is named; the login server looks up salt and keys. */
  | {
      readonly kind: 'scram-first';
      readonly mechanism: ScramMechanism;
      readonly first: ScramFirst;
      readonly nonce: string;
      readonly salt: string;
    }
  | { readonly kind: 'scram-final'; readonly signed: ScramSigned; readonly proof: string }
  | { readonly kind: 'token'; readonly mechanism: TokenMechanism; readonly token: string }
  /** Nothing that could be right: malformed, or a name that cannot be. */
  | { readonly kind: 'none' }
  /** The client has taken note that its token was refused. */
  | { readonly kind: 'told' };

/** Where an exchange stands between two lines of the client. */
export type SaslExchange =
  /** The first response is awaited; `challenge` is what it has to fit. */
  | {
      readonly stage: 'response';
      readonly mechanism: Mechanism;
      readonly challenge: string;
      /** The n-th login of the session, for what chance gives it. */
      readonly attempt: number;
    }
  /** Parts of the login have come, the next ones are awaited. */
  | {
      readonly stage: 'parts';
      readonly mechanism: 'PLAIN' | 'LOGIN';
      readonly parts: readonly string[];
      readonly prompted: number;
    }
  | {
      readonly stage: 'final';
      readonly mechanism: ScramMechanism;
      readonly user: string;
      readonly first: ScramFirst;
      readonly nonce: string;
      readonly serverFirst: string;
    }
  /** The client is in, as soon as it has taken note of the server's proof. */
  | { readonly stage: 'proven'; readonly mechanism: Mechanism; readonly user: string }
  /** The token is refused, as soon as the client has taken note. */
  | { readonly stage: 'refused'; readonly mechanism: Mechanism; readonly user: string };

/** What a line of the client leads to. */
export type LoginStep =
  | {
      readonly step:
        | 'syntax'
        | 'bad-name'
        | 'bad-mechanism'
        | 'bad-initial-base64'
        | 'unexpected-initial'
        | 'bad-base64'
        | 'too-long'
        | 'cancel';
    }
  | {
      readonly step: 'challenge';
      /** In base64. */
      readonly challenge: string;
      readonly exchange: SaslExchange;
    }
  | { readonly step: 'check'; readonly user: string; readonly proof: LoginProof }
  | { readonly step: 'accept'; readonly user: string };

/** A challenge that only the login server could make, and what it is for. */
export interface LoginChallenge {
  readonly why: 'question' | 'proof' | 'token';
  /** In base64. */
  readonly challenge: string;
  readonly exchange: SaslExchange;
}

export interface LoginAnswer {
  readonly accepted: boolean;
  /** The login server could not say. */
  readonly unavailable?: boolean;
  /** The exchange goes on. */
  readonly more?: LoginChallenge;
}

export const refuse = (user = ''): LoginStep => ({ step: 'check', user, proof: { kind: 'none' } });

export const byPassword = (user: string, password: string): LoginStep => ({
  step: 'check',
  user,
  proof: { kind: 'password', password },
});

/** What there must be before a client may send at all. */
export type Lack = 'tls' | 'login' | 'space';
