// The message at the cursor: whose it is, and the header that grows hop by hop.

import { describe, expect, it } from 'vitest';
import { messageFile, messageFileName } from '../../../src/exports/messageFile';
import { finalMessage, projectMessage, type MessageMoment } from '../../../src/projections/message';
import type { Step } from '../../../src/projections/steps';
import { play, type Played } from '../../kit/play';

/** The message at each step, as the page asks for it. */
const momentsOf = ({ steps, trace }: Played): readonly (MessageMoment | null)[] =>
  steps.map((step, index) => {
    const before: Step | undefined = steps[index - 1];
    return projectMessage(trace, step.seq, before === undefined ? 0 : before.seq + 1);
  });

const namesOf = (moment: MessageMoment | null | undefined): readonly string[] =>
  (moment?.fields ?? []).map(({ lines }) => lines[0]?.split(':')[0] ?? '');

describe('the message of a delivery', () => {
  const moments = momentsOf(play({}));

  it('is nobody’s before it was sent, then the sender’s, a server’s, and in a mailbox', () => {
    const kinds = moments.map((moment) => moment?.keeper.kind ?? 'none');
    expect([...new Set(kinds)]).toEqual(['none', 'sender', 'server', 'mailbox']);
    expect(moments[0]).toBeNull();
  });

  it('has one Received field more with each server that accepts it', () => {
    const counts = moments.map(
      (moment) => namesOf(moment).filter((name) => name === 'Received').length,
    );
    expect([...new Set(counts)]).toEqual([0, 1, 2]);
  });

  it('marks what has just come, once', () => {
    const news = moments.flatMap((moment) => {
      const fields = moment?.fields.filter(({ isNew }) => isNew) ?? [];
      return fields.length === 0 ? [] : [fields.map(({ lines }) => lines[0]?.split(':')[0])];
    });
    expect(news).toEqual([
      ['Date', 'From', 'To', 'Subject', 'Message-ID'],
      ['Received'],
      [
        'Return-Path',
        'X-Original-To',
        'Delivered-To',
        'X-Spam-Status',
        'Authentication-Results',
        'Authentication-Results',
        'Received',
      ],
    ]);
  });

  it('can be saved when it lies in a mailbox, and is then whole', () => {
    expect(moments.at(-1)?.isStored).toBe(true);
    const { lines } = finalMessage(play({}).trace) ?? { lines: [] };
    expect(lines[0]).toBe('Return-Path: <alice@example.org>');
    expect(lines.at(-1)).toBe('Hello Bob.');
    expect(messageFile(lines)).toMatch(/^Return-Path: <alice@example\.org>\r\n[\s\S]*\.\r\n$/u);
  });

  it('has the dots that were stuffed on the wire taken out', () => {
    const played = play({ message: { body: '.hidden' } });
    expect(momentsOf(played).find((moment) => moment !== null)?.body).toEqual(['.hidden']);
  });
});

describe('a notice', () => {
  it('takes the message’s place, and ends in the sender’s mailbox', () => {
    const played = play({ message: { recipients: ['bbo@example.net'] } });
    const last = momentsOf(played).at(-1);
    expect(last?.keeper).toEqual({
      kind: 'notice',
      recipient: 'alice@example.org',
      isStored: true,
    });
    expect(namesOf(last)).toContain('Auto-Submitted');
  });
});

describe('a message that is in nobody’s mailbox', () => {
  it('cannot be saved', () => {
    const refused = play({ sender: { login: null, whenAuthIsMissing: 'continue' } });
    expect(finalMessage(refused.trace)).toBeNull();
  });
});

describe('the name of a file', () => {
  it.each([
    [['Subject: Hello, Bob', ''], 'hello-bob.eml'],
    [['subject: ../../etc/passwd', ''], 'etc-passwd.eml'],
    [['From: a', '', 'Subject: in the text'], 'message.eml'],
    [['Subject: 😀', ''], 'message.eml'],
  ] as const)('of %s', (lines, name) => {
    expect(messageFileName(lines)).toBe(name);
  });
});
