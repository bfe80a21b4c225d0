// DMARC: which domain is looked at, which record applies, when SPF or DKIM belongs to it, and what
// is then asked for.

import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/smtp/headerFields';
import {
  authorDomain,
  evaluateDmarc,
} from '../../../../src/software/authentication/dmarc/evaluateDmarc';
import { readDmarcRecord } from '../../../../src/software/authentication/dmarc/dmarcRecord';
import { organisationalDomain } from '../../../../src/software/authentication/dmarc/findPolicy';
import type { DkimFinding, SpfFinding } from '../../../../src/trace/authentication';
import { inquire, zoneOf } from '../../../kit/inquire';

const spf = (result: SpfFinding['result'], domain: string): SpfFinding => ({
  result,
  identity: 'mailfrom',
  domain,
  term: '',
  problem: '',
  explanation: '',
});

const dkim = (result: DkimFinding['result'], domain: string): DkimFinding => ({
  result,
  domain,
  selector: 'mail',
  identity: `@${domain}`,
  algorithm: 'rsa-sha256',
  signature: 'AAAA',
  problem: null,
  isTest: false,
});

const evaluate = (
  from: string,
  zone: readonly string[],
  proof: SpfFinding,
  signatures: readonly DkimFinding[] = [],
) =>
  inquire(
    evaluateDmarc(readMessage([`From: ${from}`, '', 'Hello.']), { spf: proof, dkim: signatures }),
    zoneOf(...zone),
  );

const NO_SPF = spf('none', 'example.edu');

describe('the domain in From', () => {
  const of = (...lines: readonly string[]) => authorDomain(readMessage([...lines, '', 'Hello.']));

  it.each([
    ['From: alice@example.org', 'example.org'],
    ['from: Alice <alice@EXAMPLE.org>', 'example.org'],
    ['From: "ceo@example.com" <alice@example.org>', 'example.org'],
    ['From: "Doe, Jane" <jane@example.org> (at work)', 'example.org'],
    ['From: a@example.org, B <b@example.org>', 'example.org'],
    ['From: a@example.org, b@example.com', null],
    ['From: nobody', null],
    ['To: alice@example.org', null],
  ])('%s: %s', (line, domain) => {
    expect(of(line)).toBe(domain);
  });

  it('is read across folded lines, and only when there is one From', () => {
    expect(of('From: Alice', '\t<alice@example.org>')).toBe('example.org');
    expect(of('From: a@example.org', 'From: b@example.org')).toBeNull();
  });
});

describe('a record', () => {
  it('asks for nothing where it names no policy that is one', () => {
    expect(readDmarcRecord('v=DMARC1').policy).toBe('none');
    expect(readDmarcRecord('v=DMARC1; p=maybe').policy).toBe('none');
  });

  it('has its own policies for names below it, and for those that do not exist', () => {
    expect(readDmarcRecord('v=DMARC1; p=reject')).toMatchObject({
      subdomainPolicy: 'reject',
      missingPolicy: 'reject',
    });
    expect(readDmarcRecord('v = DMARC1 ;p=none;sp=quarantine ; np=reject;')).toMatchObject({
      policy: 'none',
      subdomainPolicy: 'quarantine',
      missingPolicy: 'reject',
    });
  });

  it('is passed over by what it does not know: pct is one of those now', () => {
    expect(readDmarcRecord('v=DMARC1; p=reject; pct=1; x=y')).toMatchObject({
      policy: 'reject',
      isTest: false,
    });
  });
});

describe('the record that applies', () => {
  it('is the domain’s own, and then nobody else is asked', () => {
    const { value, questions } = evaluate(
      'a@example.org',
      ['_dmarc.example.org TXT v=DMARC1; p=reject'],
      NO_SPF,
    );
    expect(value).toMatchObject({ result: 'fail', policy: 'reject', handling: 'reject' });
    expect(questions.map(({ query }) => query.name)).toEqual(['_dmarc.example.org']);
  });

  it('is that of the organisation, with its policy for names below', () => {
    const zone = [
      '_dmarc.example.org TXT v=DMARC1; p=reject; sp=quarantine',
      'news.example.org A 192.0.2.1',
    ];
    expect(evaluate('a@news.example.org', zone, NO_SPF).value).toMatchObject({
      policyDomain: 'example.org',
      policy: 'quarantine',
    });
  });

  it('has another policy for a name that does not exist', () => {
    const zone = [
      '_dmarc.example.org TXT v=DMARC1; p=none; np=reject',
      'x.example.org A 192.0.2.1',
    ];
    expect(evaluate('a@gone.example.org', zone, NO_SPF).value.policy).toBe('reject');
    expect(evaluate('a@x.example.org', zone, NO_SPF).value.policy).toBe('none');
  });

  it('is none when there are two, or none at all', () => {
    const two = ['_dmarc.example.org TXT v=DMARC1; p=reject', '_dmarc.example.org TXT v=DMARC1'];
    expect(evaluate('a@example.org', two, NO_SPF).value.result).toBe('none');
    expect(evaluate('a@example.org', [], NO_SPF).value.result).toBe('none');
  });

  it('is open when DNS gives no answer', () => {
    const zone = ['_dmarc.example.org timeout x'];
    expect(evaluate('a@example.org', zone, NO_SPF).value.result).toBe('temperror');
  });

  it('cannot be looked up without exactly one domain in From', () => {
    const { value, questions } = evaluate('a@example.org, b@example.com', [], NO_SPF);
    expect([value.result, questions]).toEqual(['permerror', []]);
  });
});

