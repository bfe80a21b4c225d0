// Postfix as a policy: what it offers and asks for under each setting, the options and addresses it
// reads, its times and TLS ranges, and that it has words for every rule that makes it speak.

import { describe, expect, it } from 'vitest';
import { isDeliverable, readEnvelopeAddress } from '../../../src/software/postfix/envelopeAddress';
import { refusedOption } from '../../../src/software/postfix/mailOptions';
import { POSTFIX } from '../../../src/software/postfix/postfix';
import { postfixTimeMs } from '../../../src/software/postfix/postfixTime';
import { parseTlsRange } from '../../../src/software/postfix/tlsOffer';
import { postfixReply } from '../../../src/software/postfix/wording';
import {
  impostorService,
  mxService,
  submissionService,
  type PostfixService,
} from '../../../src/software/serviceSettings';
import type { Quote, Standing } from '../../../src/software/serverSoftware';
import { DEFAULT_WORLD } from '../../../src/world/defaultWorld';
import type { PostfixParameters } from '../../../src/world/postfixParameters';

const serviceOn = (port: number): PostfixService => {
  const service =
    submissionService(DEFAULT_WORLD.submission, port) ?? mxService(DEFAULT_WORLD.mx, port);
  if (service?.software !== 'postfix') throw new Error(`No Postfix listens on ${port}.`);
  return service;
};

const standing = (secured: boolean): Standing => ({
  secured,
  extended: true,
  identified: false,
  clientAddress: '198.51.100.7',
  knownAtHello: false,
});

const NO_KEYWORDS = () => [];

const changed = (port: number, parameters: Partial<PostfixParameters>): PostfixService => {
  const service = serviceOn(port);
  return { ...service, parameters: { ...service.parameters, ...parameters } };
};

describe('the services of the default world', () => {
  it('are three, and other ports are closed', () => {
    expect(submissionService(DEFAULT_WORLD.submission, 25)).toBeNull();
    expect(mxService(DEFAULT_WORLD.mx, 587)).toBeNull();
    expect([465, 587, 25].map((port) => serviceOn(port).hostName)).toEqual([
      'smtp.example.org',
      'smtp.example.org',
      'mx.example.net',
    ]);
  });

  it('let master.cf win over main.cf, and main.cf over the defaults', () => {
    const server = {
      ...DEFAULT_WORLD.submission,
      parameters: { smtpd_banner: 'main', smtpd_recipient_limit: 5 },
      ports: { '587': { smtpd_banner: 'master' } },
    };
    expect(submissionService(server, 587)?.parameters).toMatchObject({
      smtpd_banner: 'master',
      smtpd_recipient_limit: 5,
      smtpd_hard_error_limit: 20,
    });
  });

  it('ask for TLS first on 587, speak it from the start on 465, offer it on 25', () => {
    const facts = [587, 465, 25].map((port) => {
      const settings = serviceOn(port);
      return [
        POSTFIX.needsTlsFirst(settings),
        POSTFIX.isImplicitTls(settings),
        POSTFIX.offersStartTls(settings, standing(false)),
      ];
    });
    expect(facts).toEqual([
      [true, false, true],
      [false, true, false],
      [false, false, true],
    ]);
  });

  it('offer AUTH under TLS only, and never on 25', () => {
    expect(POSTFIX.keywords(serviceOn(587), standing(false))).not.toContain('AUTH PLAIN LOGIN');
    expect(POSTFIX.keywords(serviceOn(587), standing(true))).toContain('AUTH PLAIN LOGIN');
    expect(POSTFIX.keywords(serviceOn(465), standing(true))).toContain('AUTH PLAIN LOGIN');
    expect(POSTFIX.keywords(serviceOn(25), standing(true)).join()).not.toContain('AUTH');
  });

  it('list STARTTLS until it has been used', () => {
    expect(POSTFIX.keywords(serviceOn(587), standing(false))).toContain('STARTTLS');
    expect(POSTFIX.keywords(serviceOn(587), standing(true))).not.toContain('STARTTLS');
    const none = changed(25, { smtpd_tls_security_level: 'none' });
    expect(POSTFIX.keywords(none, standing(false))).not.toContain('STARTTLS');
  });

  it('list what the parameters leave', () => {
    const keywords = POSTFIX.keywords(
      changed(25, { message_size_limit: 0, disable_vrfy_command: true }),
      standing(false),
    );
    expect(keywords).toContain('SIZE');
    expect(keywords).not.toContain('VRFY');
  });
});

