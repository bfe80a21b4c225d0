// What a queue owes the sender, in whole stories: bounces, warnings, expiry, and the bounce that
// cannot be delivered. Each notice is mail of its own and lies in the end in somebody's mailbox.

import { describe, expect, it } from 'vitest';
import { DEFAULT_WORLD } from '../../src/world/defaultWorld';
import { EXIM_MX } from '../../src/world/eximWorld';
import type { World } from '../../src/world/worldSchema';
import type { PartOf } from '../../src/world/worldWith';
import { play, type Played } from '../kit/play';

const WRONG = { message: { recipients: ['bbo@example.net'] } };

/** An MX that is not there: the queue defers and tries again. */
const NOBODY_THERE: PartOf<World> = {
  network: { firewall: [{ direction: 'in', port: 25, action: 'reset' }] },
};

const storedNotices = (played: Played): readonly string[] =>
  played.eventsOf('mailbox:notice_stored').map(({ kind, recipient }) => `${kind} ${recipient}`);

const textOf = (played: Played): readonly string[] =>
  played.eventsOf('mailbox:notice_stored')[0]?.lines ?? [];

const withRelay = (
  relay: NonNullable<NonNullable<PartOf<World>['submission']>['relay']>,
  changes: PartOf<World> = NOBODY_THERE,
): Played => play({ ...changes, submission: { relay } });

describe('a bounce', () => {
  it('lies in the sender’s own mailbox, as one message', () => {
    const played = play(WRONG);
    expect(storedNotices(played)).toEqual(['failure alice@example.org']);
    expect(played.outcome.status).toBe('bounced');
    const lines = textOf(played);
    expect(lines.slice(0, 3)).toEqual([
      'Return-Path: <>',
      'X-Original-To: alice@example.org',
      'Delivered-To: alice@example.org',
    ]);
    expect(lines).toContain('From: Mail Delivery System <MAILER-DAEMON@example.org>');
    expect(lines).toContain('Status: 5.1.1');
    expect(lines).toContain('Hello Bob.');
  });

  it('tells two refused recipients of one server in one notice', () => {
    const played = play({
      message: { recipients: ['bbo@example.net', 'bob@example.net', 'x@example.net'] },
    });
    expect(storedNotices(played)).toEqual(['failure alice@example.org']);
    const failed = textOf(played).filter((line) => line.startsWith('Final-Recipient: '));
    expect(failed).toEqual([
      'Final-Recipient: rfc822; bbo@example.net',
      'Final-Recipient: rfc822; x@example.net',
    ]);
  });

  it('waits for the other domain of the same message', () => {
    const played = play({ message: { recipients: ['bbo@example.net', 'x@nowhere.example'] } });
    expect(storedNotices(played)).toHaveLength(1);
    expect(textOf(played).filter((line) => line.startsWith('Action: failed'))).toHaveLength(2);
  });

  it('sends back the header alone when the message is larger than bounce_size_limit', () => {
    const played = play({ ...WRONG, submission: { relay: { bounce_size_limit: 100 } } });
    expect(textOf(played)).toContain('Content-Type: text/rfc822-headers');
    expect(textOf(played)).not.toContain('Hello Bob.');
  });

  it('names the message in a thread when it is told to', () => {
    const played = play({ ...WRONG, submission: { relay: { enable_threaded_bounces: true } } });
    expect(textOf(played).some((line) => /^In-Reply-To: <.+>$/u.test(line))).toBe(true);
  });

  it('goes to the postmaster as well with notify_classes', () => {
    const played = play({ ...WRONG, submission: { relay: { notify_classes: ['bounce'] } } });
    expect(storedNotices(played)).toEqual([
      'failure alice@example.org',
      'failure postmaster@example.org',
    ]);
    expect(played.eventsOf('mailbox:notice_stored')[1]?.lines).toContain(
      'Subject: Postmaster Copy: Undelivered Mail',
    );
  });
});

/** Alice's address is not her provider's: the notice has to travel, and nobody takes it. */
const HOMELESS: PartOf<World> = {
  sender: { address: 'alice@elsewhere.example' },
  submission: { parameters: { smtpd_sender_restrictions: [] } },
  message: { recipients: ['bbo@example.net'] },
};

