/**
 * How a relay comes to a domain's MTA-STS policy: what it remembers from an earlier contact, or
 * what the web server at `mta-sts.DOMAIN` gives over HTTPS (RFC 8461 §3.3). What cannot be fetched
 * is no policy, unless a remembered one is still valid.
 * Simplified: HTTPS takes an address, a connection, a handshake and one answer; the web server is
 * the world's data and nobody stands on the way to it.
 */
import type { StsPolicy } from '../machines/relay';
import type { RelayingServer } from './relayingServer';
import type { Story } from './story';

/** TCP, TLS and one request, each a round trip. */
const ROUND_TRIPS = 3;

interface Known extends StsPolicy {
  readonly id: string;
  /** When it runs out, in milliseconds of the queue's clock. */
  readonly untilMs: number;
}

/** What the relay knows by now, by domain; it belongs to the story, by host. */
const knownBy = new WeakMap<Story, Map<string, Known>>();

function memoryOf(story: Story, { station, relay }: RelayingServer): Map<string, Known> {
  const known = knownBy.get(story) ?? new Map<string, Known>();
  knownBy.set(story, known);
  for (const { domain, id, mode, mx, secondsLeft } of relay.rememberedPolicies) {
    const key = `${station} ${domain.toLowerCase()}`;
    if (!known.has(key)) known.set(key, { id, mode, mx, untilMs: secondsLeft * 1000 });
  }
  return known;
}

/** @param about `id` is the one in DNS, or null when DNS names no policy. */
export function fetchPolicy(
  story: Story,
  server: RelayingServer,
  { domain, id }: { readonly domain: string; readonly id: string | null },
  then: (policy: StsPolicy | null) => void,
): void {
  const memory = memoryOf(story, server);
  const key = `${server.station} ${domain.toLowerCase()}`;
  const remembered = memory.get(key);
  const isValid = remembered !== undefined && remembered.untilMs > story.nowMs();
  const known = isValid ? remembered : null;
  if (id === null || known?.id === id) {
    story.after(0, () => then(known));
    return;
  }
  const found = story.world.dns.policies.find(
    (policy) => policy.domain.toLowerCase() === domain.toLowerCase(),
  );
  const { resolver, submissionToMx } = story.world.network.roundTripMs;
  story.after(resolver + ROUND_TRIPS * submissionToMx, () => {
    const fetched = found?.answers === 'policy' ? found : null;
    const mode = fetched?.mode ?? known?.mode ?? null;
    story.record(server.station, 'queue.fetch-policy', {
      type: 'queue:policy_fetched',
      domain,
      fetched: fetched !== null,
      mode,
      mx: fetched?.mx ?? known?.mx ?? [],
    });
    if (fetched !== null) {
      const untilMs = story.nowMs() + fetched.max_age * 1000;
      memory.set(key, { id, mode: fetched.mode, mx: fetched.mx, untilMs });
    }
    then(fetched ?? known);
  });
}
