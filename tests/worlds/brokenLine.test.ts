// A connection that breaks at a place of the dialogue, in whole stories: what is lost, what is
// tried again, and what arrives twice.

import { describe, expect, it } from 'vitest';
import type { CutSettings } from '../../src/world/networkSchema';
import { play, type Played } from '../kit/play';

const relayCut = (changes: Partial<CutSettings>): Played =>
  play({
    network: {
      cutAfter: { path: 'relay', port: 25, place: 'dot', how: 'fin', times: 1, ...changes },
    },
  });

const copiesIn = (played: Played): number => played.eventsOf('mailbox:message_stored').length;

describe('the reply to the final dot is lost', () => {
  it.each(['fin', 'reset', 'silence'] as const)('by %s, and Bob gets two copies', (how) => {
    const played = relayCut({ how });
    expect(copiesIn(played)).toBe(2);
    expect(played.outcome).toMatchObject({ status: 'delivered', deliveredTo: 'inbox' });
    const ids = played
      .eventsOf('mailbox:message_stored')
      .map(({ lines }) => lines.find((line) => line.startsWith('Message-ID: ')));
    expect(ids[0]).toBeDefined();
    expect(new Set(ids).size).toBe(1);
  });

  it('is told in Postfix’s own words', () => {
    const [deferred] = relayCut({}).eventsOf('queue:message_deferred');
    expect(deferred).toMatchObject({
      dsn: '4.4.2',
      detail:
        'lost connection with mx.example.net[203.0.113.25] while sending end of data -- ' +
        'message may be sent more than once',
    });
  });

  it('every time brings a copy every time', () => {
    const played = relayCut({ times: 100 });
    expect(copiesIn(played)).toBeGreaterThan(2);
    expect(played.outcome.status).toBe('deferred');
  });
});

describe('a reply before the message is lost', () => {
  it.each(['connect', 'ehlo', 'starttls', 'mail', 'rcpt', 'data'] as const)(
    'at %s: one more try, one copy',
    (place) => {
      const played = relayCut({ place });
      expect(played.eventsOf('queue:message_deferred')).toHaveLength(1);
      expect(copiesIn(played)).toBe(1);
    },
  );

  it('on the way from Alice: she is told, and nothing was sent', () => {
    const played = play({
      network: { cutAfter: { path: 'sender', port: 587, place: 'auth', how: 'reset', times: 1 } },
    });
    expect(played.outcome).toMatchObject({ status: 'aborted', rule: 'client.connection-lost' });
  });

  it('on another port or way: nothing happens', () => {
    expect(relayCut({ port: 587 }).eventsOf('wire:segment_stopped')).toEqual([]);
    expect(relayCut({ path: 'sender' }).eventsOf('wire:segment_stopped')).toEqual([]);
  });
});
