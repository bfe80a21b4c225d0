// The field in which a receiver writes down what it has found out, as the programs word it, and the
// forged ones that it takes out.

import { describe, expect, it } from 'vitest';
import {
  authenticationResults,
  withoutForgedResults,
} from '../../../../src/software/authenticationResults';
import type { Authentication, DkimFinding } from '../../../../src/trace/authentication';
import { eximWith, serviceWith } from '../../../kit/serverSettings';

const DKIM: DkimFinding = {
  result: 'pass',
  domain: 'example.org',
  selector: 'mail',
  identity: '@example.org',
  algorithm: 'rsa-sha256',
  signature: 'wT2Uy0Pn',
  problem: null,
  isTest: false,
};

/** As in a session with Postfix 3.7.11 and OpenDMARC 1.4.2 on 203.0.113.25. */
const MEASURED: Authentication = {
  spf: {
    result: 'pass',
    identity: 'mailfrom',
    domain: 'example.org',
    term: 'ip4:192.0.2.10',
    problem: '',
    explanation: '',
  },
  dkim: [],
  dmarc: {
    result: 'fail',
    domain: 'example.com',
    policyDomain: 'example.com',
    policy: 'reject',
    handling: 'reject',
    isSpfAligned: false,
    isDkimAligned: false,
  },
};

const facts = (authentication: Authentication) => ({
  authentication,
  disposition: 'none' as const,
  clientAddress: '192.0.2.10',
  clientName: 'smtp.example.org',
});

describe('on Postfix', () => {
  const of = (authentication: Authentication) =>
    authenticationResults(serviceWith(25), facts(authentication));

  it('OpenDMARC writes a field for each of its checks, as measured', () => {
    expect(of(MEASURED)).toEqual([
      'Authentication-Results: mx.example.net; dmarc=fail (p=reject dis=none) header.from=example.com',
      'Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=example.org',
    ]);
  });

  it('OpenDKIM writes one for the signatures, below', () => {
    const broken: DkimFinding = { ...DKIM, result: 'fail', problem: 'body-changed' };
    const gone: DkimFinding = { ...DKIM, result: 'permerror', problem: 'no-key' };
    expect(of({ ...MEASURED, dkim: [DKIM, broken, gone] }).slice(2)).toEqual([
      'Authentication-Results: mx.example.net;',
      '\tdkim=pass (2048-bit key; unprotected) header.d=example.org header.i=@example.org header.a=rsa-sha256 header.s=mail header.b=wT2Uy0Pn;',
      '\tdkim=fail reason="signature verification failed" (2048-bit key; unprotected) header.d=example.org header.i=@example.org header.a=rsa-sha256 header.s=mail header.b=wT2Uy0Pn;',
      '\tdkim=permerror reason="key not found in DNS" (0-bit key) header.d=example.org header.i=@example.org header.a=rsa-sha256 header.s=mail header.b=wT2Uy0Pn',
    ]);
  });
});

it('Exim writes one field for all, with the caller’s name', () => {
  expect(authenticationResults(eximWith(25), facts({ ...MEASURED, dkim: [DKIM] }))).toEqual([
    'Authentication-Results: mx.example.net;',
    '\tiprev=pass (smtp.example.org) smtp.remote-ip=192.0.2.10;',
    '\tspf=pass smtp.mailfrom=example.org;',
    '\tdkim=pass header.d=example.org header.s=mail header.a=rsa-sha256;',
    '\tdmarc=fail header.from=example.com',
  ]);
});

describe('results from outside', () => {
  const forged = 'Authentication-Results: MX.example.net; dmarc=pass header.from=example.com';
  const folded = ['Authentication-Results: mx.example.net 1;', '\tspf=pass smtp.mailfrom=a'];
  const others = 'Authentication-Results: mx.example.com; spf=pass smtp.mailfrom=a';

  it('in this server’s name are taken out, RFC 8601 §5', () => {
    const lines = [forged, 'From: a@example.com', ...folded, others, '', forged];
    expect(withoutForgedResults(lines, 'mx.example.net')).toEqual([
      'From: a@example.com',
      others,
      '',
      forged,
    ]);
  });

  it('leave a message as it is when there are none', () => {
    const lines = [others, 'From: a@example.com', '', 'Hello.'];
    expect(withoutForgedResults(lines, 'mx.example.net')).toBe(lines);
  });
});
