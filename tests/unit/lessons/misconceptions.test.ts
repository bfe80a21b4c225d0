// What popular texts get wrong: each of the forty claims has a correction with clauses, and comes
// up at a step of some scenario, or says why none shows it.

import { describe, expect, it } from 'vitest';
import {
  MISCONCEPTIONS,
  misconceptionsAt,
} from '../../../src/lessons/en/misconceptions/misconceptions';
import { projectFacts } from '../../../src/projections/facts';
import { projectSteps } from '../../../src/projections/steps';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';

const COUNT = 40;

/** The claims with what each correction must name. */
const WANTED: readonly (readonly [number, RegExp, RegExp])[] = [
  [1, /465 is deprecated/u, /submissions/u],
  [2, /SMTPS by RFC 8314/u, /revoked/u],
  [3, /in favour of STARTTLS/u, /MX record/u],
  [4, /465 belongs/u, /urd/u],
  [5, /587 is the secure/u, /both sides require/u],
  [6, /587 without TLS/u, /seals nothing/u],
  [7, /“SSL” port/u, /when TLS begins/u],
  [8, /weaker/u, /same TLS/u],
  [9, /version of TLS/u, /command/u],
  [10, /for clients too/u, /465 or 587/u],
  [11, /always in the clear/u, /STARTTLS is common/u],
  [12, /MX should enforce/u, /must not require/u],
  [13, /forward mail/u, /25, always/u],
  [14, /goes on where it was/u, /forgotten/u],
  [15, /before STARTTLS/u, /only afterwards/u],
  [16, /Hiding AUTH/u, /client that insists/u],
  [17, /faster because of TLS 1\.3/u, /saves nothing on 465/u],
  [18, /530/u, /535 5\.7\.8/u],
  [19, /538/u, /history/u],
  [20, /550 means/u, /5\.1\.1/u],
  [21, /begins with 4/u, /not now/u],
  [22, /552/u, /452/u],
  [23, /line feed/u, /CRLF/u],
  [24, /reverse name/u, /must not refuse/u],
  [25, /From header/u, /MAIL FROM/u],
  [26, /SPF and DKIM/u, /One of the two/u],
  [27, /p=reject/u, /request/u],
  [28, /5\.7\.26/u, /RFC 9989/u],
  [29, /pct=/u, /t=y/u],
  [30, /valid certificate/u, /DNSSEC or MTA-STS/u],
  [31, /first message/u, /first contact/u],
  [32, /DANE needs/u, /by its key/u],
  [33, /end-to-end/u, /one leg/u],
  [34, /2525/u, /another service/u],
  [35, /993 and 995 send/u, /fetch/u],
  [36, /Wrong version number/u, /begins in the clear/u],
  [37, /must block 25/u, /587 must not be blocked/u],
  [38, /directly from the last/u, /owes the sender/u],
  [39, /VRFY/u, /252/u],
  [40, /RFC 8460/u, /RFC 8314/u],
];

const shown = new Map<number, Set<string>>();
for (const { id, world } of SCENARIOS) {
  const trace = simulate(world);
  const cast = { senderName: world.sender.name, senderKind: world.sender.kind };
  for (const step of projectSteps(trace)) {
    for (const { number } of misconceptionsAt(step.rule, projectFacts(trace, step, cast))) {
      shown.set(number, (shown.get(number) ?? new Set()).add(id));
    }
  }
}

describe('the misconceptions', () => {
  it('are forty, in order', () => {
    expect(MISCONCEPTIONS.map(({ number }) => number)).toEqual(
      Array.from({ length: COUNT }, (_, index) => index + 1),
    );
    expect(WANTED).toHaveLength(COUNT);
  });

  it.each(WANTED)('%i: a claim like %s is put right with %s', (number, claim, correction) => {
    const found = MISCONCEPTIONS.find((misconception) => misconception.number === number);
    expect(found?.claim).toMatch(claim);
    expect(found?.correction).toMatch(correction);
    expect(found?.cites.length).toBeGreaterThan(0);
  });

  it.each(MISCONCEPTIONS.map((misconception) => [misconception.claim, misconception] as const))(
    '%s: in plain sentences',
    (_, { claim, correction }) => {
      expect(claim).toMatch(/^[“A-Zp0-9].*\.$/u);
      expect(correction).toMatch(/^[A-Z0-9].*\.$/u);
      expect(`${claim} ${correction}`).not.toMatch(/!|simply| {2}/u);
    },
  );

  it.each(MISCONCEPTIONS.map((misconception) => [misconception.claim, misconception] as const))(
    '%s: shown by a scenario, or with the reason why not',
    (_, { number, at }) => {
      const scenarios = [...(shown.get(number) ?? [])];
      if ('notShown' in at) expect([at.notShown, scenarios]).toEqual([expect.any(String), []]);
      else expect(scenarios.length).toBeGreaterThan(0);
    },
  );

  it('crowd no step: two of them at most', () => {
    const crowded = SCENARIOS.flatMap(({ id, world }) => {
      const trace = simulate(world);
      const cast = { senderName: world.sender.name, senderKind: world.sender.kind };
      return projectSteps(trace)
        .filter((step) => misconceptionsAt(step.rule, projectFacts(trace, step, cast)).length > 2)
        .map(({ anchor }) => `${id} ${anchor}`);
    });
    expect(crowded).toEqual([]);
  });
});
