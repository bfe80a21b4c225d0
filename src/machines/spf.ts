/**
 * SPF as far as the worlds use it: `ip4`, `all` and their qualifiers (RFC 7208 §4.6, §5.1, §5.6).
 * Simplified: other mechanisms never match, so a record that needs them ends neutral.
 */
import type { DnsAnswer } from '../trace/traceEvent';
import type { SpfResult } from './receiver';

const QUALIFIERS: Readonly<Record<string, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
};

const toNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** Whether an IPv4 address lies in `192.0.2.0/24` or equals `192.0.2.10`. */
function isInNetwork(address: string, network: string): boolean {
  const [base = '', bits = '32'] = network.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(toNumber(address) / size) === Math.floor(toNumber(base) / size);
}

/** The result for a client address against the TXT records of the sender's domain. */
export function evaluateSpf(answer: DnsAnswer, clientAddress: string): SpfResult {
  const record =
    answer.status === 'found'
      ? answer.values.find((text) => /^v=spf1( |$)/iu.test(text))
      : undefined;
  if (record === undefined) return 'none';
  for (const term of record.split(/\s+/u).slice(1)) {
    const [, qualifier = '', mechanism = ''] = /^([+\-~?]?)(.*)$/u.exec(term) ?? [];
    const result = QUALIFIERS[qualifier === '' ? '+' : qualifier] ?? 'neutral';
    const lower = mechanism.toLowerCase();
    if (lower === 'all') return result;
    if (lower.startsWith('ip4:') && isInNetwork(clientAddress, lower.slice('ip4:'.length))) {
      return result;
    }
  }
  return 'neutral';
}
