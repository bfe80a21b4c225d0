// A part of `npm run worlds`, every day: every 11th world, so that all values of all axes occur in
// all pairs. And the exploration itself must find a world that breaks an invariant.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/simulation/simulate';
import { AXES, settingOf, STRIDES, valueIndex, WORLD_COUNT, worldOf, type Setting } from './axes';
import { exploreWorlds } from './exploration';
import { INVARIANTS, type Explored } from './invariants';
import { exposesPassword } from './predictions';

const EVERY = 11;

const worlds = Array.from({ length: Math.ceil(WORLD_COUNT / EVERY) }, (_, index) => index * EVERY);

const problemsOf = (explored: Explored): readonly string[] =>
  INVARIANTS.flatMap(({ name, problem }) => (problem(explored) === null ? [] : [name]));

const SAFE: Setting = {
  security: 'starttls',
  verify: true,
  port: 587,
  box: 'no box',
  tls: 'encrypt',
  auth: 'under TLS',
  firewall: 'open',
  relay: 'may',
};

function explored(setting: Setting): Explored {
  const world = worldOf(setting);
  return { setting, trace: simulate(world), horizonMs: world.horizonMs };
}

describe('the worlds', () => {
  it('are more than twenty thousand, each with a number of its own', () => {
    expect(WORLD_COUNT).toBeGreaterThanOrEqual(20_000);
    const settings = worlds.map((world) => JSON.stringify(settingOf(world)));
    expect(new Set(settings).size).toBe(worlds.length);
  });

  it('of the daily part have every value of every axis', () => {
    for (const [axis, { count }] of STRIDES) {
      expect(new Set(worlds.map((world) => valueIndex(world, axis))).size).toBe(count);
      expect(AXES[axis]).toHaveLength(count);
    }
  });

  it('keep every invariant, in a part of them', { timeout: 120_000 }, () => {
    const { findings, held, invariants } = exploreWorlds({ every: EVERY });
    expect(findings).toEqual([]);
    expect(held).toBe(invariants);
  });
});

describe('an invariant', () => {
  it('holds in a safe world', () => {
    expect(problemsOf(explored(SAFE))).toEqual([]);
  });

  it('is broken by a password that nobody predicted', () => {
    const open = explored({ ...SAFE, security: 'none', tls: 'may', auth: 'also in the clear' });
    expect(problemsOf({ ...open, setting: SAFE })).toHaveLength(2);
    expect(exposesPassword(open.setting)).toBe(true);
  });

  it('is broken by a prediction that does not come true', () => {
    const safe = explored(SAFE);
    const setting = { ...SAFE, security: 'none', auth: 'also in the clear', tls: 'may' } as const;
    expect(problemsOf({ ...safe, setting })).toHaveLength(1);
  });

  it('is broken by a machine that waits for ever', () => {
    const { trace, ...rest } = explored(SAFE);
    const events = trace.events.filter(
      (event) => event.type !== 'machine:transitioned' || event.to !== 'closed',
    );
    expect(problemsOf({ ...rest, trace: { ...trace, events } })).toHaveLength(1);
  });

  it('is broken by a message that was accepted and is gone', () => {
    const { trace, ...rest } = explored(SAFE);
    const events = trace.events.filter(({ type }) => type !== 'queue:message_removed');
    expect(problemsOf({ ...rest, trace: { ...trace, events } })).toHaveLength(1);
  });

  it('is broken by an ending without a reason', () => {
    const { trace, ...rest } = explored({ ...SAFE, firewall: '587 dropped' });
    const events = trace.events.map((event) =>
      event.type === 'story:ended' ? { ...event, detail: '' } : event,
    );
    expect(problemsOf({ ...rest, trace: { ...trace, events } })).toHaveLength(1);
  });
});
