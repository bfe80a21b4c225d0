// The table of where servers differ says what the captured sessions say.

import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { serversSay } from '../../../src/lessons/en/serversSay';
import { differencesAt } from '../../../src/lessons/serverDifferences';
import { isRuleId, RULES } from '../../../src/trace/rules';
import { readSessions } from './captured';
import { differencesFile } from './differencesFile';

const FILE = '../../../src/lessons/serverDifferences.json';

const ALL = Object.keys(RULES).filter(isRuleId).flatMap(differencesAt);

describe('where servers differ', () => {
  it('is told from the captured sessions', async () => {
    const path = fileURLToPath(new URL(FILE, import.meta.url));
    await expect(await differencesFile(path)).toMatchFileSnapshot(FILE);
  });

  it('has six servers, each of which differs somewhere', () => {
    const servers = ALL.flatMap(({ replies }) => replies.map(({ server }) => server));
    expect([...new Set(servers)].sort()).toEqual(
      ['Exim', 'Haraka', 'OpenSMTPD', 'Postfix', 'aiosmtpd', 'nodemailer smtp-server'].sort(),
    );
  });

  it('quotes only what was said', () => {
    const said = new Set(readSessions().flatMap(({ exchanges }) => exchanges.map((e) => e.reply)));
    for (const { replies } of ALL) {
      for (const { server, reply } of replies.filter((one) => one.server !== 'Postfix')) {
        expect(said, server).toContain(reply);
      }
    }
  });

  it('is said in one sentence for each command', () => {
    const [atAuth, atMail] = differencesAt('tls.required-first').map(serversSay);
    expect(atAuth).toBe(
      'To AUTH, Postfix and aiosmtpd say 530, Exim and OpenSMTPD say 503, Haraka says 500, ' +
        'nodemailer smtp-server says 538.',
    );
    expect(atMail).toMatch(/^To MAIL, Postfix, aiosmtpd, .* say 530, Exim and Haraka say 550\.$/);
    expect(differencesAt('rcpt.accept')).toEqual([]);
  });
});
