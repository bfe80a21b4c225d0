// Settings by path: where they lead, what their values are, and that every mistake is listed.

import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/usageError';
import { parseSetting, readWorld } from '../../../src/cli/worldSettings';

const world = (...settings: readonly string[]) => readWorld({}, settings.map(parseSetting));

/** The message of the mistake in these settings. */
function mistake(input: unknown, ...settings: readonly string[]): string {
  try {
    readWorld(input, settings.map(parseSetting));
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return '';
}

describe('a value', () => {
  test.each([
    ['a=25', 25],
    ['a="25"', '25'],
    ['a=true', true],
    ['a=null', null],
    ['a=["x"]', ['x']],
    ['a={"b":1}', { b: 1 }],
    ['a=plain text', 'plain text'],
    ['a=', ''],
    ['a=b=c', 'b=c'],
    ['a=>=TLSv1.2', '>=TLSv1.2'],
  ])('%s', (text, value) => {
    expect(parseSetting(text)).toEqual({ path: 'a', value });
  });

  test.each(['port', '=25', ''])('“%s” has no path or no value', (text) => {
    expect(() => parseSetting(text)).toThrow(/expected PATH=VALUE/);
  });
});

describe('a path', () => {
  test('leads into objects', () => {
    expect(world('sender.outgoing.port=465').sender.outgoing.port).toBe(465);
  });

  test('leads to an item of a list, or adds one', () => {
    expect(world('dns.records.0.address=192.0.2.99').dns.records[0]).toMatchObject({
      name: 'smtp.example.org',
      address: '192.0.2.99',
    });
    expect(world('message.recipients.1=carol@example.net').message.recipients).toEqual([
      'bob@example.net',
      'carol@example.net',
    ]);
  });

  test('names a port as it stands, also one that was closed', () => {
    const { ports } = world(
      'submission.ports.587.smtpd_tls_security_level=none',
      'submission.ports.2525.smtpd_sasl_auth_enable=yes',
    ).submission;
    expect(Object.keys(ports)).toEqual(['465', '587', '2525']);
    expect(ports['587']).toMatchObject({ smtpd_tls_security_level: 'none' });
    expect(ports['587']).toMatchObject({ smtpd_sasl_auth_enable: true });
  });

  test('makes what is not there yet', () => {
    expect(world('network.box.way=listen').network.box).toMatchObject({ way: 'listen' });
  });

  test('is followed in order', () => {
    const { firewall } = world(
      'network.firewall.0={"direction":"out","port":25,"action":"drop"}',
      'network.firewall.0.action=reset',
    ).network;
    expect(firewall).toEqual([{ direction: 'out', port: 25, action: 'reset' }]);
  });

  test('does not change the world it started from', () => {
    const before = world();
    readWorld(before, [{ path: 'message.recipients.0', value: 'carol@example.net' }]);
    expect(before).toEqual(world());
  });
});

describe('what does not fit', () => {
  test('is listed whole: path, given and expected', () => {
    const message = mistake(
      { message: { subject: 7 }, colour: 'red' },
      'sender.outgoing.port=abc',
      'sender.kind=bot',
    );
    expect(message).toContain('  sender.outgoing.port: given "abc", expected a whole number');
    expect(message).toContain('  sender.kind: given "bot", expected one of mail-client,');
    expect(message).toContain('  message.subject: given 7, expected text');
    expect(message).toContain('  colour: given a setting that does not exist, expected one of');
  });

  test.each([
    ['sender.outgoing.prot=1', 'sender.outgoing.prot', 'host, port, security'],
    ['submission.ports.587.smtpd_foo=1', 'submission.ports.587.smtpd_foo', 'smtpd_banner'],
    ['mx.parameters.smtpd_foo=1', 'mx.parameters.smtpd_foo', 'smtpd_banner'],
    ['network.box.wya=listen', 'network.box.wya', 'way, path'],
    ['world.sender.name=x', 'world', 'version, startsAt'],
  ])('%s: the names that exist are told', (setting, path, names) => {
    const line = mistake({}, setting)
      .split('\n')
      .find((text) => text.startsWith(`  ${path}: `));
    expect(line).toContain(names);
  });

  test.each([
    ['dns.records.99.name=x', 'dns.records.99: the list has 9 items'],
    ['dns.records.first.name=x', 'dns.records.first: the list has 9 items'],
    ['sender.name.first=x', 'sender.name.first: sender.name is "Alice", which has no settings'],
    ['sender..name=x', 'sender.: there is no setting of that name'],
    ['sender.__proto__.name=x', 'sender.__proto__: there is no setting of that name'],
  ])('%s leads nowhere', (setting, told) => {
    expect(mistake({}, setting, 'horizonMs=-1')).toContain(told);
    expect(mistake({}, setting, 'horizonMs=-1')).toContain('  horizonMs: given -1');
  });

  test.each([[null], [7], ['text'], [[1]]])('%j is no world', (input) => {
    expect(mistake(input)).toContain('expected an object');
  });
});
