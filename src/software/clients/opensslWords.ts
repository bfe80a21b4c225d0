/**
 * How programs that stand on OpenSSL 3.0 name what failed: each quotes the library's reason in a
 * frame of its own. The alerts are RFC 8446 §6.2's, under OpenSSL's names.
 */
import type { ClientMoment } from './clientProfile';

/** A reason with the library's error number, as `ERR_error_string` has it. */
export interface OpensslReason {
  readonly number: string;
  readonly reason: string;
}

const REASONS = {
  'wrong-version-number': { number: '0A00010B', reason: 'wrong version number' },
  'protocol-version': { number: '0A00042E', reason: 'tlsv1 alert protocol version' },
  'nothing-to-offer': { number: '0A0000B5', reason: 'no ciphers available' },
  'closed-by-peer': { number: '0A000126', reason: 'unexpected eof while reading' },
  'certificate-untrusted': { number: '0A000086', reason: 'certificate verify failed' },
  'certificate-expired': { number: '0A000086', reason: 'certificate verify failed' },
  'certificate-wrong-name': { number: '0A000086', reason: 'certificate verify failed' },
  handshake: { number: '0A000410', reason: 'sslv3 alert handshake failure' },
} as const;

/** Why a handshake failed, as the library puts it. */
export function opensslReason({ failure }: ClientMoment): OpensslReason {
  return failure !== null && failure in REASONS && isReason(failure)
    ? REASONS[failure]
    : REASONS.handshake;
}

const isReason = (name: string): name is keyof typeof REASONS => Object.hasOwn(REASONS, name);

/** `error:0A00010B:SSL routines::wrong version number`, the short form without function names. */
export function opensslError(moment: ClientMoment): string {
  const { number, reason } = opensslReason(moment);
  return `error:${number}:SSL routines::${reason}`;
}

/** What is wrong with a certificate, in the words of `X509_verify_cert_error_string`. */
export function verifyReason({ failure, tls }: ClientMoment): string {
  switch (failure) {
    case 'certificate-expired':
      return 'certificate has expired';
    case 'certificate-wrong-name':
      return 'hostname mismatch';
    default:
      return tls === null ? 'certificate verify failed' : 'self-signed certificate';
  }
}

/** The error numbers of Linux for a connection that does not come about. */
const CONNECT_ERRORS = {
  'timed-out': { number: 110, name: 'ETIMEDOUT', text: 'Connection timed out' },
  refused: { number: 111, name: 'ECONNREFUSED', text: 'Connection refused' },
  prohibited: { number: 113, name: 'EHOSTUNREACH', text: 'No route to host' },
} as const;

/** Linux's error of a moment at which no connection came about; null at any other. */
export function connectError({ failure }: ClientMoment) {
  switch (failure) {
    case 'timed-out':
    case 'refused':
    case 'prohibited':
      return CONNECT_ERRORS[failure];
    default:
      return null;
  }
}
