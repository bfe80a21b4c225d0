/**
 * The trace headers that Postfix and Exim wrote in captured sessions, each written again from what
 * was known of the session. Ids and dates are those of the capture.
 */
import { describe, expect, it } from 'vitest';
import {
  deliveredLines,
  receivedLines,
  type AcceptanceFacts,
  type TlsFacts,
} from '../../src/software/traceHeaders';
import type { ServiceSettings } from '../../src/software/serviceSettings';
import { missingFields } from '../../src/software/missingFields';
import { eximWith, serviceWith } from '../kit/serverSettings';
import exim from './cases/received/exim.json';
import postfix from './cases/received/postfix.json';

const TLS: TlsFacts = { version: '1.3', suite: 'TLS_AES_256_GCM_SHA384' };

const SENDER = 'alice@example.org';
const BOB = 'bob@example.net';

type Session = Partial<Omit<AcceptanceFacts, 'queueId' | 'epochMs'>>;

/** A server that relays to the MX, in the clear. */
const RELAYING: Omit<AcceptanceFacts, 'queueId' | 'epochMs'> = {
  helloName: 'smtp.example.org',
  clientName: 'smtp.example.org',
  clientAddress: '192.0.2.10',
  extended: true,
  tls: null,
  identity: null,
  isInternational: false,
  sender: SENDER,
  recipients: [BOB],
};

const LOGGED_IN: Session = {
  helloName: 'client.example.org',
  clientName: 'client.example.org',
  clientAddress: '198.51.100.7',
  tls: TLS,
  identity: SENDER,
};

const FULL = { smtpd_tls_received_header: true, smtpd_sasl_authenticated_header: true };

/** The service and what was particular about the session, by the name of the capture. */
const POSTFIX: Readonly<Record<keyof typeof postfix, readonly [ServiceSettings, Session]>> = {
  submission_587_default: [serviceWith(587), LOGGED_IN],
  submission_587_full: [serviceWith(587, FULL), LOGGED_IN],
  submissions_465_default: [serviceWith(465), LOGGED_IN],
  submissions_465_full: [serviceWith(465, FULL), LOGGED_IN],
  mx_25_plaintext: [serviceWith(25), {}],
  mx_25_tls_default: [serviceWith(25), { tls: TLS }],
  mx_25_tls_received_header: [serviceWith(25, { smtpd_tls_received_header: true }), { tls: TLS }],
  mx_25_helo: [serviceWith(25), { extended: false }],
  mx_25_two_recipients: [serviceWith(25), { recipients: [BOB, 'carol@example.net'] }],
  mx_25_no_ptr: [
    serviceWith(25),
    { helloName: 'laptop.local', clientName: null, clientAddress: '198.51.100.67' },
  ],
  mx_25_helo_tls: [serviceWith(25), { extended: false, tls: TLS }],
  mx_25_smtputf8: [serviceWith(25), { isInternational: true }],
  submission_587_auth_without_tls: [serviceWith(587), { ...LOGGED_IN, tls: null }],
  mx_25_spf_policy_pass: [serviceWith(25), {}],
  mx_25_opendmarc_pass: [
    serviceWith(25),
    {
      helloName: 'mail.example.com',
      clientName: 'mail.example.com',
      clientAddress: '198.51.100.25',
      sender: 'ceo@example.com',
    },
  ],
};

const CLIENT = { helloName: 'client.example.org', clientName: 'client.example.org' };
const EXIM_LOGIN: Session = { ...CLIENT, tls: TLS, identity: 'alice' };
const CAROL = 'carol@example.net';

const EXIM: Readonly<Record<keyof typeof exim, readonly [ServiceSettings, Session]>> = {
  '587+STARTTLS+AUTH': [eximWith(587), EXIM_LOGIN],
  '465+AUTH': [eximWith(465), EXIM_LOGIN],
  '25 plaintext EHLO': [eximWith(25), CLIENT],
  '25 plaintext HELO': [eximWith(25), { ...CLIENT, extended: false }],
  '25 STARTTLS': [eximWith(25), { ...CLIENT, tls: TLS }],
  '25 plaintext, client without reverse DNS': [
    eximWith(25),
    { ...CLIENT, clientName: null, clientAddress: '192.0.2.11' },
  ],
  '25 plaintext, EHLO name differs from reverse DNS': [
    eximWith(25),
    { ...CLIENT, helloName: 'other.example.org' },
  ],
  '25 plaintext, EHLO [192.0.2.10]': [eximWith(25), { ...CLIENT, helloName: '[192.0.2.10]' }],
  '25 STARTTLS two recipients': [eximWith(25), { ...CLIENT, tls: TLS, recipients: [BOB, CAROL] }],
};

const DATE = /\w{3}, \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d \+0000/u;

const ID = /\bid ([0-9A-Za-z-]+)/u;

/** The id and date of a captured header. */
const chanceIn = (captured: string): Pick<AcceptanceFacts, 'queueId' | 'epochMs'> => ({
  queueId: ID.exec(captured)?.[1] ?? '',
  epochMs: Date.parse(DATE.exec(captured)?.[0] ?? ''),
});

describe('Received: as Postfix writes it', () => {
  it.each(Object.entries(postfix))('%s', (name, { received, top }) => {
    const [, [settings, session] = []] =
      Object.entries(POSTFIX).find(([key]) => key === name) ?? [];
    if (settings === undefined || session === undefined) throw new Error(`What was ${name}?`);
    const facts = { ...RELAYING, ...session, ...chanceIn(received) };
    expect(receivedLines(settings, facts).join('\n')).toBe(received);
    const { sender, epochMs } = facts;
    expect(deliveredLines('postfix', { sender, recipient: BOB, epochMs })).toEqual(top);
  });
});

