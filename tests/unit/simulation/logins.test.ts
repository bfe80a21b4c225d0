// A client and a server that compute a login each on their own agree, whatever the name and the
// password; and one octet that is another on the way is enough to refuse it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineServer, type LineServer } from '../../../src/simulation/lineServer';
import { authCommand } from '../../../src/smtp/command';
import { decodeOctets, encodeOctets } from '../../../src/smtp/base64';
import {
  answerChallenge,
  beginExchange,
  owesProof,
  type ClientExchange,
  type LoginSecrets,
} from '../../../src/smtp/sasl/clientExchange';
import { MECHANISMS, takesToken, type Mechanism } from '../../../src/smtp/sasl/mechanisms';
import { worldWith } from '../../../src/world/worldWith';

/** A changed octet: in the n-th response, at this place of it (taken round and round). */
interface Tampering {
  readonly response: number;
  readonly at: number;
}

const CLEAR = {
  smtpd_tls_security_level: 'none',
  smtpd_tls_auth_only: false,
  smtpd_sasl_auth_enable: true,
} as const;

function serverFor(account: { user: string; password: string; token: string }): LineServer {
  const world = worldWith({
    submission: {
      mechanisms: [...MECHANISMS],
      ports: { '587': CLEAR },
      accounts: [{ ...account, user: account.user.toLowerCase(), addresses: [] }],
      login: { iterations: 3 },
    },
  });
  const options = { as: 'submission', port: 587, clientAddress: '198.51.100.7' } as const;
  const server = createLineServer(world, options);
  if (server === null) throw new Error('Nobody listens on 587.');
  server.open();
  server.write('EHLO client.example.org\r\n');
  server.takeLines();
  return server;
}

function tamperedWith(text: string, at: number): string {
  const octets = [...(decodeOctets(text) ?? [])];
  if (octets.length === 0) return text;
  // The end of a proof in Base64 has bits that say nothing, so it is left as it is.
  const index = at % Math.max(octets.length - 2, 1);
  octets[index] = (octets[index] ?? 0) ^ 1;
  return encodeOctets(octets);
}

interface Ended {
  readonly code: string;
  /** Whether the client may believe it. */
  readonly believed: boolean;
}

/** Plays a login to its end; a client that gives up says so by `*`. */
function logIn(
  server: LineServer,
  mechanism: Mechanism,
  login: LoginSecrets,
  initial: boolean,
  tampering: Tampering | null = null,
): Ended {
  let exchange: ClientExchange = beginExchange(mechanism, login, initial);
  let count = 0;
  const sent = (text: string): string => {
    count += 1;
    return count === tampering?.response ? tamperedWith(text, tampering.at) : text;
  };
  const first = exchange.response === null ? null : sent(exchange.response.text);
  let line = authCommand(mechanism, first);
  for (;;) {
    server.write(`${line}\r\n`);
    const reply = server.takeLines().at(-1) ?? '';
    if (!reply.startsWith('334')) {
      return { code: reply.slice(0, 3), believed: !owesProof(exchange) };
    }
    const next = answerChallenge(exchange, login, reply.slice(4));
    line = next === null ? '*' : sent(next.response?.text ?? '');
    exchange = next ?? exchange;
  }
}

const user = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}@[a-z0-9.-]{1,20}$/u);
const password = fc
  .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
  .filter((text) => !/[\u0000-\u001f\u007f]/u.test(text) && text.normalize() === text);
const token = fc.stringMatching(/^[A-Za-z0-9._~+/-]{1,60}$/u);

const secrets = fc.record({ user, password, token }).map((account) => ({
  account,
  login: { ...account, nonce: 'fyko+d2lbbFgONRv9qkxdawL', host: 'smtp.example.org', port: 587 },
}));

describe.each(MECHANISMS)('%s', (mechanism) => {
  it('is agreed upon by both sides for any name and password', () => {
    fc.assert(
      fc.property(secrets, fc.boolean(), ({ account, login }, initial) => {
        const ended = logIn(serverFor(account), mechanism, login, initial);
        expect(ended).toEqual({ code: '235', believed: true });
      }),
      { numRuns: 40 },
    );
  });

  it('is refused with another password, or another token', () => {
    fc.assert(
      fc.property(secrets, fc.boolean(), ({ account, login }, initial) => {
        const wrong = { ...login, password: `${login.password}.`, token: `${login.token}x` };
        expect(logIn(serverFor(account), mechanism, wrong, initial).code).toBe('535');
      }),
      { numRuns: 30 },
    );
  });
});

describe.each(MECHANISMS.filter((name) => !takesToken(name) && name !== 'DIGEST-MD5'))(
  '%s',
  (mechanism) => {
    it('is refused when any octet of it is changed on the way', () => {
      const change = fc.record({ response: fc.integer({ min: 1, max: 2 }), at: fc.nat(200) });
      fc.assert(
        fc.property(secrets, change, ({ account, login }, tampering) => {
          const has = mechanism === 'PLAIN' || mechanism === 'CRAM-MD5' ? 1 : 2;
          const where = { ...tampering, response: Math.min(tampering.response, has) };
          const ended = logIn(serverFor(account), mechanism, login, true, where);
          expect(ended.code === '235' && ended.believed).toBe(false);
        }),
        { numRuns: 60 },
      );
    });
  },
);

it('two logins on one connection are challenged differently', () => {
  const server = serverFor({ user: 'a@b', password: 'x', token: 'y' });
  const challenges = ['AUTH CRAM-MD5', '*', 'AUTH CRAM-MD5', '*'].map((line) => {
    server.write(`${line}\r\n`);
    return server.takeLines().at(-1);
  });
  expect(challenges[0]).not.toBe(challenges[2]);
});
