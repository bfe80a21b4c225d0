// Captured clients as whole stories: the same program in a world of its own server, network, box on
// the path and certificates writes the captured lines, ends as captured, gives away the same and
// tells its user the same. Only what the stand-in server alone says is left out.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readClientCase, type ClientCase } from '../../src/cli/clientCaseFile';
import { findClientWorld } from '../../src/cli/clientCaseWorld';
import { isSameText, sameWords } from '../../src/cli/clientWords';
import { projectExposure } from '../../src/projections/exposure';
import { simulate } from '../../src/simulation/simulate';
import type { EventOf, Trace } from '../../src/trace/traceEvent';
import type { BoxSettings } from '../../src/world/networkSchema';
import type { World } from '../../src/world/worldSchema';
import { worldWith, type PartOf } from '../../src/world/worldWith';

const folder = new URL('../conformance/cases/clients/', import.meta.url);

const readCaptured = (name: string): ClientCase => {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return readClientCase(data, name);
};

/** The stand-in attacker offers no login before TLS, which an impostor here does. */
const STAND_IN_ONLY = 'N06-swaks-587-opp-verify_on';

const CASES = readdirSync(folder)
  .filter((name) => /^N\d\d\w?-.*\.json$/u.test(name) && !name.startsWith(STAND_IN_ONLY))
  .map((name) => [name.replace('.json', ''), readCaptured(name)] as const);

const CERTIFICATE = { issuer: 'Mailpath Test CA', trusted: true, expired: false };

const certificateFor = (subject: string) => ({
  ...CERTIFICATE,
  subject,
  alternativeNames: [subject],
});

const SELF_SIGNED = { ...certificateFor('submit.example.com'), trusted: false };

function boxOf({ network }: ClientCase): BoxSettings | null {
  const boxThat = (way: BoxSettings['way']): BoxSettings => ({
    way,
    path: 'sender',
    ports: [],
    certificate: SELF_SIGNED,
    forwards: false,
  });
  if (network.includes('attacker answers')) return boxThat('impersonate');
  if (network.includes('overwrites 250-STARTTLS')) return boxThat('mask-starttls');
  return network.includes('removes the 250-STARTTLS') ? boxThat('remove-starttls') : null;
}

function firewallOf({ network }: ClientCase): World['network']['firewall'] {
  const rule = { direction: 'out', port: 25 } as const;
  if (network.includes('drops')) return [{ ...rule, action: 'drop' }];
  return network.includes('answers the SYN') ? [{ ...rule, action: 'reset' }] : [];
}

/** The server as far as the stand-in was one: whom it knows, and where it offers a login. */
function serverOf(captured: ClientCase): PartOf<World['submission']> {
  const offersInClear = captured.network.includes('offers AUTH even without TLS');
  return {
    hostName: 'submit.example.com',
    accounts: [{ user: 'alice@example.com', password: 's3cr3t', addresses: ['alice@example.com'] }],
    certificate: findClientWorld(captured).certificate,
    parameters: {
      smtpd_tls_mandatory_protocols: '>=TLSv1.2',
      smtpd_tls_protocols: '>=TLSv1.2',
    },
    ...(offersInClear
      ? { ports: { '587': { smtpd_tls_security_level: 'may', smtpd_sasl_auth_enable: true } } }
      : {}),
  };
}

function worldOf(captured: ClientCase): World {
  const { sender, message } = findClientWorld(captured).world;
  const impostor = captured.network.includes('attacker');
  return worldWith({
    sender,
    message,
    network: { box: boxOf(captured), firewall: firewallOf(captured) },
    submission: {
      ...serverOf(captured),
      ...(impostor ? { certificate: certificateFor('submit.example.com') } : {}),
    },
    mx: { hostName: 'mx1.example.net' },
    dns: {
      records: [
        { name: 'submit.example.com', type: 'A', address: '192.0.2.10' },
        { name: 'mx1.example.net', type: 'A', address: '203.0.113.25' },
        { name: 'example.net', type: 'MX', preference: 10, host: 'mx1.example.net' },
        { name: 'example.com', type: 'MX', preference: 10, host: 'submit.example.com' },
      ],
    },
  });
}

/** What the program wrote, in order: on its own connection, and no ClientHello. */
const written = ({ events }: Trace): readonly string[] =>
  events.flatMap((event) => {
    if (event.type !== 'wire:segment_sent' || event.segment.from !== 'sender') return [];
    const { content } = event.segment;
    return 'lines' in content ? content.lines.map(({ text }) => text) : [];
  });

const captured = ({ steps }: ClientCase): readonly string[] =>
  steps.flatMap(({ c, d }) => {
    const line = c ?? d;
    return line === undefined || /[^\t -~]/u.test(line) ? [] : [line];
  });

/** The stand-in words a wrong password otherwise than Dovecot does. */
const inOneVoice = (line: string): string =>
  line.replace(/authentication failed: (?:authentication failure|\(reason unavailable\))/gu, 'NO');

const reportOf = ({ events }: Trace): EventOf<'client:reported'> | undefined =>
  events.find((event): event is EventOf<'client:reported'> => event.type === 'client:reported');

describe.each(CASES)('%s', (_id, one) => {
  const trace = simulate(worldOf(one));
  const report = reportOf(trace);
  const isKilled = one.outcome.startsWith('hung (killed');

  test('writes the captured lines', () => {
    const lines = written(trace);
    const expected = captured(one);
    // The stand-in has heard no goodbye of a client that it never greeted.
    const spoken = expected.length === 0 ? lines.filter((line) => line !== 'QUIT') : lines;
    const differing = spoken.findIndex((line, index) => !isSameText(expected[index] ?? '', line));
    expect(differing).toBe(-1);
    expect(spoken).toHaveLength(expected.length);
  });

  test('ends as captured, and tells its user so', () => {
    if (isKilled) {
      expect(report === undefined || report.timeMs > 150_000).toBe(true);
      return;
    }
    expect(report?.success).toBe(one.outcome.startsWith('delivered'));
    expect(report?.exitCode).toBe(one.evidence.exit_code);
    const [left, right] = sameWords(
      one.evidence.error.map(inOneVoice),
      (report?.words ?? []).map(inOneVoice),
    );
    expect(right).toEqual(left);
  });

  test('gives away what it gave away', () => {
    expect(projectExposure(trace).credentials).toBe(one.credentials_exposed);
  });
});
