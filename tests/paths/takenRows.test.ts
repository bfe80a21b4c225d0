// The walk finds a row that nobody misses: one that does what the row below it does.

import { setup } from 'xstate';
import { expect, it } from 'vitest';
import { explore, rowsOf } from '../kit/explore';

const meta = (rule: string) => ({ rule });

const machine = setup({ guards: { isTrue: () => true } }).createMachine({
  id: 'sample',
  initial: 'here',
  states: {
    here: {
      on: {
        go: [
          { guard: 'isTrue', target: 'there', meta: meta('goes') },
          { target: 'there', meta: meta('goes') },
        ],
        stay: [{ guard: 'isTrue', meta: meta('stays') }, { meta: meta('stays, by another rule') }],
        jump: { target: 'there', meta: meta('jumps') },
        hear: { meta: meta('hears') },
      },
    },
    there: {},
  },
});

it('misses a row that is taken away, unless another does the same', () => {
  const { rows, missedRows, states } = explore({
    machine,
    inputs: [undefined],
    eventsAt: () => [{ type: 'go' }, { type: 'stay' }, { type: 'jump' }, { type: 'hear' }],
    factsOf: () => null,
  });
  expect(rowsOf(machine)).toHaveLength(6);
  expect([...states]).toEqual(['here', 'there']);
  expect([...rows]).toEqual([
    'sample.here: go → goes (1)',
    'sample.here: stay → stays (1)',
    'sample.here: jump → jumps (1)',
    'sample.here: hear → hears (1)',
  ]);
  expect([...missedRows]).toEqual([
    'sample.here: stay → stays (1)',
    'sample.here: jump → jumps (1)',
    'sample.here: hear → hears (1)',
  ]);
});
