// Addresses: the split at the right @, comparison, and the grammar of domains and literals.

import { describe, expect, it } from 'vitest';
import {
  isAddressLiteral,
  isValidDomain,
  isValidLocalPart,
  isValidMailbox,
  sameAddress,
  sameDomain,
  splitAddress,
} from '../../../src/smtp/address';

describe('splitAddress', () => {
  it.each([
    ['bob@example.net', 'bob', 'example.net'],
    ['a@b@example.org', 'a@b', 'example.org'],
    ['"a@b"@example.org', '"a@b"', 'example.org'],
    ['"carol@third.example"', '"carol@third.example"', null],
    ['"a\\"@b"@example.org', '"a\\"@b"', 'example.org'],
    ['"a@example.org', '"a', 'example.org'],
    ['bob', 'bob', null],
    ['bob@', 'bob', ''],
    ['@example.net', '', 'example.net'],
    ['', '', null],
  ])('splits %j', (address, localPart, domain) => {
    expect(splitAddress(address)).toEqual({ localPart, domain });
  });
});

describe('sameAddress', () => {
  it.each([
    ['bob@example.net', 'Bob@EXAMPLE.net', true],
    ['"bob"@example.net', 'bob@example.net', true],
    ['"b\\ob"@example.net', 'bob@example.net', true],
    ['bob', 'BOB', true],
    ['bob', 'bob@example.net', false],
    ['bob@example.net', 'bob@example.org', false],
    ['bob+a@example.net', 'bob@example.net', false],
  ])('compares %j with %j', (first, second, expected) => {
    expect(sameAddress(first, second)).toBe(expected);
    expect(sameAddress(second, first)).toBe(expected);
  });
});

describe('domains', () => {
  it('are compared without regard to case', () => {
    expect(sameDomain('Example.NET', 'example.net')).toBe(true);
    expect(sameDomain('example.net', 'example.net.org')).toBe(false);
  });

  it.each([
    'example.net',
    'localhost',
    'a-b.example',
    '1.example',
    'xn--bcher-kva.example',
    'bücher.de',
  ])('accepts %j', (domain) => expect(isValidDomain(domain)).toBe(true));

  it.each([
    '',
    'example..net',
    '.example.net',
    'example.net.',
    '-a.example',
    'a-.example',
    'exam_ple.net',
    'exa mple.net',
    '[192.0.2.1]',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(128)}example`,
  ])('refuses %j', (domain) => expect(isValidDomain(domain)).toBe(false));

  it('accepts labels and names of the greatest length', () => {
    expect(isValidDomain('a'.repeat(63))).toBe(true);
    expect(isValidDomain(`${'a.'.repeat(127)}b`)).toBe(true);
  });
});

describe('isAddressLiteral', () => {
  it.each([
    '[192.0.2.1]',
    '[IPv6:2001:db8::1]',
    '[ipv6:::1]',
    '[IPv6:::]',
    '[IPv6:::ffff:192.0.2.1]',
    '[IPv6:1:2:3:4:5:6:7:8]',
    '[IPv6:1:2:3:4:5:6:192.0.2.1]',
  ])('accepts %j', (text) => expect(isAddressLiteral(text)).toBe(true));

  it.each([
    '192.0.2.1',
    '[300.1.1.1]',
    '[192.0.2]',
    '[2001:db8::1]',
    '[IPv6:1::2::3]',
    '[IPv6:1:2:3]',
    '[IPv6:1:2:3:4:5:6:7:8:9]',
    '[IPv6:1:2:3:4::5:6:7:8]',
    '[IPv6:192.0.2.1::1]',
    '[IPv6:12345::1]',
    '[IPv6:]',
    '[]',
  ])('refuses %j', (text) => expect(isAddressLiteral(text)).toBe(false));
});

describe('mailboxes', () => {
  it.each(['bob', 'a.b', "o'neil+x", 'böb', '"a b"', '"a\\"b"', '""'])(
    'take %j as a local part',
    (localPart) => {
      expect(isValidLocalPart(localPart)).toBe(true);
      expect(isValidMailbox(`${localPart}@example.net`)).toBe(true);
    },
  );

  it.each(['', '.bob', 'bob.', 'a..b', 'a b', 'a@b', '"a', 'a"b"', '"a"b'])(
    'refuse %j as a local part',
    (localPart) => expect(isValidLocalPart(localPart)).toBe(false),
  );

  it('need a domain or a literal', () => {
    expect(isValidMailbox('bob')).toBe(false);
    expect(isValidMailbox('bob@')).toBe(false);
    expect(isValidMailbox('bob@[192.0.2.1]')).toBe(true);
  });
});
