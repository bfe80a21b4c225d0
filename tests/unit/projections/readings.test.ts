// Who reads what: each party's sight of a line, the drawn line's form, the machines' states, and
// what strangers have learned by then.

import { describe, expect, it } from 'vitest';
import { toStation } from '../../../src/projections/connections';
import { projectExposure } from '../../../src/projections/exposure';
import { lineKey, projectLineForms } from '../../../src/projections/lines';
import { projectReadings, type Sight } from '../../../src/projections/readers';
import { projectStates } from '../../../src/projections/states';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { playWorld, type Played } from '../../kit/play';
import { playScenario, stepAt } from '../../kit/playScenario';

const sightsAt = (played: Played, anchor: string): Readonly<Record<string, Sight>> =>
  Object.fromEntries(
    projectReadings(played.trace, stepAt(played, anchor)).map(({ reader, sees }) => [reader, sees]),
  );

const AUTH_LINE = 'AUTH PLAIN AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk';
const NOTHING = { kind: 'nothing' };

describe('a reading', () => {
  const sealed = playScenario('submit-587');
  const stripped = playScenario('strip-587-opportunistic');

  it('of a line in the clear is the line, for everybody on the way', () => {
    const all = { kind: 'all', lines: ['EHLO client.example.org'] };
    expect(sightsAt(sealed, 'client.say-ehlo~1')).toEqual({
      sender: all,
      wifi: all,
      isp: all,
      submission: all,
      transit: NOTHING,
      mx: NOTHING,
      mailbox: NOTHING,
    });
  });

  it('of a sealed line is its length, for those in between', () => {
    const all = { kind: 'all', lines: [AUTH_LINE] };
    const record = { kind: 'record', octets: AUTH_LINE.length + 2 + 17 };
    expect(sightsAt(sealed, 'client.log-in~1')).toMatchObject({
      sender: all,
      wifi: record,
      isp: record,
      submission: all,
    });
  });

  it('of a handshake is what is not encrypted', () => {
    expect(sightsAt(sealed, 'handshake.client-hello~1')['isp']).toEqual({
      kind: 'metadata',
      reveals: ['ClientHello: smtp.example.org'],
      octets: 247,
    });
    const flight = sightsAt(sealed, 'handshake.server-flight~1')['wifi'];
    expect(flight?.kind === 'metadata' && flight.reveals).toEqual([
      'ServerHello',
      'ChangeCipherSpec',
    ]);
  });

  it('of a changed reply is the old one before the box and the new one behind it', () => {
    const sights = sightsAt(stripped, 'box.replace-starttls~1');
    const has = (reader: string, line: string): boolean => {
      const sight = sights[reader];
      return sight?.kind === 'all' && sight.lines.includes(line);
    };
    const readers = ['submission', 'isp', 'box', 'wifi', 'sender'];
    expect(readers.map((reader) => has(reader, '250-STARTTLS'))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(readers.map((reader) => has(reader, '250-AUTH PLAIN LOGIN'))).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });

  it('counts as exposed for strangers who read words, and for nobody else', () => {
    const exposedAt = (played: Played, anchor: string) =>
      projectReadings(played.trace, stepAt(played, anchor)).flatMap(({ reader, exposed }) =>
        exposed ? [reader] : [],
      );
    expect(exposedAt(stripped, 'client.log-in-in-clear~1')).toEqual(['wifi', 'box', 'isp']);
    expect(exposedAt(sealed, 'client.log-in~1')).toEqual([]);
  });
});

describe('the form of a line', () => {
  const played = playScenario('submit-587');
  const submit = lineKey('sender', 'submission', 587);
  const relay = lineKey('submission', 'mx', 25);

  it.each([
    ['sending.look-up~1', undefined, undefined],
    ['tcp.established~1', 'thin', undefined],
    ['session.greet~1', 'hollow', undefined],
    ['handshake.client-hello~1', 'handshake', undefined],
    ['handshake.established~1', 'solid', undefined],
    ['client.send-message~1', 'solid', undefined],
    ['tcp.close~1', undefined, undefined],
    ['session.greet~2', undefined, 'hollow'],
    ['client.send-message~2', undefined, 'solid'],
    ['receiver.inbox~3', undefined, undefined],
  ])('at %s', (anchor, form, onward) => {
    const forms = projectLineForms(played.trace, stepAt(played, anchor));
    expect([forms.get(submit), forms.get(relay)]).toEqual([form, onward]);
  });

  it('before anything happened is dotted everywhere', () => {
    expect(projectLineForms(played.trace, null).size).toBe(0);
  });
});

describe('the states', () => {
  const played = playScenario('submit-587');

  it.each([
    ['session.greet~1', 'awaitingGreeting', 'mustSecure'],
    ['client.upgrade~1', 'awaitingStarttlsReply', 'mustSecure'],
    ['starttls.accept~1', 'awaitingStarttlsReply', 'securing'],
    ['mail.accept~1', 'awaitingMailReply', 'inTransaction'],
    ['client.send-message~1', 'awaitingAcceptance', 'receivingData'],
    ['sending.sent~1', 'finished', 'closed'],
  ])('at %s', (anchor, client, server) => {
    const states = projectStates(played.trace, stepAt(played, anchor));
    expect([states.get('sender'), states.get('submission')]).toEqual([client, server]);
  });

  it('are unknown before anything happened', () => {
    expect(projectStates(played.trace, null).size).toBe(0);
  });
});

describe.each(['greylisted', 'strip-25-dane', 'strip-25-mta-sts'])('a new try in %s', (id) => {
  it('finds no state at the MX that is left from the try before', () => {
    const { trace, steps } = playScenario(id);
    const states = steps.map((step) => projectStates(trace, step).get('mx'));
    const retry = steps.findIndex(({ rule }) => rule.startsWith('queue.retry'));
    const asks = steps.findIndex(({ kind }, index) => index > retry && kind === 'lookup');
    expect(states.slice(0, retry)).toContain('closed');
    expect(asks).toBeGreaterThan(0);
    expect(states[asks]).toBeUndefined();
  });
});

describe.each(SCENARIOS.map(({ id }) => id))('the states of the queues of %s', (id) => {
  const { trace, steps } = playScenario(id);

  it('say of a message given back that it is, and then that the notice is written', () => {
    let expected: string | null = null;
    for (const step of steps) {
      for (const event of trace.events.filter(({ seq }) => step.events.includes(seq))) {
        if (event.type === 'queue:message_bounced') expected = 'givenBack';
        if (event.type === 'queue:notice_written') expected = 'noticeWritten';
        if (event.type === 'queue:message_dropped') expected = 'nobodyTold';
        if (event.type === 'queue:message_removed') expected = 'finished';
        if (event.type === 'queue:message_deferred') expected = 'waiting';
        const isOfQueue = event.type.startsWith('queue:message_') && expected !== null;
        if (!isOfQueue && event.type !== 'queue:notice_written') continue;
        expect(projectStates(trace, step).get(toStation(event.actor))).toBe(expected);
      }
    }
  });

  it('owe nothing more when a notice lies in its mailbox', () => {
    for (const step of steps.filter(({ rule }) => rule === 'notice.deliver')) {
      expect([...projectStates(trace, step).values()]).toContain('noticeWritten');
    }
  });
});

describe('the exposure', () => {
  it.each(SCENARIOS)('of $id is what its goal says', ({ world, goal }) => {
    const { exposure } = playWorld(world);
    expect(exposure.credentials).toBe(goal.credentialsExposed);
    expect(exposure.message).toBe(goal.messageExposed);
    expect(exposure.to.length > 0).toBe(goal.credentialsExposed || goal.messageExposed);
  });

  it('grows as the line passes: the Wi-Fi reads before the ISP does', () => {
    const { trace } = playScenario('strip-587-opportunistic');
    const readers = trace.events.map(({ seq }) => projectExposure(trace, seq).to.length);
    expect(readers).toEqual([...readers].sort((left, right) => left - right));
    const first = trace.events.find(({ seq }) => projectExposure(trace, seq).credentials);
    expect(first).toMatchObject({ type: 'wire:segment_passed', at: 'wifi', timeMs: 307.5 });
  });
});