describe('a bounce that cannot be delivered', () => {
  it('is dropped, and nobody is told', () => {
    const played = play(HOMELESS);
    expect(storedNotices(played)).toEqual([]);
    expect(played.eventsOf('queue:notice_written')).toHaveLength(1);
    expect(played.eventsOf('queue:message_dropped')).toHaveLength(1);
    expect(played.outcome.status).toBe('bounced');
  });

  it('goes to the postmaster with the class 2bounce', () => {
    const played = play({
      ...HOMELESS,
      submission: { ...HOMELESS.submission, relay: { notify_classes: ['2bounce'] } },
    });
    expect(storedNotices(played)).toEqual(['failure postmaster@example.org']);
    expect(played.eventsOf('queue:message_dropped')).toEqual([]);
  });
});

describe('a message that waits', () => {
  it('brings one warning after delay_warning_time, and not before', () => {
    expect(storedNotices(withRelay({}))).toEqual([]);
    const warned = withRelay({ delay_warning_time: '10m' });
    expect(storedNotices(warned)).toEqual(['delay alice@example.org']);
    const [at] = warned.eventsOf('mailbox:notice_stored');
    expect(at?.timeMs).toBeGreaterThan(600_000);
    expect(textOf(warned)).toContain('Action: delayed');
    expect(textOf(warned).some((line) => line.startsWith('Will-Retry-Until: '))).toBe(true);
    expect(warned.outcome.status).toBe('deferred');
  });

  it('comes back when it is too old', () => {
    const expired = withRelay({ maximal_queue_lifetime: '20m' });
    expect(storedNotices(expired)).toEqual(['failure alice@example.org']);
    expect(expired.outcome.status).toBe('bounced');
  });
});

/** Alice's provider takes mail from other servers, so that notices find their way back. */
const WAY_BACK: PartOf<World> = {
  submission: {
    ports: {
      '25': {
        mydestination: ['example.org'],
        smtpd_relay_restrictions: ['reject_unauth_destination'],
      },
      '587': { smtpd_sasl_auth_enable: true },
    },
  },
  dns: {
    records: [
      ...DEFAULT_WORLD.dns.records,
      { name: 'example.org', type: 'MX', preference: 10, host: 'smtp.example.org' },
    ],
  },
};

const ASKED: PartOf<World> = {
  ...WAY_BACK,
  message: { notify: ['SUCCESS', 'FAILURE'], ret: 'HDRS', envid: 'QQ314159+' },
};

describe('a sender that asks', () => {
  it('gets a receipt from the server that has the mailbox', () => {
    const played = play(ASKED);
    expect(played.relayed).toContainEqual(
      expect.stringMatching(
        /MAIL FROM:<alice@example\.org> SIZE=\d+ ENVID=QQ314159\+2B RET=HDRS$/u,
      ),
    );
    expect(played.relayed).toContain(
      '~> RCPT TO:<bob@example.net> ORCPT=rfc822;bob@example.net NOTIFY=SUCCESS,FAILURE',
    );
    expect(storedNotices(played)).toEqual(['success alice@example.org']);
    const lines = textOf(played);
    expect(lines).toContain('Reporting-MTA: dns; mx.example.net');
    expect(lines).toContain('Original-Envelope-Id: QQ314159+');
    expect(lines).toContain('<bob@example.net>: delivery via virtual: delivered to maildir');
    expect(lines[3]).toBe('Received: from mx.example.net (mx.example.net [203.0.113.25])');
    expect(played.outcome).toMatchObject({ status: 'delivered', deliveredTo: 'inbox' });
  });

  it('gets one from its own server when the next one tells nothing', () => {
    const played = play({ ...ASKED, mx: EXIM_MX });
    expect(storedNotices(played)).toEqual(['success alice@example.org']);
    const lines = textOf(played);
    expect(lines).toContain('Reporting-MTA: dns; smtp.example.org');
    expect(lines).toContain('Action: relayed');
    expect(lines).toContain('Remote-MTA: dns; mx.example.net');
  });

  it('hears nothing when it said NEVER', () => {
    const played = play({ message: { recipients: ['bbo@example.net'], notify: ['NEVER'] } });
    expect(played.eventsOf('queue:notice_written')).toEqual([]);
    expect(played.outcome.status).toBe('bounced');
  });

  it('gets the header alone in a bounce when it said so', () => {
    const played = play({ message: { recipients: ['bbo@example.net'], ret: 'HDRS' } });
    expect(textOf(played)).toContain('Content-Type: text/rfc822-headers');
  });
});