describe('an impostor', () => {
  it('bears the name of the server it stands in for and asks for nothing', () => {
    const service = impostorService(DEFAULT_WORLD, 465, 'smtp.example.org');
    expect(service.hostName).toBe('smtp.example.org');
    expect(POSTFIX.isImplicitTls(service)).toBe(true);
    const onOther = impostorService(DEFAULT_WORLD, 587, 'smtp.example.org');
    expect(POSTFIX.needsTlsFirst(onOther)).toBe(false);
    expect(POSTFIX.offersAuth(onOther, standing(false))).toBe(true);
    const onMx = impostorService(DEFAULT_WORLD, 25, 'mx.example.net');
    expect(POSTFIX.offersAuth(onMx, standing(true))).toBe(false);
  });
});

describe('addresses', () => {
  it.each([
    ['<bob@example.net>', 'bob@example.net'],
    ['bob', 'bob'],
    ['<b.o.b@example.net.>', 'b.o.b@example.net.'],
    ['<bob @ example.net>', 'bob@example.net'],
    ['<"bob b"@example.net>', 'bob b@example.net'],
    ['<bob@[192.0.2.1]>', 'bob@[192.0.2.1]'],
    ['<a_b@ex_ample.net>', 'a_b@ex_ample.net'],
    ['<@a.example,@b.example:bob@example.net>', 'bob@example.net'],
    ['<Bob <bob@example.net>>', 'bob@example.net'],
    ['<bob(the builder)@example.net>', 'bob@example.net'],
    ['<@example.net>', '@example.net'],
  ])('are taken: %s', (typed, address) => {
    expect(readEnvelopeAddress(typed)).toBe(address);
    expect(isDeliverable(address)).toBe(true);
  });

  it.each(['bob@', 'bob@.net', 'bob@a..b', 'bob@[1.2]', 'bob@-a.net', 'bob@192.0.2.1', '-b@a.net'])(
    'cannot be sent to: %s',
    (address) => {
      expect(isDeliverable(address)).toBe(false);
    },
  );

  it.each(['<bob smith@example.net>', '<bob@example.net>x', '<"bob@example.net>', '<b,c@a.net>'])(
    'are more than one, or none: %s',
    (typed) => {
      expect(readEnvelopeAddress(typed)).toBeNull();
    },
  );
});

describe('options', () => {
  const option = (text: string) => {
    const [name = '', value = null] = text.split('=');
    return { name: name.toUpperCase(), value, text };
  };
  const refused = (verb: 'mail' | 'rcpt', ...texts: readonly string[]) =>
    refusedOption(verb, texts.map(option));

  it('of MAIL that Postfix knows are taken', () => {
    const known = ['SIZE=1', 'BODY=8BITMIME', 'body=7bit', 'SMTPUTF8', 'AUTH=<>', 'RET=HDRS'];
    expect(refused('mail', ...known, 'ENVID=x')).toBeNull();
  });

  it.each(['BODY=BINARYMIME', 'SMTPUTF8=yes', 'SIZE', 'NOTIFY=NEVER', 'X=1'])(
    'of MAIL are refused: %s',
    (text) => {
      const refusal = { kind: 'unsupported-option', option: text };
      expect(refused('mail', 'SIZE=1', text, 'Y=2')).toEqual(refusal);
    },
  );

  it.each([
    ['mail', ['RET=ALL'], 'Bad RET parameter syntax'],
    ['mail', ['RET=FULL', 'RET=FULL'], 'Bad RET parameter syntax'],
    ['mail', ['ENVID=a+zz'], 'Bad ENVID parameter syntax'],
    ['rcpt', ['NOTIFY=NEVER,DELAY'], 'Error: Bad NOTIFY parameter syntax'],
    ['rcpt', ['ORCPT=bob'], 'Error: Bad ORCPT parameter syntax'],
  ] as const)('of %s have a form of their own: %s', (verb, texts, problem) => {
    expect(refused(verb, ...texts)).toEqual({ kind: 'bad-option', problem });
  });

  it('of RCPT are those of DSN', () => {
    expect(refused('rcpt', 'NOTIFY=NEVER', 'ORCPT=rfc822;a')).toBeNull();
    expect(refused('rcpt', 'SIZE=1')).toEqual({ kind: 'unsupported-option', option: 'SIZE=1' });
  });
});

