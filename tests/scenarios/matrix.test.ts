// Every cell of the matrix is a world that runs, and its end is what was expected by hand: mail
// goes out where the mode is the port's own and nothing is in its way, and a password is readable
// only where a server or somebody on the way offers a login in the clear.

import { describe, expect, it } from 'vitest';
import { scenarioText } from '../../src/lessons/en/scenarioText';
import { projectExposure } from '../../src/projections/exposure';
import { projectOutcome } from '../../src/projections/outcome';
import {
  MATRIX_HAPPENINGS,
  MATRIX_MODES,
  MATRIX_PORTS,
  MATRIX_PROGRAMS,
  matrixId,
  matrixPlaceOf,
  matrixWorld,
  type MatrixPlace,
  type MatrixProgram,
} from '../../src/scenarios/matrix';
import { findScenario } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';
import { parseAddress } from '../../src/world/address';
import { parseWorld } from '../../src/world/parseWorld';

const PLACES: readonly MatrixPlace[] = MATRIX_HAPPENINGS.flatMap((happens) =>
  MATRIX_PROGRAMS.flatMap((program) =>
    MATRIX_MODES.flatMap((mode) => MATRIX_PORTS.map((port) => ({ happens, program, mode, port }))),
  ),
);

/** Programs that, as they come, take any certificate. */
const TRUSTFUL: readonly MatrixProgram[] = ['swaks', 'smtplib'];
/** Programs that say a PLAIN password only when asked for it, or not at all without TLS. */
const WAITING: readonly MatrixProgram[] = ['curl', 'msmtp'];

/** Where a mode's port is right, and what goes out nevertheless, or does not. */
function isDelivered({ mode, port, program, happens }: MatrixPlace): boolean {
  const isClear = happens === 'clear-logins' && program !== 'msmtp';
  if (isClear && mode === 'none' && port === 587) return true;
  const isMistrusted = happens === 'wrong-name' && !TRUSTFUL.includes(program);
  if (mode === 'tls') return port === 465 && !isMistrusted;
  if (mode === 'none' || port !== 587 || isMistrusted) return false;
  // Told to require TLS, nodemailer says STARTTLS whether it was offered or not; a box that only
  // writes over the offer lets it through.
  if (happens === 'auth-added' && mode === 'starttls') return program === 'nodemailer';
  return happens !== 'starttls-removed' && happens !== 'auth-added';
}

/** Where a password is said readably. */
function isPasswordRead({ mode, port, program, happens }: MatrixPlace): boolean {
  if (happens === 'clear-logins') return mode === 'none' && port === 587 && program !== 'msmtp';
  const isAsked = happens === 'auth-added' && (port === 25 || port === 587);
  const isWilling = mode === 'none' || mode === 'starttls-if-available';
  return isAsked && isWilling && !WAITING.includes(program);
}

describe.each(PLACES)('$program, $mode on $port, $happens', (place) => {
  const named = matrixWorld(place);

  it('has an id that leads back to it, and words', () => {
    const id = matrixId(place);
    expect(matrixPlaceOf(id)).toEqual(place);
    expect(scenarioText(id).title).toContain(String(place.port));
    expect(findScenario(id)).toBeNull();
    expect(parseAddress(`scenario=${id}`).problems).toEqual([]);
  });

  it('ends as expected', () => {
    if (named === null) {
      expect(place).toMatchObject({ program: 'msmtp', mode: 'starttls-if-available' });
      return;
    }
    expect(parseWorld(named.world).ok).toBe(true);
    const trace = simulate(named.world);
    expect(projectOutcome(trace).status === 'delivered').toBe(isDelivered(place));
    const { credentials, addresses, message } = projectExposure(trace);
    expect(credentials).toBe(isPasswordRead(place));
    expect(message).toBe(isPasswordRead(place) && isDelivered(place));
    const said = trace.events.flatMap((event) =>
      event.type === 'wire:segment_sent' && event.segment.content.kind === 'clear'
        ? event.segment.content.lines.map(({ text }) => text)
        : [],
    );
    expect(addresses).toBe(said.some((text) => /^(?:MAIL FROM|RCPT TO):/iu.test(text)));
  });
});

it('what happens has words of its own in each story', () => {
  for (const place of PLACES) {
    if (place.happens === 'nothing') continue;
    const usual = scenarioText(matrixId({ ...place, happens: 'nothing' }));
    const { title, question, takeaway } = scenarioText(matrixId(place));
    expect([title, question, takeaway]).not.toContain(usual.title);
    expect(question).not.toBe(usual.question);
    expect(takeaway).not.toBe(usual.takeaway);
  }
});

it('a client that only would like TLS ends as one without it where STARTTLS is taken out', () => {
  const ends = (mode: MatrixPlace['mode']) => {
    const named = matrixWorld({ mode, port: 587, program: 'generic', happens: 'auth-added' });
    if (named === null) throw new Error('A client has each mode.');
    const trace = simulate(named.world);
    return [projectOutcome(trace).rule, projectExposure(trace).credentials];
  };
  expect(ends('starttls-if-available')).toEqual(ends('none'));
  expect(ends('starttls')).not.toEqual(ends('none'));
});

it('addresses cross in the clear on 25 without TLS', () => {
  const place = { mode: 'none', port: 25, program: 'curl', happens: 'nothing' } as const;
  const named = matrixWorld(place);
  if (named === null) throw new Error('curl has this mode.');
  const { addresses, message } = projectExposure(simulate(named.world));
  expect([addresses, message]).toEqual([true, false]);
});

it('knows no other ids', () => {
  expect(matrixPlaceOf('matrix-tls-110-curl')).toBeNull();
  expect(matrixPlaceOf('matrix-tls-465-curl-nothing')).toBeNull();
  expect(matrixPlaceOf('submit-587')).toBeNull();
});
