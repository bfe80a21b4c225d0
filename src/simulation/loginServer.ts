/**
 * The login server of a submission server: it knows the accounts and their passwords, and says
 * whether what a client shows fits. For SCRAM, DIGEST-MD5 and tokens it also says what the exchange
 * goes on with. RFC 4954 §4, RFC 5802 §3, RFC 7628 §3.2.
 */
import { tokenRefusal } from '../software/postfix/dovecot';
import type { LoginAnswer, LoginChallenge, LoginProof } from '../software/login';
import type { ServiceSettings } from '../software/serviceSettings';
import { encodeBase64 } from '../smtp/sasl';
import { cramDigest } from '../smtp/sasl/cramMd5';
import { digestProofs } from '../smtp/sasl/digestMd5';
import { scramProofs, scramServerFirst } from '../smtp/sasl/scram';
import type { SubmissionSettings } from '../world/serverSchema';

const ACCEPTED: LoginAnswer = { accepted: true };
const REFUSED: LoginAnswer = { accepted: false };

type ProofOf<TKind extends LoginProof['kind']> = Extract<LoginProof, { readonly kind: TKind }>;

const goesOn = (
  why: LoginChallenge['why'],
  text: string,
  exchange: LoginChallenge['exchange'],
) => ({
  accepted: false,
  more: { why, challenge: encodeBase64(text), exchange },
});

/** Salt and iterations of a user who is known, or who is said to be. */
function scramQuestion(
  user: string,
  proof: ProofOf<'scram-first'>,
  iterations: number,
): LoginAnswer {
  const { mechanism, first, nonce, salt } = proof;
  const serverFirst = scramServerFirst(first.nonce, nonce, salt, iterations);
  const exchange = {
    stage: 'final',
    mechanism,
    user,
    first,
    nonce: first.nonce + nonce,
    serverFirst,
  } as const;
  return goesOn('question', serverFirst, exchange);
}

function scramVerdict(user: string, password: string, proof: ProofOf<'scram-final'>): LoginAnswer {
  const { mechanism } = proof.signed;
  const proofs = scramProofs(password, proof.signed);
  if (proofs.client !== proof.proof) return REFUSED;
  return goesOn('proof', `v=${proofs.server}`, { stage: 'proven', mechanism, user });
}

function digestVerdict(user: string, password: string, proof: ProofOf<'digest-md5'>): LoginAnswer {
  const proofs = digestProofs(password, proof.response);
  if (proofs.client !== proof.response.response) return REFUSED;
  const exchange = { stage: 'proven', mechanism: 'DIGEST-MD5', user } as const;
  return goesOn('proof', `rspauth=${proofs.server}`, exchange);
}

/** Where the program and its list of users are one, the program says itself that it cannot tell. */
const unreachable = (
  server: SubmissionSettings['login']['server'],
  software: ServiceSettings['software'],
): LoginAnswer | null => {
  if (server === 'up') return null;
  const isTold = software === 'exim' || server === 'lost';
  return isTold ? { accepted: false, unavailable: true } : REFUSED;
};

/** What the submission server's login server answers. */
export function checkLogin(
  server: SubmissionSettings,
  user: string,
  proof: LoginProof,
): LoginAnswer {
  const { login, accounts, software } = server;
  const silence = unreachable(login.server, software);
  if (silence !== null) return silence;
  const account = accounts.find((known) => known.user === user && known.disabled !== true);
  if (proof.kind === 'none' || proof.kind === 'told') return REFUSED;
  if (proof.kind === 'token') {
    if (account?.token !== undefined && account.token === proof.token) return ACCEPTED;
    const { mechanism } = proof;
    const refusal = tokenRefusal(mechanism, login.openid_configuration_url);
    return goesOn('token', refusal, { stage: 'refused', mechanism, user });
  }
  if (account === undefined) return REFUSED;
  const { password } = account;
  switch (proof.kind) {
    case 'password':
      return proof.password === password ? ACCEPTED : REFUSED;
    case 'cram-md5':
      return proof.digest === cramDigest(password, proof.challenge) ? ACCEPTED : REFUSED;
    case 'digest-md5':
      return digestVerdict(user, password, proof);
    case 'scram-first':
      return scramQuestion(user, proof, login.iterations);
    case 'scram-final':
      return scramVerdict(user, password, proof);
  }
}

/**
 * What an impostor answers: yes to everything. It knows no password, so the proof that SCRAM
 * demands of a server is one that it makes up.
 */
export function impostorLogin(user: string, proof: LoginProof): LoginAnswer {
  if (proof.kind === 'scram-first') return scramQuestion(user, proof, 4096);
  if (proof.kind !== 'scram-final') return ACCEPTED;
  const { signed } = proof;
  const made = scramProofs('', signed).server;
  const exchange = { stage: 'proven', mechanism: signed.mechanism, user } as const;
  return goesOn('proof', `v=${made}`, exchange);
}

/** What the check comes to for a trace; null when it only went on, or was told before. */
export function verdictOf(proof: LoginProof, { accepted, more }: LoginAnswer): boolean | null {
  if (proof.kind === 'told' || more?.why === 'question') return null;
  return accepted || more?.why === 'proof';
}