describe('the walk up the tree of names', () => {
  it('asks eight names at most', () => {
    const { questions } = inquire(organisationalDomain('a.b.c.d.e.f.g.h.i.j.example.com'), []);
    expect(questions.map(({ query }) => query.name)).toEqual([
      '_dmarc.a.b.c.d.e.f.g.h.i.j.example.com',
      '_dmarc.g.h.i.j.example.com'.replace('g.h', 'f.g.h'),
      '_dmarc.g.h.i.j.example.com',
      '_dmarc.h.i.j.example.com',
      '_dmarc.i.j.example.com',
      '_dmarc.j.example.com',
      '_dmarc.example.com',
      '_dmarc.com',
    ]);
  });

  it('takes the record nearest to the root for the organisation', () => {
    const zone = zoneOf('_dmarc.example.org TXT v=DMARC1', '_dmarc.a.example.org TXT v=DMARC1');
    expect(inquire(organisationalDomain('b.a.example.org'), zone).value).toBe('example.org');
  });

  it('stops where a record says that it is an organisation, or that others register below', () => {
    const own = zoneOf(
      '_dmarc.example.org TXT v=DMARC1',
      '_dmarc.a.example.org TXT v=DMARC1; psd=n',
    );
    expect(inquire(organisationalDomain('b.a.example.org'), own).value).toBe('a.example.org');
    const suffix = zoneOf('_dmarc.bank.example TXT v=DMARC1; p=reject; psd=y');
    expect(inquire(organisationalDomain('www.first.bank.example'), suffix).value).toBe(
      'first.bank.example',
    );
  });
});

describe('alignment', () => {
  const relaxed = ['_dmarc.example.org TXT v=DMARC1; p=reject'];
  const strict = ['_dmarc.example.org TXT v=DMARC1; p=reject; aspf=s; adkim=s'];

  it.each([
    ['the same domain', relaxed, spf('pass', 'example.org'), [], 'pass'],
    ['a name below it', relaxed, spf('pass', 'bounce.example.org'), [], 'pass'],
    ['a name below it, strictly', strict, spf('pass', 'bounce.example.org'), [], 'fail'],
    ['another domain', relaxed, spf('pass', 'spam.example.edu'), [], 'fail'],
    ['another one with the same end', relaxed, spf('pass', 'other.org'), [], 'fail'],
    ['SPF that does not pass', relaxed, spf('softfail', 'example.org'), [], 'fail'],
    ['a signature', relaxed, NO_SPF, [dkim('pass', 'example.org')], 'pass'],
    ['a signature, strictly', strict, NO_SPF, [dkim('pass', 'm.example.org')], 'fail'],
    ['a broken signature', relaxed, NO_SPF, [dkim('fail', 'example.org')], 'fail'],
    [
      'one good signature of two',
      relaxed,
      NO_SPF,
      [dkim('fail', 'example.org'), dkim('pass', 'example.org')],
      'pass',
    ],
    ['what may yet pass', relaxed, spf('temperror', 'example.org'), [], 'temperror'],
  ] as const)('%s', (_name, zone, proof, signatures, result) => {
    expect(evaluate('a@example.org', zone, proof, signatures).value.result).toBe(result);
  });

  it('by one of the two is enough, and then nothing is asked for', () => {
    const { value } = evaluate('a@example.org', relaxed, spf('pass', 'example.org'), [
      dkim('fail', 'example.org'),
    ]);
    expect(value).toMatchObject({
      isSpfAligned: true,
      isDkimAligned: false,
      policy: 'reject',
      handling: 'none',
    });
  });
});

it.each([
  ['reject', 'quarantine'],
  ['quarantine', 'none'],
  ['none', 'none'],
])('a domain that tests with p=%s is treated as with %s', (policy, handling) => {
  const zone = [`_dmarc.example.org TXT v=DMARC1; p=${policy}; t=y`];
  const { value } = evaluate('a@example.org', zone, NO_SPF);
  expect(value).toMatchObject({ policy, handling });
});
