// The steps and phases of the scenarios: what a person moves through, in which order, and what
// travels along the map.

import { describe, expect, it } from 'vitest';
import { projectPhases } from '../../../src/projections/phases';
import { findAnchor, type Step } from '../../../src/projections/steps';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { playScenario, stepAt } from '../../kit/playScenario';

const phasesOf = (id: string): string =>
  projectPhases(playScenario(id).steps)
    .map(({ id: phase, parts }) => `${phase}:${parts.map(({ secrecy }) => secrecy).join('+')}`)
    .join(' ');

describe('the phases', () => {
  it('of a submission on 587: readable until the seal', () => {
    expect(phasesOf('submit-587')).toBe(
      'look-up:clear connect:none greet:clear seal:clear+handshake+sealed log-in:sealed ' +
        'envelope:sealed message:sealed leave:sealed+none find-mx:clear ' +
        'relay:none+clear+handshake+sealed checks:clear+sealed leave:sealed+none ' +
        'end:none',
    );
  });

  it('of one on 465: the seal comes before the greeting', () => {
    expect(phasesOf('submit-465')).toBe(
      'look-up:clear connect:none seal:handshake greet:sealed log-in:sealed envelope:sealed ' +
        'message:sealed leave:sealed+none find-mx:clear ' +
        'relay:none+clear+handshake+sealed checks:clear+sealed leave:sealed+none ' +
        'end:none',
    );
  });

  it.each([
    ['isp-drops-25', 'look-up:clear connect:none wait:none leave:none end:none'],
    ['isp-rejects-25', 'look-up:clear connect:none leave:none end:none'],
    ['starttls-to-465', 'look-up:clear connect:none wait:none leave:none end:none'],
    [
      'strip-587-opportunistic',
      'look-up:clear connect:none greet:clear log-in:clear leave:clear+none end:none',
    ],
    ['strip-587-required', 'look-up:clear connect:none greet:clear leave:clear+none end:none'],
    [
      'wrong-password',
      'look-up:clear connect:none greet:clear seal:clear+handshake+sealed log-in:sealed ' +
        'leave:sealed+none end:none',
    ],
    [
      'postscreen',
      'look-up:clear connect:none greet:clear seal:clear+handshake+sealed log-in:sealed ' +
        'envelope:sealed message:sealed leave:sealed+none find-mx:clear ' +
        'relay:none+clear+handshake+sealed leave:sealed+none wait:none find-mx:clear ' +
        'relay:none+clear+handshake+sealed checks:clear+sealed leave:sealed+none end:none',
    ],
    [
      'firewall-mx-closed',
      'look-up:clear connect:none greet:clear seal:clear+handshake+sealed log-in:sealed ' +
        'envelope:sealed message:sealed leave:sealed+none find-mx:clear relay:none wait:none ' +
        'end:none',
    ],
  ])('of %s', (id, phases) => {
    expect(phasesOf(id)).toBe(phases);
  });

  it.each(SCENARIOS.map(({ id }) => id))('of %s say at each line how readable it is', (id) => {
    const { steps } = playScenario(id);
    const parts = projectPhases(steps).flatMap((phase) => phase.parts);
    for (const { index, travels } of steps) {
      const part = parts.find((one) => one.firstStep <= index && index <= one.lastStep);
      const forms = travels.map(({ form }) => form);
      if (forms.includes('postcard')) expect(part?.secrecy).toBe('clear');
      else if (forms.includes('sealed')) expect(part?.secrecy).toBe('sealed');
    }
  });

  it.each(SCENARIOS.map(({ id }) => id))('of %s cover every step once, in order', (id) => {
    const { steps } = playScenario(id);
    const phases = projectPhases(steps);
    const covered = phases.flatMap(({ firstStep, lastStep }) =>
      Array.from({ length: lastStep - firstStep + 1 }, (_, offset) => firstStep + offset),
    );
    expect(covered).toEqual(steps.map(({ index }) => index));
    const parts = phases.flatMap((phase) => phase.parts);
    const inParts = parts.flatMap(({ firstStep, lastStep }) =>
      Array.from({ length: lastStep - firstStep + 1 }, (_, offset) => firstStep + offset),
    );
    expect(inParts).toEqual(covered);
  });
});

