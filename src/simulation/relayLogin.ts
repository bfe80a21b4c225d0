/**
 * How a relay logs in at a smarthost: the name and password that its map has for the destination,
 * and the mechanisms that its options leave in the clear and under TLS (Cyrus SASL, postconf(5)
 * smtp_sasl_security_options). Cyrus takes the strongest that the server offers.
 */
import { destinationKey, type Destination } from '../machines/relay';
import type { ClientLogin } from '../machines/clientSession';
import type { MechanismChoice } from '../software/clients/clientManners';
import { mechanismNamed, type Mechanism } from '../smtp/sasl/mechanisms';
import type { RelayParameters } from '../world/relaySchema';

/** What Debian's Cyrus has, the strongest first. */
const STRONGEST: readonly Mechanism[] = [
  'SCRAM-SHA-256',
  'SCRAM-SHA-1',
  'DIGEST-MD5',
  'CRAM-MD5',
  'PLAIN',
  'LOGIN',
];

const PLAINTEXT: ReadonlySet<string> = new Set(['PLAIN', 'LOGIN']);
/** What can be guessed from a recorded exchange, and what an attacker in the middle can pass on. */
const GUESSABLE: ReadonlySet<string> = new Set([...PLAINTEXT, 'CRAM-MD5', 'DIGEST-MD5']);

function allowed(options: readonly string[], filter: string): readonly Mechanism[] {
  const named = filter.split(/[\s,]+/u).filter((word) => word !== '');
  const only = named.map((word) => mechanismNamed(word.replace(/^!/u, '')));
  return STRONGEST.filter((mechanism) => {
    if (options.includes('noplaintext') && PLAINTEXT.has(mechanism)) return false;
    if (options.includes('nodictionary') && GUESSABLE.has(mechanism)) return false;
    if (options.includes('noactive') && PLAINTEXT.has(mechanism)) return false;
    return named.length === 0 || only.includes(mechanism);
  });
}

/** The ways to log in under TLS, best first, and those that may be used in the clear. */
export function relayMechanisms(relay: RelayParameters): {
  readonly mechanisms: readonly MechanismChoice[];
  readonly mechanismsInClear: readonly Mechanism[];
} {
  const { smtp_sasl_mechanism_filter: filter, smtp_sasl_security_options: inClear } = relay;
  const given = relay.smtp_sasl_tls_security_options;
  const underTls = typeof given === 'string' ? inClear : given;
  return {
    mechanisms: allowed(underTls, filter).map((mechanism) => ({
      mechanism,
      initialResponse: mechanism === 'PLAIN' || mechanism.startsWith('SCRAM'),
    })),
    mechanismsInClear: allowed(inClear, filter),
  };
}

/** The login for a destination; null without one. @param nonce is the exchange's chance. */
export function relayLogin(
  relay: RelayParameters,
  destination: Destination,
  hostName: string,
  nonce: string,
): ClientLogin | null {
  const map = relay.smtp_sasl_password_maps;
  const entry = map[destinationKey(destination)] ?? map[destination.name] ?? map[hostName];
  if (!relay.smtp_sasl_auth_enable || entry === undefined) return null;
  const colon = entry.indexOf(':');
  return {
    user: entry.slice(0, colon),
    password: entry.slice(colon + 1),
    token: '',
    nonce,
    host: hostName,
    port: destination.port,
    mechanisms: [...STRONGEST],
    initialResponse: true,
  };
}