describe('times and ranges', () => {
  it('read Postfix’s units', () => {
    const times = ['300s', '5m', '4h', '5d', '1w', '30'].map(postfixTimeMs);
    expect(times).toEqual([300_000, 300_000, 14_400_000, 432_000_000, 604_800_000, 30_000]);
  });

  it.each([
    ['>=TLSv1', '1.0', '1.3'],
    ['>=TLSv1.2', '1.2', '1.3'],
    ['>=TLSv1, <=TLSv1.2', '1.0', '1.2'],
    ['>=TLSv1.1,<=TLSv1', '1.1', '1.0'],
  ])('%s is from %s to %s', (range, lowest, highest) => {
    expect(parseTlsRange(range)).toEqual({ lowest, highest });
  });

  it('use the mandatory range where TLS is mandatory', () => {
    const mandatory = { smtpd_tls_mandatory_protocols: '>=TLSv1.3' };
    expect(POSTFIX.tlsRange(changed(587, mandatory)).lowest).toBe('1.3');
    expect(POSTFIX.tlsRange(changed(465, mandatory)).lowest).toBe('1.3');
    expect(POSTFIX.tlsRange(changed(25, mandatory)).lowest).toBe('1.0');
  });
});

describe('words', () => {
  const quote: Quote = {
    argument: 'EHLO',
    option: 'X=1',
    sender: 'alice@example.org',
    recipient: 'bob@example.net',
    user: 'carol',
    challenge: 'VXNlcm5hbWU6',
    queueId: '46326230F71',
    client: 'client.example.org[198.51.100.7]',
    secured: false,
    operand: '',
    problem: '',
    helloName: '',
    clientName: null,
    clientAddress: '198.51.100.7',
    connectedEpochMs: 0,
    identified: false,
    errorCount: 0,
    isError: false,
    chunkOctets: 0,
    totalOctets: 0,
    refusedWith: [],
    followsRecipient: false,
    followsRefusedSender: false,
    requestsPrdr: false,
    lastOctets: 0,
  };

  it('quote the session and never a name of their own', () => {
    const said = (rule: 'sender.not-owned' | 'data.accept' | 'client-host.access-denied') =>
      postfixReply(rule, serviceOn(587), NO_KEYWORDS, quote).lines[0];
    expect(said('sender.not-owned')).toBe(
      '<alice@example.org>: Sender address rejected: not owned by user carol',
    );
    expect(said('data.accept')).toBe('Ok: queued as 46326230F71');
    expect(said('client-host.access-denied')).toBe(
      '<client.example.org[198.51.100.7]>: Client host rejected: Access denied',
    );
  });

  it('fill in the banner', () => {
    const settings = changed(25, { smtpd_banner: '$myhostname ESMTP $mail_name ($mail_version)' });
    expect(postfixReply('session.greet', settings, NO_KEYWORDS, quote).lines).toEqual([
      'mx.example.net ESMTP Postfix (3.7.11)',
    ]);
  });

  it('are missing only where the model has a mistake', () => {
    expect(() => postfixReply('session.after-close', serviceOn(25), NO_KEYWORDS, quote)).toThrow(
      'Postfix has no words for the rule session.after-close.',
    );
  });
});
