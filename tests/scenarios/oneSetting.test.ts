// What makes each scenario what it is: for each, one single setting whose change makes the goal
// fail. A scenario whose goal held anyway would show nothing.

import { describe, expect, test } from 'vitest';
import { readWorld } from '../../src/cli/worldSettings';
import { judgeGoal } from '../../src/projections/goal';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';

const DECISIVE: Readonly<Record<string, readonly [path: string, value: unknown]>> = {
  'submit-587': ['sender.login.password', 'another'],
  'submit-465': ['sender.outgoing.port', 587],
  'relay-25': ['sender.outgoing.security', 'none'],
  'provider-25': ['sender.outgoing.port', 587],
  'isp-drops-25': ['network.firewall.0.action', 'accept'],
  'isp-rejects-25': ['network.firewall.0.action', 'drop'],
  'strip-587-opportunistic': ['sender.outgoing.security', 'starttls'],
  'strip-587-hidden-auth': ['network.box.way', 'replace-starttls-with-auth'],
  'strip-587-required': ['sender.outgoing.security', 'starttls-if-available'],
  'tls-to-587': ['sender.outgoing.port', 465],
  'starttls-to-465': ['sender.outgoing.security', 'tls'],
  'wrong-password': ['sender.login.password', 'password'],
  'no-auth-587': ['submission.parameters.smtpd_sender_restrictions', []],
  'home-direct-25': ['mx.spamRule.threshold', 8],
};

test('every scenario has its decisive setting', () => {
  expect(Object.keys(DECISIVE).sort()).toEqual(SCENARIOS.map(({ id }) => id).sort());
});

describe.each(SCENARIOS)('$id', ({ id, world, goal }) => {
  const [path, value] = DECISIVE[id] ?? ['', null];

  test(`does not reach its goal with ${path}=${JSON.stringify(value)}`, () => {
    const changed = readWorld(world, [{ path, value }]);
    expect(changed).not.toEqual(world);
    expect(judgeGoal(simulate(changed), goal).reached).toBe(false);
  });
});
