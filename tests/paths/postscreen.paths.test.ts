// postscreen on every path: trusted and unwelcome, patient and not, listed and not, and every
// command of its own small engine.

import { describe, expect, it } from 'vitest';
import type { PostscreenEvent, PostscreenInput } from '../../src/machines/postscreen';
import { postscreenMachine } from '../../src/machines/postscreenMachine';
import { parseCommand } from '../../src/smtp/command';
import type { PostfixParameters } from '../../src/world/postfixParameters';
import { explore, restingStates, rowsOf } from '../kit/explore';
import { serviceWith } from '../kit/serverSettings';

const CLIENT = '198.51.100.66';

const screening = (parameters: Partial<PostfixParameters>, isKnown = false): PostscreenInput => ({
  service: serviceWith(25, { postscreen: true, ...parameters }),
  client: CLIENT,
  isKnown,
});

const DENIED = { postscreen_access_list: { permit: [], reject: [CLIENT] } };

const TESTED = {
  postscreen_pipelining_enable: true,
  postscreen_bare_newline_enable: true,
  postscreen_non_smtp_command_enable: true,
  postscreen_command_count_limit: 4,
} as const;

const INPUTS: readonly PostscreenInput[] = [
  screening({}, true),
  screening({}),
  screening({ ...DENIED, postscreen_denylist_action: 'drop' }),
  screening({
    ...DENIED,
    postscreen_denylist_action: 'enforce',
    smtpd_helo_required: true,
    smtpd_tls_security_level: 'none',
    disable_vrfy_command: true,
    postscreen_command_count_limit: 3,
  }),
  screening({
    ...DENIED,
    postscreen_denylist_action: 'enforce',
    postscreen_command_count_limit: 4,
  }),
  screening({ postscreen_greet_action: 'enforce', postscreen_command_count_limit: 2 }),
  screening({ postscreen_greet_action: 'drop' }),
  screening({
    postscreen_dnsbl_sites: ['zen.example'],
    postscreen_dnsbl_action: 'enforce',
    postscreen_command_count_limit: 2,
  }),
  screening({ postscreen_dnsbl_sites: ['zen.example'], postscreen_dnsbl_action: 'drop' }),
  screening({
    ...TESTED,
    postscreen_bare_newline_action: 'enforce',
    postscreen_non_smtp_command_action: 'enforce',
  }),
  screening({
    ...TESTED,
    postscreen_pipelining_action: 'drop',
    postscreen_bare_newline_action: 'drop',
    postscreen_non_smtp_command_action: 'ignore',
  }),
  screening({ ...TESTED, postscreen_pipelining_action: 'ignore' }),
];

const LINES = [
  'EHLO',
  'EHLO a.example',
  'HELO',
  'HELO a.example',
  'STARTTLS',
  'STARTTLS x',
  'MAIL',
  'MAIL FROM:<a@b.example>',
  'RCPT',
  'RCPT TO:<bob@example.net>',
  'DATA',
  'DATA x',
  'BDAT',
  'BDAT 5',
  'VRFY',
  'VRFY bob',
  'ETRN',
  'ETRN x',
  'RSET',
  'NOOP',
  'QUIT',
  'GET / HTTP/1.0',
  'FOO',
  'HELP',
];

const QUERY = { name: '66.100.51.198.zen.example', recordType: 'A' } as const;

const EVENTS: readonly PostscreenEvent[] = [
  { type: 'connection.opened' },
  { type: 'connection.lost' },
  { type: 'client.talked' },
  {
    type: 'answer.received',
    query: QUERY,
    answer: { status: 'found', values: ['127.0.0.2'] },
  },
  { type: 'timer.fired', name: 'greet' },
  { type: 'timer.fired', name: 'idle' },
  { type: 'input.piled' },
  { type: 'newline.bare' },
  { type: 'tls.established' },
  { type: 'tls.failed' },
  { type: 'bytes.unreadable' },
  ...LINES.map((line) => {
    const command = parseCommand(line);
    return { type: `command.${command.verb}`, command } as const;
  }),
];

const explored = explore({
  machine: postscreenMachine,
  inputs: INPUTS,
  eventsAt: () => EVENTS,
  factsOf: ({ context }) => {
    const { suspicion, hasTalkedEarly, isSecured, hasGreeted, hasSender, commandCount } = context;
    const isListed = context.score > 0;
    return [
      context.service.parameters,
      context.isKnown,
      suspicion,
      isListed,
      hasTalkedEarly,
      isSecured,
      hasGreeted,
      hasSender,
      Math.min(commandCount, context.service.parameters.postscreen_command_count_limit),
    ];
  },
});

describe('postscreen', () => {
  it('comes to rest in every one of its states on some path', () => {
    const missed = restingStates(postscreenMachine).filter((state) => !explored.states.has(state));
    expect(missed).toEqual([]);
  });

  it('fires every row of its table on some path, and misses every row that is taken away', () => {
    expect(rowsOf(postscreenMachine).filter((row) => !explored.rows.has(row))).toEqual([]);
    expect(rowsOf(postscreenMachine).filter((row) => !explored.missedRows.has(row))).toEqual([]);
  });

  it('hands nobody over who is suspected', () => {
    const handedOver = explored.snapshots.filter(({ value }) => value === 'handedOver');
    expect(handedOver.length).toBeGreaterThan(0);
    expect(handedOver.filter(({ context }) => context.suspicion !== null)).toEqual([]);
  });
});