describe.each(SCENARIOS.map(({ id }) => id))('each step of %s is in a phase of its kind:', (id) => {
  const { steps } = playScenario(id);
  const phasesWhere = (isMeant: (step: Step) => boolean): ReadonlySet<string> =>
    new Set(steps.filter(isMeant).map(({ phase }) => phase));

  it('nothing travels while it waits, but a SYN that nobody answers', () => {
    const waiting = steps.filter(({ phase }) => phase === 'wait');
    const moving = waiting.filter(({ travels }) => travels.length > 0);
    expect(moving.filter(({ kind }) => kind !== 'stopped')).toEqual([]);
  });

  it('who looks for an MX opens no connection and says nothing', () => {
    const finding = steps.filter(({ phase }) => phase === 'find-mx');
    expect(finding.filter(({ connection }) => connection !== null)).toEqual([]);
  });

  it('a goodbye is how one leaves', () => {
    const goodbyes = phasesWhere(
      ({ kind, speaker, travels: [first] }) =>
        kind === 'closed' ||
        (kind === 'line' && speaker === 'server' && (first?.label.startsWith('221') ?? false)),
    );
    expect([...goodbyes].filter((phase) => phase !== 'leave')).toEqual([]);
  });

  it('what is said between servers is relay, the answer to checks, or leaving', () => {
    const said = phasesWhere(({ kind, leg }) => kind === 'line' && leg === 'relay');
    const others = [...said].filter((phase) => !['relay', 'checks', 'leave'].includes(phase));
    expect(others).toEqual([]);
  });

  it('one leaves a connection once', () => {
    const leaving = projectPhases(steps).filter((phase) => phase.id === 'leave');
    const connections = new Set(steps.map(({ connection }) => connection));
    expect(leaving.length).toBeLessThanOrEqual(connections.size);
  });
});

describe.each(SCENARIOS.map(({ id }) => id))('the steps of %s', (id) => {
  const { steps, trace } = playScenario(id);

  it('go forward, and end with the end', () => {
    expect(steps.at(-1)?.kind).toBe('end');
    for (const [index, step] of steps.entries()) {
      expect(step.index).toBe(index);
      expect(step.seq).toBeGreaterThan(steps[index - 1]?.seq ?? -1);
      expect(step.timeMs).toBeGreaterThanOrEqual(step.startMs);
      expect(trace.events[step.seq]?.timeMs).toBe(step.timeMs);
    }
  });

  it('have anchors that can be found again', () => {
    for (const { anchor, index } of steps) expect(findAnchor(steps, anchor)).toBe(index);
    expect(findAnchor(steps, 'no.such-rule~1')).toBeNull();
    expect(findAnchor(steps, `${steps[0]?.rule ?? ''}~99`)).toBeNull();
  });

  it('show events that are there, and at least one', () => {
    for (const { events, seq } of steps) {
      expect(events.length).toBeGreaterThan(0);
      expect(Math.max(...events)).toBeLessThanOrEqual(seq);
    }
  });
});

describe('findAnchor', () => {
  it('takes a bare rule for its first step', () => {
    const played = playScenario('submit-587');
    expect(findAnchor(played.steps, 'session.ehlo')).toBe(stepAt(played, 'session.ehlo~1').index);
  });
});

describe('what travels', () => {
  it('is a question and an answer for a lookup', () => {
    const [lookup] = playScenario('submit-587').steps;
    expect(lookup?.travels.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['sender', 'dns', 'A smtp.example.org'],
      ['dns', 'sender', '192.0.2.10'],
    ]);
  });

  it('names who stands on the way, in travelling order', () => {
    const played = playScenario('strip-587-opportunistic');
    expect(stepAt(played, 'client.say-ehlo~1').travels).toMatchObject([
      { via: ['wifi', 'box', 'isp'], changedAt: null, form: 'postcard' },
    ]);
    expect(stepAt(played, 'box.replace-starttls~1').travels).toMatchObject([
      { via: ['isp', 'box', 'wifi'], changedAt: 'box', form: 'postcard' },
    ]);
  });

  it('stops where the firewall stands', () => {
    const { steps } = playScenario('isp-drops-25');
    const stopped = steps.filter(({ kind }) => kind === 'stopped');
    expect(stopped).toHaveLength(11);
    expect(stopped[0]?.travels).toMatchObject([{ label: 'SYN', stopsAt: 'isp' }]);
  });

  it('is sealed or not by what the wire says', () => {
    const played = playScenario('submit-587');
    const formOf = (anchor: string) => stepAt(played, anchor).travels.at(-1)?.form;
    expect(formOf('client.upgrade~1')).toBe('postcard');
    expect(formOf('handshake.client-hello~1')).toBe('handshake');
    expect(formOf('client.log-in~1')).toBe('sealed');
  });
});
