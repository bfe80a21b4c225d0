// DNS as a world has it: aliases, texts in several strings, names without records, failures.

import { describe, expect, it } from 'vitest';
import { answerQuery } from '../../../src/simulation/resolver';
import type { DnsRecord } from '../../../src/world/dnsSchema';
import { worldWith } from '../../../src/world/worldWith';

const RECORDS: readonly DnsRecord[] = [
  { name: 'smtp.example.org', type: 'A', address: '192.0.2.10' },
  { name: 'smtp.example.org', type: 'AAAA', address: '2001:db8::10' },
  { name: 'mail.example.org', type: 'CNAME', host: 'SMTP.example.org' },
  { name: 'post.example.org', type: 'CNAME', host: 'mail.example.org' },
  { name: 'round.example.org', type: 'CNAME', host: 'about.example.org' },
  { name: 'about.example.org', type: 'CNAME', host: 'round.example.org' },
  { name: 'lost.example.org', type: 'CNAME', host: 'nowhere.example' },
  { name: 'key.example.org', type: 'TXT', text: ['v=DKIM1; p=AAAA', 'BBBB'] },
  { name: 'a.b.example.org', type: 'A', address: '192.0.2.11' },
  { name: 'down.example.org', type: 'broken', failure: 'servfail' },
];

const ask = (name: string, recordType: Parameters<typeof answerQuery>[1]['recordType']) =>
  answerQuery(RECORDS, { name, recordType }, 1);

describe('answerQuery', () => {
  it('knows addresses of both kinds', () => {
    expect(ask('smtp.example.org', 'A')).toEqual({ status: 'found', values: ['192.0.2.10'] });
    expect(ask('smtp.example.org', 'AAAA')).toEqual({ status: 'found', values: ['2001:db8::10'] });
  });

  it('follows aliases, RFC 1035 §3.3.1', () => {
    expect(ask('post.example.org', 'A')).toEqual({ status: 'found', values: ['192.0.2.10'] });
    expect(ask('post.example.org', 'MX')).toEqual({ status: 'nodata' });
    expect(ask('lost.example.org', 'A')).toEqual({ status: 'nxdomain' });
  });

  it('says the alias itself when it is asked for', () => {
    const values = ['mail.example.org'];
    expect(ask('post.example.org', 'CNAME')).toEqual({ status: 'found', values });
  });

  it('fails on aliases that go round', () => {
    expect(ask('round.example.org', 'A')).toEqual({ status: 'servfail' });
  });

  it('joins the strings of a text without anything between them, RFC 7208 §3.3', () => {
    const values = ['v=DKIM1; p=AAAABBBB'];
    expect(ask('key.example.org', 'TXT')).toEqual({ status: 'found', values });
  });

  it('tells a name without records from one that does not exist', () => {
    expect(ask('b.example.org', 'A')).toEqual({ status: 'nodata' });
    expect(ask('smtp.example.org', 'TXT')).toEqual({ status: 'nodata' });
    expect(ask('c.example.org', 'A')).toEqual({ status: 'nxdomain' });
    expect(ask('down.example.org', 'A')).toEqual({ status: 'servfail' });
  });
});

describe('a world', () => {
  it('takes such records', () => {
    expect(worldWith({ dns: { records: [...RECORDS] } }).dns.records).toEqual(RECORDS);
  });
});
