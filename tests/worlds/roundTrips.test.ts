// How many round trips each mode of submission costs, with 100 ms each and a client that sends at
// once. The numbers are those of captured sessions; RFC 8314 §3.3 is why 465 has fewer.

import { describe, expect, it } from 'vitest';
import { projectRoundTrips } from '../../src/projections/roundTrips';
import { play } from '../kit/play';

interface Mode {
  readonly port: 465 | 587;
  readonly version: '1.2' | '1.3';
  readonly noDelay?: boolean;
}

const roundTripsOf = ({ port, version, noDelay = true }: Mode, roundTripMs = 100) =>
  projectRoundTrips(
    play({
      sender: {
        noDelay,
        highestTlsVersion: version,
        outgoing: { port, security: port === 465 ? 'tls' : 'starttls' },
      },
      network: { roundTripMs: { senderToSubmission: roundTripMs } },
    }).trace,
  );

describe('the round trips of submission', () => {
  it.each([
    [{ port: 465, version: '1.3' }, 3, 5],
    [{ port: 465, version: '1.2' }, 3, 5],
    [{ port: 587, version: '1.3' }, 2, 7],
    [{ port: 587, version: '1.2' }, 2, 8],
  ] as const)(
    'for %j: the greeting after %i, the login after %i',
    (mode, banner, authenticated) => {
      expect(roundTripsOf(mode)).toMatchObject({ banner, authenticated });
    },
  );

  it('are one more on 587 with TLS 1.3 for a client that waits for an acknowledgement', () => {
    const mode = { port: 587, version: '1.3', noDelay: false } as const;
    expect(roundTripsOf(mode).authenticated).toBe(8);
  });

  it('do not depend on how long one takes', () => {
    const mode = { port: 587, version: '1.3' } as const;
    const { banner, authenticated, accepted } = roundTripsOf(mode, 100);
    expect(roundTripsOf(mode, 40)).toMatchObject({ banner, authenticated, accepted });
    expect(roundTripsOf(mode, 640)).toMatchObject({ banner, authenticated, accepted });
  });

  it('cannot be counted when there is no time on the way', () => {
    const none = { banner: null, authenticated: null, accepted: null, delivered: null };
    expect(roundTripsOf({ port: 587, version: '1.3' }, 0)).toEqual(none);
  });

  it('take four more to hand the message over: MAIL, RCPT, DATA and the message', () => {
    const { authenticated, accepted } = roundTripsOf({ port: 465, version: '1.3' });
    expect(accepted).toBe((authenticated ?? 0) + 4);
  });

  it('are fewer for a client that sends its envelope in one write', () => {
    const accepted = (pipelining: boolean) =>
      projectRoundTrips(play({ sender: { pipelining } }).trace).accepted ?? 0;
    expect(accepted(false) - accepted(true)).toBe(2);
  });
});

describe('a client that speaks plainly to 465', () => {
  const waiting = play({ sender: { outgoing: { port: 465, security: 'none' } } });

  it('sees nothing at all, and says nothing', () => {
    expect(waiting.submitted).toEqual([]);
    const words = waiting
      .eventsOf('wire:segment_received')
      .filter(({ segment }) => segment.content.kind !== 'control');
    expect(words).toEqual([]);
  });

  it('gives up after its own time-out for a greeting', () => {
    const waited = waiting.steps.find(({ kind }) => kind === 'waited');
    expect(waited).toMatchObject({ rule: 'client.timed-out', timeMs: 100_100 });
    expect(waiting.outcome).toMatchObject({ status: 'aborted', rule: 'client.timed-out' });
  });

  it('waits as long as it is told to', () => {
    const { steps } = play({
      sender: { outgoing: { port: 465, security: 'none' }, timeouts: { greetingMs: 5000 } },
    });
    expect(steps.find(({ kind }) => kind === 'waited')?.timeMs).toBe(5100);
  });

  it('is cut off by the server’s time-out when that is shorter', () => {
    const { rules } = play({
      sender: { outgoing: { port: 465, security: 'none' } },
      submission: { parameters: { smtpd_starttls_timeout: '5s' } },
    });
    expect(rules).toContain('tls.handshake-timeout');
    expect(rules).toContain('client.connection-lost');
  });
});
