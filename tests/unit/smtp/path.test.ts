// Arguments of MAIL and RCPT: legal ones, those real servers take anyway, and unreadable ones.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePathArgument } from '../../../src/smtp/path';

describe('parsePathArgument', () => {
  it('reads a legal path with parameters', () => {
    expect(parsePathArgument('FROM:<alice@example.org> size=361 SMTPUTF8', 'FROM')).toEqual({
      kind: 'path',
      address: 'alice@example.org',
      parameters: [
        { name: 'SIZE', value: '361', text: 'size=361' },
        { name: 'SMTPUTF8', value: null, text: 'SMTPUTF8' },
      ],
      text: '<alice@example.org>',
      strict: true,
    });
  });

  it('reads the null path, which is legal only as a reverse-path', () => {
    expect(parsePathArgument('FROM:<>', 'FROM')).toMatchObject({ address: '', strict: true });
    expect(parsePathArgument('TO:<>', 'TO')).toMatchObject({ address: '', strict: false });
  });

  it('keeps the value of a parameter whole', () => {
    expect(
      parsePathArgument('TO:<b@example.net> ORCPT=rfc822;a+3Db=c NOTIFY=', 'TO'),
    ).toMatchObject({
      parameters: [
        { name: 'ORCPT', value: 'rfc822;a+3Db=c' },
        { name: 'NOTIFY', value: '' },
      ],
      strict: false,
    });
  });

  it.each([
    ['', 'FROM'],
    ['FROM', 'FROM'],
    ['FROM:', 'FROM'],
    ['FROM: ', 'FROM'],
    ['FROM alice@example.org', 'FROM'],
    ['FROM :<alice@example.org>', 'FROM'],
    ['TO:<alice@example.org>', 'FROM'],
    ['FROM:<bob@example.net>', 'TO'],
  ] as const)('finds no path in %j for %s', (argument, keyword) => {
    expect(parsePathArgument(argument, keyword)).toEqual({ kind: 'missing' });
  });

  it.each([
    ['<alice@example.org'],
    ['<alice@example.org SIZE=1'],
    ['<<alice@example.org>>'],
    ['<"alice@example.org>'],
    ['"alice@example.org'],
  ])('cannot read %j', (text) => {
    expect(parsePathArgument(`FROM:${text}`, 'FROM')).toEqual({ kind: 'malformed', text });
  });

  it.each([
    ['FROM:alice@example.org', 'alice@example.org', 'alice@example.org'],
    ['from: <alice@example.org>', 'alice@example.org', '<alice@example.org>'],
    ['FROM:<alice example.org>', 'alice example.org', '<alice example.org>'],
    ['FROM:<alice@@example.org>', 'alice@@example.org', '<alice@@example.org>'],
    ['FROM:<alice@example..org>', 'alice@example..org', '<alice@example..org>'],
    ['FROM:<alice>', 'alice', '<alice>'],
    ['FROM:<.alice@example.org>', '.alice@example.org', '<.alice@example.org>'],
    ['FROM:<alice@exam_ple.org>', 'alice@exam_ple.org', '<alice@exam_ple.org>'],
    ['FROM:<alice@[300.1.1.1]>', 'alice@[300.1.1.1]', '<alice@[300.1.1.1]>'],
    ['FROM:<alice@example.org>  SIZE=1', 'alice@example.org', '<alice@example.org>'],
    ['FROM:<alice@example.org>SIZE=1', 'alice@example.org', '<alice@example.org>'],
  ])('reads %j, which is not legal', (argument, address, text) => {
    expect(parsePathArgument(argument, 'FROM')).toMatchObject({ address, text, strict: false });
  });

  it('takes a display name for the path and the rest for a parameter', () => {
    expect(parsePathArgument('FROM:Alice <alice@example.org>', 'FROM')).toMatchObject({
      address: 'Alice',
      parameters: [{ value: null, text: '<alice@example.org>' }],
      strict: false,
    });
  });

  it.each([
    ['TO:<@example.net:carol@third.example>', 'carol@third.example'],
    ['TO:<@a.example,@b.example:bob@example.net>', 'bob@example.net'],
    ['TO:<"carol@third.example"@example.net>', '"carol@third.example"@example.net'],
    ['TO:<"a>b \\" c"@example.net>', '"a>b \\" c"@example.net'],
    ['to:<böb@example.net>', 'böb@example.net'],
    ['TO:<bob@[IPv6:2001:db8::1]>', 'bob@[IPv6:2001:db8::1]'],
    ['TO:<PostMaster>', 'PostMaster'],
    ['TO:<carol%third.example@example.net>', 'carol%third.example@example.net'],
  ])('reads %j as legal', (argument, address) => {
    expect(parsePathArgument(argument, 'TO')).toMatchObject({ address, strict: true });
  });

  it.each(['@a_b.example:bob@example.net', '@a.example,b.example:bob@example.net'])(
    'drops the illegal source route of %j all the same',
    (inner) => {
      expect(parsePathArgument(`TO:<${inner}>`, 'TO')).toMatchObject({
        address: 'bob@example.net',
        text: `<${inner}>`,
        strict: false,
      });
    },
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parsePathArgument(text, 'TO').kind).toMatch(/^(?:path|missing|malformed)$/);
        expect(parsePathArgument(`TO:<${text}`, 'TO').kind).toMatch(/^(?:path|malformed)$/);
      }),
    );
  });
});
