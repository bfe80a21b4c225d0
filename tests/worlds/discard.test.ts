// DISCARD in an access table: the sender is told yes, and nobody gets the message.

import { describe, expect, it } from 'vitest';
import { play, type Played } from '../kit/play';

const discarding = (recipients: readonly string[], key = 'bob@example.net'): Played =>
  play({
    message: { recipients: [...recipients] },
    mx: {
      recipients: ['bob@example.net', 'carol@example.net'],
      parameters: {
        smtpd_recipient_restrictions: ['check_recipient_access'],
        check_recipient_access: { [key]: 'DISCARD no thanks' },
      },
    },
  });

describe('DISCARD', () => {
  it('says 250 and stores nothing', () => {
    const played = discarding(['bob@example.net']);
    expect(played.relayed).toContain('~< 250 2.1.5 Ok');
    const saidYes = played.relayed.some((line) => line.startsWith('~< 250 2.0.0 Ok: queued as '));
    expect(saidYes).toBe(true);
    expect(played.eventsOf('mailbox:message_stored')).toEqual([]);
    expect(played.outcome).toMatchObject({ status: 'discarded', rule: 'receiver.discard' });
  });

  it('throws the message away for its other recipients too, as Postfix does', () => {
    const played = discarding(['carol@example.net', 'bob@example.net']);
    expect(played.eventsOf('mailbox:message_stored')).toEqual([]);
    expect(played.eventsOf('queue:message_discarded')[0]?.recipients).toHaveLength(2);
  });

  it('of another recipient changes nothing', () => {
    const played = discarding(['bob@example.net'], 'carol@example.net');
    expect(played.outcome).toMatchObject({ status: 'delivered', deliveredTo: 'inbox' });
  });
});
