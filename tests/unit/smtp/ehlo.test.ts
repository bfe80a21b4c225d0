// The reply to EHLO: keywords, mechanisms and the size limit, also in forms no RFC allows.

import { describe, expect, it } from 'vitest';
import { authMechanisms, offers, parseEhloReply, sizeLimit } from '../../../src/smtp/ehlo';

function offered(...lines: readonly string[]) {
  return parseEhloReply({ code: 250, enhanced: null, lines: ['mx.example.net', ...lines] });
}

describe('parseEhloReply', () => {
  it('separates the greeting, the keywords and their parameters', () => {
    const capabilities = offered('PIPELINING', 'Size 10240000', 'AUTH PLAIN  LOGIN', '');
    expect(capabilities.greeting).toBe('mx.example.net');
    expect([...capabilities.keywords]).toEqual([
      ['PIPELINING', []],
      ['SIZE', ['10240000']],
      ['AUTH', ['PLAIN', 'LOGIN']],
    ]);
  });

  it('finds nothing in the reply to HELO', () => {
    expect(offered().keywords.size).toBe(0);
    expect(parseEhloReply({ code: 250, enhanced: null, lines: [] }).greeting).toBe('');
  });
});

describe('offers', () => {
  it('ignores case and does not take a masked keyword for the real one', () => {
    expect(offers(offered('starttls'), 'StartTLS')).toBe(true);
    expect(offers(offered('XXXXXXXX'), 'STARTTLS')).toBe(false);
  });
});

describe('authMechanisms', () => {
  it.each([
    [['AUTH PLAIN LOGIN'], ['PLAIN', 'LOGIN']],
    [['AUTH=PLAIN LOGIN'], ['PLAIN', 'LOGIN']],
    [
      ['AUTH plain', 'AUTH=PLAIN LOGIN', 'AUTH XOAUTH2'],
      ['PLAIN', 'XOAUTH2', 'LOGIN'],
    ],
    [['AUTH'], []],
    [['AUTH='], []],
    [['AUTHX PLAIN'], []],
    [[], []],
  ])('reads %j', (lines, mechanisms) => {
    expect(authMechanisms(offered(...lines))).toEqual(mechanisms);
  });
});

describe('sizeLimit', () => {
  it.each([
    ['SIZE 10240000', 10_240_000],
    ['SIZE 0', null],
    ['SIZE', null],
    ['SIZE lots', null],
    ['SIZE -1', null],
    ['PIPELINING', null],
  ])('reads %j', (line, limit) => expect(sizeLimit(offered(line))).toBe(limit));
});
