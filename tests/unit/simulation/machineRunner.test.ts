// The one place that asks XState which transition an event selects. `getTransitionData` is public
// but hardly documented, so what the engine relies on is pinned here, on a small machine.

import { describe, expect, it } from 'vitest';
import { initialTransition, setup, transition } from 'xstate';
import { ruleMeta, type RuleMeta } from '../../../src/machines/ruleMeta';
import { typed } from '../../../src/machines/typed';
import { createRunner, firedRule, stateName } from '../../../src/simulation/machineRunner';

const lamp = setup({
  types: {
    context: typed<{ readonly limit: number }>(),
    events: typed<
      | { readonly type: 'press' | 'break' | 'shake' | 'nothing' }
      | { readonly type: 'turn.left' | 'turn.right'; readonly by: number }
    >(),
    input: typed<{ readonly limit: number }>(),
    meta: typed<RuleMeta>(),
  },
  guards: {
    isSmall: ({ event, context }) => 'by' in event && event.by < context.limit,
  },
  actions: {
    glow: (_args: unknown, _params: { readonly watts: number }) => undefined,
  },
}).createMachine({
  id: 'lamp',
  context: ({ input }) => ({ ...input }),
  initial: 'off',
  on: { break: { target: '.broken', meta: ruleMeta('session.quit') } },
  states: {
    off: {
      on: {
        press: {
          target: 'on',
          actions: [{ type: 'glow', params: { watts: 5 } }],
          meta: ruleMeta('session.greet'),
        },
      },
    },
    on: {
      initial: 'dim',
      on: {
        press: { target: 'off', meta: ruleMeta('session.reset') },
        shake: { meta: ruleMeta('session.noop') },
      },
      states: {
        dim: {
          on: {
            'turn.left': {
              guard: 'isSmall',
              target: 'bright',
              meta: ruleMeta('session.ehlo'),
            },
            'turn.*': { meta: ruleMeta('session.unknown-command') },
          },
        },
        bright: {},
      },
    },
    broken: { on: { press: { meta: { rule: 'session.helo', cites: [] } } } },
  },
});

const lit = () => {
  const [off] = initialTransition(lamp, { limit: 10 });
  return transition(lamp, off, { type: 'press' })[0];
};

describe('firedRule', () => {
  it('reads the rule of the transition that an event selects', () => {
    const [off] = initialTransition(lamp, { limit: 10 });
    expect(firedRule(lamp, off, { type: 'press' })).toBe('session.greet');
    expect(firedRule(lamp, lit(), { type: 'press' })).toBe('session.reset');
  });

  it('follows guards, and falls to the wildcard when they say no', () => {
    expect(firedRule(lamp, lit(), { type: 'turn.left', by: 1 })).toBe('session.ehlo');
    expect(firedRule(lamp, lit(), { type: 'turn.left', by: 99 })).toBe('session.unknown-command');
    expect(firedRule(lamp, lit(), { type: 'turn.right', by: 1 })).toBe('session.unknown-command');
  });

  it('asks the innermost state first, then its parents', () => {
    expect(firedRule(lamp, lit(), { type: 'shake' })).toBe('session.noop');
    expect(firedRule(lamp, lit(), { type: 'break' })).toBe('session.quit');
  });

  it('is null when no row takes the event', () => {
    expect(firedRule(lamp, lit(), { type: 'nothing' })).toBeNull();
    const [off] = initialTransition(lamp, { limit: 10 });
    expect(firedRule(lamp, off, { type: 'turn.left', by: 1 })).toBeNull();
  });

  it('does not move the machine', () => {
    const snapshot = lit();
    firedRule(lamp, snapshot, { type: 'press' });
    expect(snapshot.value).toEqual({ on: 'dim' });
  });
});

describe('a runner', () => {
  const run = () =>
    createRunner<typeof lamp, { readonly type: 'glow'; readonly params: unknown }>(lamp, {
      limit: 10,
    });

  it('tells where it was, where it is, why, and what is to be done', () => {
    const runner = run();
    expect(runner.state()).toBe('off');
    expect(runner.send({ type: 'press' })).toEqual({
      rule: 'session.greet',
      from: 'off',
      to: 'dim',
      effects: [{ type: 'glow', params: { watts: 5 } }],
    });
    expect(runner.state()).toBe('dim');
  });

  it('stays where it is when nothing takes the event, and says so by having no rule', () => {
    const runner = run();
    expect(runner.send({ type: 'nothing' })).toEqual({
      rule: null,
      from: 'off',
      to: 'off',
      effects: [],
    });
  });

  it('shares nothing with another runner of the same machine', () => {
    const [first, second] = [run(), run()];
    first.send({ type: 'press' });
    expect(second.state()).toBe('off');
  });
});

describe('stateName', () => {
  it('is the innermost state, however deep', () => {
    expect(stateName('ready')).toBe('ready');
    expect(stateName({ conversing: 'ready' })).toBe('ready');
    expect(stateName({ a: { b: { c: 'd' } } })).toBe('d');
    expect(stateName(null)).toBe('');
    expect(stateName({})).toBe('');
  });
});
