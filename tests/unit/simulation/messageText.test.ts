// The message and its trace headers, against headers that Postfix 3.7 wrote in captured sessions,
// and the ids that look like chance.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, messageIdFor, queueIdFor } from '../../../src/simulation/identifiers';
import {
  composeMessage,
  epochMsOf,
  receivedLines,
  type ReceivedFacts,
} from '../../../src/simulation/messageText';
import { worldWith } from '../../../src/world/worldWith';

const RELAYED: ReceivedFacts = {
  helloName: 'smtp.example.org',
  clientName: 'smtp.example.org',
  clientAddress: '192.0.2.10',
  hostName: 'mx.example.net',
  extended: true,
  secured: false,
  authenticated: false,
  queueId: '755DD230F71',
  recipients: ['bob@example.net'],
  epochMs: epochMsOf('2026-11-23T18:33:26Z'),
};

const SUBMITTED: ReceivedFacts = {
  ...RELAYED,
  helloName: 'client.example.org',
  clientName: 'client.example.org',
  clientAddress: '198.51.100.7',
  hostName: 'smtp.example.org',
  secured: true,
  authenticated: true,
  queueId: '46326230F71',
};

const headerOf = (facts: ReceivedFacts): string => receivedLines(facts).join('\n');

describe('the Received header, as captured', () => {
  it('of a submission on 587 or 465', () => {
    expect(headerOf(SUBMITTED)).toBe(
      'Received: from client.example.org (client.example.org [198.51.100.7])\n' +
        '\tby smtp.example.org (Postfix) with ESMTPSA id 46326230F71\n' +
        '\tfor <bob@example.net>; Mon, 23 Nov 2026 18:33:26 +0000 (UTC)',
    );
  });

  it('of a login without TLS', () => {
    expect(headerOf({ ...SUBMITTED, secured: false, queueId: '864D5230FB9' })).toBe(
      'Received: from client.example.org (client.example.org [198.51.100.7])\n' +
        '\tby smtp.example.org (Postfix) with ESMTPA id 864D5230FB9\n' +
        '\tfor <bob@example.net>; Mon, 23 Nov 2026 18:33:26 +0000 (UTC)',
    );
  });

  it('of mail to the MX, in the clear and under TLS', () => {
    expect(headerOf(RELAYED)).toBe(
      'Received: from smtp.example.org (smtp.example.org [192.0.2.10])\n' +
        '\tby mx.example.net (Postfix) with ESMTP id 755DD230F71\n' +
        '\tfor <bob@example.net>; Mon, 23 Nov 2026 18:33:26 +0000 (UTC)',
    );
    expect(headerOf({ ...RELAYED, secured: true })).toContain('with ESMTPS id');
  });

  it('after HELO, even under TLS', () => {
    const greeted = { ...RELAYED, extended: false, queueId: '819AA230FB9' };
    expect(headerOf(greeted)).toContain('with SMTP id 819AA230FB9\n');
    expect(headerOf({ ...greeted, secured: true })).toContain('with SMTP id 819AA230FB9\n');
  });

  it('for two recipients names none', () => {
    const two = { ...RELAYED, recipients: ['bob@example.net', 'carol@example.net'] };
    expect(headerOf({ ...two, queueId: '7F583230FB9' })).toBe(
      'Received: from smtp.example.org (smtp.example.org [192.0.2.10])\n' +
        '\tby mx.example.net (Postfix) with ESMTP id 7F583230FB9;\n' +
        '\tMon, 23 Nov 2026 18:33:26 +0000 (UTC)',
    );
  });

  it('of a client without a reverse name', () => {
    const unknown = {
      ...RELAYED,
      helloName: 'laptop.local',
      clientName: null,
      clientAddress: '198.51.100.67',
    };
    expect(headerOf(unknown)).toMatch(
      /^Received: from laptop\.local \(unknown \[198\.51\.100\.67\]\)\n/u,
    );
  });
});

describe('epochMsOf', () => {
  it('agrees with the calendar of the platform, leap years and all', () => {
    const date = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (moment) => {
        const text = `${moment.toISOString().slice(0, 19)}Z`;
        expect(epochMsOf(text)).toBe(Date.parse(text));
      }),
    );
    expect(epochMsOf('2028-02-29T12:00:00Z')).toBe(Date.parse('2028-02-29T12:00:00Z'));
  });
});

describe('the message', () => {
  it('is header, empty line, body', () => {
    const lines = composeMessage(worldWith({ message: { body: 'one\n.two\n\nthree' } }));
    expect(lines).toEqual([
      'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      'From: Alice <alice@example.org>',
      'To: Bob <bob@example.net>',
      'Subject: Hello',
      expect.stringMatching(/^Message-ID: <[0-9a-f]{8}@client\.example\.org>$/u),
      '',
      'one',
      '.two',
      '',
      'three',
    ]);
  });
});

describe('ids', () => {
  it('have Postfix’s form, and differ by counter and by seed', () => {
    const ids = [queueIdFor(1, 1), queueIdFor(1, 2), queueIdFor(2, 1)];
    for (const id of ids) expect(id).toMatch(/^[0-9A-F]{5}23[0-9A-F]{4}$/u);
    expect(new Set(ids).size).toBe(3);
    expect(messageIdFor(1, 'a.example')).not.toBe(messageIdFor(2, 'a.example'));
  });

  it('rest on FNV-1a, whose values are known', () => {
    expect(hash32('')).toBe(0x811c9dc5);
    expect(hash32('a')).toBe(0xe40c292c);
    expect(hash32('foobar')).toBe(0xbf9cf968);
  });
});
