// Mail programs with windows: what each setting of an outgoing server means for the connection.

import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../src/software/clients/profileOf';
import { PROGRAM_DEFAULTS } from '../../../src/world/programDefaults';
import type { ProgramSettings } from '../../../src/world/programSchema';
import { worldWith } from '../../../src/world/worldWith';
import { play } from '../../kit/play';

const { Thunderbird, 'Apple Mail': appleMail, Outlook } = PROGRAM_DEFAULTS;

const profile = (program: ProgramSettings, port = 587) =>
  profileOf(worldWith({ sender: { program, outgoing: { port } } }).sender);

describe('the security of a connection', () => {
  it.each([
    [Thunderbird, 587, 'starttls'],
    [{ ...Thunderbird, 'Connection security': 'SSL/TLS' }, 465, 'tls'],
    [{ ...Thunderbird, 'Connection security': 'None' }, 587, 'none'],
    [appleMail, 587, 'starttls-if-available'],
    [appleMail, 465, 'tls'],
    [{ ...appleMail, 'Automatically manage connection settings': false }, 587, 'starttls'],
    [Outlook, 587, 'starttls-if-available'],
    [Outlook, 465, 'tls'],
    [{ ...Outlook, 'Encryption method': 'STARTTLS' }, 587, 'starttls'],
    [{ ...Outlook, 'Encryption method': 'None' }, 587, 'none'],
  ] as const)('of %j on %i is %s', (program, port, security) => {
    expect(profile(program, port).security).toBe(security);
  });
});

describe('with STARTTLS stripped and a login put in its place', () => {
  const stripped = (program: ProgramSettings) =>
    play({
      sender: { program },
      network: { box: { way: 'replace-starttls-with-auth' } },
    }).exposure.credentials;

  it('Thunderbird keeps the password, since its STARTTLS is no “if available”', () => {
    expect(stripped(Thunderbird)).toBe(false);
  });

  it('Outlook on Auto gives it away, and does not when STARTTLS is chosen', () => {
    expect(stripped(Outlook)).toBe(true);
    expect(stripped({ ...Outlook, 'Encryption method': 'STARTTLS' })).toBe(false);
  });

  it('Apple Mail keeps it unless insecure authentication is allowed', () => {
    expect(stripped(appleMail)).toBe(false);
    expect(stripped({ ...appleMail, 'Allow insecure authentication': true })).toBe(true);
  });
});

it('no authentication is no login, and an encrypted password is CRAM-MD5', () => {
  expect(profile({ ...Thunderbird, 'Authentication method': 'No authentication' }).logsIn).toBe(
    false,
  );
  const encrypted = { ...Thunderbird, 'Authentication method': 'Encrypted password' } as const;
  expect(profile(encrypted).manners.mechanisms).toEqual([
    { mechanism: 'CRAM-MD5', initialResponse: true },
  ]);
});
