// Every cell of the matrix is a world that runs, and its end is what was expected by hand: mail
// goes out where the mode is the port's own, and nowhere is a password readable, because this
// provider offers no login in the clear.

import { describe, expect, it } from 'vitest';
import { scenarioText } from '../../src/lessons/en/scenarioText';
import { projectExposure } from '../../src/projections/exposure';
import { projectOutcome } from '../../src/projections/outcome';
import {
  MATRIX_MODES,
  MATRIX_PORTS,
  MATRIX_PROGRAMS,
  matrixId,
  matrixPlaceOf,
  matrixWorld,
  type MatrixPlace,
} from '../../src/scenarios/matrix';
import { findScenario } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';
import { parseWorld } from '../../src/world/parseWorld';

const PLACES: readonly MatrixPlace[] = MATRIX_PROGRAMS.flatMap((program) =>
  MATRIX_MODES.flatMap((mode) => MATRIX_PORTS.map((port) => ({ program, mode, port }))),
);

const isRight = ({ mode, port }: MatrixPlace): boolean =>
  (mode === 'tls' && port === 465) || (mode.startsWith('starttls') && port === 587);

describe.each(PLACES)('$program, $mode on $port', (place) => {
  const named = matrixWorld(place);

  it('has an id that leads back to it, and words', () => {
    const id = matrixId(place);
    expect(matrixPlaceOf(id)).toEqual(place);
    expect(scenarioText(id).title).toContain(String(place.port));
    expect(findScenario(id)).toBeNull();
  });

  it('ends as expected', () => {
    if (named === null) {
      expect(place).toMatchObject({ program: 'msmtp', mode: 'starttls-if-available' });
      return;
    }
    expect(parseWorld(named.world).ok).toBe(true);
    const trace = simulate(named.world);
    expect(projectOutcome(trace).status === 'delivered').toBe(isRight(place));
    const { credentials, addresses, message } = projectExposure(trace);
    expect([credentials, message]).toEqual([false, false]);
    const said = trace.events.flatMap((event) =>
      event.type === 'wire:segment_sent' && event.segment.content.kind === 'clear'
        ? event.segment.content.lines.map(({ text }) => text)
        : [],
    );
    expect(addresses).toBe(said.some((text) => /^(?:MAIL FROM|RCPT TO):/u.test(text)));
  });
});

it('addresses cross in the clear on 25 without TLS', () => {
  const named = matrixWorld({ mode: 'none', port: 25, program: 'curl' });
  if (named === null) throw new Error('curl has this mode.');
  const { addresses, message } = projectExposure(simulate(named.world));
  expect([addresses, message]).toEqual([true, false]);
});

it('knows no other ids', () => {
  expect(matrixPlaceOf('matrix-tls-110-curl')).toBeNull();
  expect(matrixPlaceOf('submit-587')).toBeNull();
});