describe('Received: and what stands above it, as Exim writes them', () => {
  it.each(Object.entries(exim))('%s', (name, [returnPath, envelopeTo, delivery, received]) => {
    const [, [settings, session] = []] = Object.entries(EXIM).find(([key]) => key === name) ?? [];
    if (settings === undefined || session === undefined) throw new Error(`What was ${name}?`);
    const facts = { ...RELAYING, ...session, ...chanceIn(received ?? '') };
    expect(receivedLines(settings, facts).join('\n')).toBe(received);
    const recipient = facts.recipients.at(-1) ?? '';
    const { sender, epochMs } = facts;
    expect(deliveredLines('exim', { sender, recipient, epochMs })).toEqual([
      returnPath,
      envelopeTo,
      delivery,
    ]);
  });
});

/** What the real programs wrote in further sessions, asked for when this was built. */
describe('further sessions', () => {
  const chance = { queueId: '2EB1D180861', epochMs: Date.parse('2026-11-26T00:58:56Z') };

  it('TLS 1.2 has no key exchange apart, and a client can be asked for a certificate', () => {
    const settings = serviceWith(25, {
      smtpd_tls_received_header: true,
      smtpd_tls_ask_ccert: true,
    });
    const tls = { version: '1.2', suite: 'ECDHE-RSA-AES256-GCM-SHA384' };
    const facts = { ...RELAYING, ...chance, tls, isInternational: true };
    expect(receivedLines(settings, facts)).toEqual([
      'Received: from smtp.example.org (smtp.example.org [192.0.2.10])',
      '\t(using TLSv1.2 with cipher ECDHE-RSA-AES256-GCM-SHA384 (256/256 bits))',
      '\t(Client did not present a certificate)',
      '\tby mx.example.net (Postfix) with UTF8SMTPS id 2EB1D180861',
      '\tfor <bob@example.net>; Thu, 26 Nov 2026 00:58:56 +0000 (UTC)',
    ]);
  });

  it('without a greeting Postfix takes the client’s name', () => {
    const facts = { ...RELAYING, ...chance, helloName: null, extended: false };
    expect(receivedLines(serviceWith(25), facts).slice(0, 2)).toEqual([
      'Received: from smtp.example.org (smtp.example.org [192.0.2.10])',
      '\tby mx.example.net (Postfix) with SMTP id 2EB1D180861',
    ]);
  });

  it('Exim names no sender for the null path, and another address in EHLO', () => {
    const facts = {
      ...RELAYING,
      queueId: '1xWNro-0008FG-1h',
      epochMs: Date.parse('2026-11-26T01:01:40Z'),
      helloName: '[192.0.2.11]',
      clientName: null,
      isInternational: true,
      sender: '',
    };
    expect(receivedLines(eximWith(25), facts)).toEqual([
      'Received: from [192.0.2.10] (helo=[192.0.2.11])',
      '\tby mx.example.net with utf8esmtp (Exim 4.96)',
      '\tid 1xWNro-0008FG-1h',
      '\tfor bob@example.net;',
      '\tThu, 26 Nov 2026 01:01:40 +0000',
    ]);
  });
});

describe('fields that are missing', () => {
  const mail = { ...RELAYING, queueId: '97065236F91', epochMs: Date.parse('2026-11-23T18:22:31Z') };
  const lines = ['From: alice@example.com', 'Subject: relay test', '', 'Hello.'];
  const fieldsOf = (settings: ServiceSettings, facts: Session, ownAddress = '10.77.2.2') =>
    missingFields(settings, { ...mail, ...facts, lines, ownAddress });
  const ADDED = [
    'Message-Id: <20261123182231.97065236F91@smtp.example.org>',
    'Date: Mon, 23 Nov 2026 18:22:31 +0000 (UTC)',
  ];

  it('are added for a program on the server itself, as captured', () => {
    expect(fieldsOf(serviceWith(587), { clientAddress: '10.77.2.2' })).toEqual(ADDED);
  });

  it('are not added for anybody else, unless a parameter says so', () => {
    expect(fieldsOf(serviceWith(587), LOGGED_IN)).toEqual([]);
    const always = serviceWith(587, { always_add_missing_headers: true });
    expect(fieldsOf(always, LOGGED_IN)).toEqual(ADDED);
    const forUsers = serviceWith(587, {
      local_header_rewrite_clients: ['permit_sasl_authenticated'],
    });
    expect(fieldsOf(forUsers, LOGGED_IN)).toEqual(ADDED);
    expect(fieldsOf(forUsers, {})).toEqual([]);
  });

  it('are added by Exim for whoever has logged in, in an order of its own', () => {
    const added = missingFields(eximWith(587), {
      ...mail,
      ...EXIM_LOGIN,
      queueId: '1xWNrn-0008CA-1S',
      lines: ['Subject: x', '', 'hi'],
      ownAddress: '10.77.2.2',
    });
    expect(added).toEqual([
      'Message-Id: <E1xWNrn-0008CA-1S@smtp.example.org>',
      'From: alice@example.org',
      'Date: Mon, 23 Nov 2026 18:22:31 +0000',
    ]);
    expect(fieldsOf(eximWith(25), {})).toEqual([]);
  });
});
