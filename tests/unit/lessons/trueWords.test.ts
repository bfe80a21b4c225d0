// What is said at a step is true of that step: properties that hold over every step of every
// scenario, whatever the scenario is about.

import { describe, expect, it } from 'vitest';
import { bandText } from '../../../src/lessons/en/bandText';
import { explainStep } from '../../../src/lessons/en/explainStep';
import { plainText } from '../../../src/lessons/en/explanation';
import { misconceptionsAt } from '../../../src/lessons/en/misconceptions/misconceptions';
import { projectFacts } from '../../../src/projections/facts';
import { projectSteps } from '../../../src/projections/steps';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import type { StepFacts } from '../../../src/trace/stepFacts';
import type { Trace } from '../../../src/trace/traceEvent';

interface Told {
  readonly place: string;
  readonly id: string;
  readonly rule: string;
  readonly facts: StepFacts;
  readonly trace: Trace;
  readonly words: string;
  /** The same without what is quoted from the trace. */
  readonly own: string;
  readonly corrections: string;
}

const TOLD: readonly Told[] = SCENARIOS.flatMap(({ id, world }) => {
  const trace = simulate(world);
  const cast = { senderName: world.sender.name, senderKind: world.sender.kind };
  return projectSteps(trace).map((step) => {
    const facts = projectFacts(trace, step, cast);
    const { heading, paragraphs } = explainStep(step.rule, facts);
    return {
      place: `${id} ${step.index + 1}`,
      id,
      rule: step.rule,
      facts,
      trace,
      words: [heading, ...paragraphs.map(plainText)].join('\n'),
      own: [
        heading,
        ...paragraphs.map((paragraph) =>
          paragraph.map((piece) => (typeof piece === 'string' ? piece : 'q')).join(''),
        ),
      ].join('\n'),
      corrections: misconceptionsAt(step.rule, facts)
        .map(({ claim, correction }) => `${claim} ${correction}`)
        .join('\n'),
    };
  });
});

/** The places among `where` at which the words match, or miss, a pattern. */
const placesThatSay = (where: (told: Told) => boolean, pattern: RegExp): readonly string[] =>
  TOLD.filter((told) => where(told) && pattern.test(told.words)).map(({ place }) => place);

const placesWithout = (where: (told: Told) => boolean, pattern: RegExp): readonly string[] =>
  TOLD.filter((told) => where(told) && !pattern.test(told.words)).map(({ place }) => place);

const count = (where: (told: Told) => boolean): number => TOLD.filter(where).length;

const isEnd = ({ facts }: Told): boolean => facts.kind === 'end';

describe('a question to DNS', () => {
  const KINDS: readonly (readonly [string, RegExp])[] = [
    ['MX', /MX (?:record|host)/u],
    ['A', /address/u],
    ['TXT', /TXT|policy|key|rule/u],
    ['TLSA', /key/u],
    ['PTR', /name/u],
  ];

  it.each(KINDS)('for %s is explained as one', (recordType, pattern) => {
    const asks = ({ facts }: Told) => facts.query?.recordType === recordType;
    expect(count(asks)).toBeGreaterThan(0);
    expect(placesWithout(asks, pattern)).toEqual([]);
  });

  it('that is not for MX gets no answer that would be “a preference and a host”', () => {
    const asksElse = ({ facts }: Told) => facts.query !== null && facts.query.recordType !== 'MX';
    expect(placesThatSay(asksElse, /a preference and a host/u)).toEqual([]);
  });
});

describe('a relay that must have TLS', () => {
  const mustSeal = ({ facts }: Told) => facts.tlsDemand !== null;

  it('is known by a signed record of the key, by a policy, or by its leaving', () => {
    const demands = new Set(TOLD.map(({ facts }) => facts.tlsDemand));
    expect(demands).toEqual(new Set([null, 'dane', 'mta-sts', 'setting']));
    const said = TOLD.filter(({ facts }) => facts.detail.startsWith('TLS is required'));
    expect(new Set(said.map(({ id }) => id))).toEqual(
      new Set(
        TOLD.filter(({ facts }) => facts.tlsDemand !== null && facts.ends?.client !== 'sender').map(
          ({ id }) => id,
        ),
      ),
    );
  });

  it('is never said to go on in the clear', () => {
    expect(placesThatSay(mustSeal, /may now go in the clear|as a rule not required/u)).toEqual([]);
  });
});

describe('an end', () => {
  const asked = ({ trace }: Told) => trace.events.some((event) => event.type === 'tcp:established');

  it('blames the recipient’s server only where that server has given a final code', () => {
    const silent = (told: Told) => isEnd(told) && (!asked(told) || !/\b5\d\d /u.test(told.words));
    expect(placesThatSay(silent, /recipient’s server refused/u)).toEqual([]);
    expect(placesThatSay(isEnd, /recipient’s server refused/u)).not.toEqual([]);
  });

  it('speaks of legs only where there are several', () => {
    expect(placesThatSay((told) => isEnd(told) && told.facts.legs < 2, /each leg/u)).toEqual([]);
    expect(placesThatSay(isEnd, /each leg/u)).not.toEqual([]);
  });

  it('agrees in number with the inbox', () => {
    const several = (told: Told) => isEnd(told) && (told.facts.inboxCount ?? 0) > 1;
    expect(count(several)).toBeGreaterThan(0);
    expect(placesThatSay(several, /the message\b/u)).toEqual([]);
    const one = (told: Told) => isEnd(told) && (told.facts.inboxCount ?? 0) < 2;
    expect(placesThatSay(one, /\bmessages\b/u)).toEqual([]);
  });
});

describe('whom a refusal is for', () => {
  const says = (pattern: RegExp) => (told: Told) =>
    (told.facts.kind === 'end' || told.facts.kind === 'report') && pattern.test(told.facts.detail);

  it('is the sender where the server’s words name the sender', () => {
    const sender = says(/Sender address rejected/u);
    expect(count(sender)).toBeGreaterThan(0);
    expect(placesThatSay(sender, /mail for this recipient/u)).toEqual([]);
    expect(placesWithout(sender, /the sender’s address/u)).toEqual([]);
  });

  it('is the recipient where they name the recipient', () => {
    const recipient = says(/^5.*(?:Recipient address rejected|Relay access denied)/u);
    expect(count(recipient)).toBeGreaterThan(0);
    expect(placesWithout(recipient, /mail for this recipient/u)).toEqual([]);
  });
});

describe('a sender that calls the MX itself', () => {
  it('is not said to leave the rest of the way to another server', () => {
    const calls = ({ facts, rule }: Told) =>
      rule === 'sending.look-up' && facts.kind === 'lookup' && facts.firstServer === 'mx';
    expect(count(calls)).toBeGreaterThan(5);
    expect(placesThatSay(calls, /does not look for the recipient’s server/u)).toEqual([]);
    expect(placesWithout(calls, /calls the MX itself/u)).toEqual([]);
  });
});

describe('a closed 25', () => {
  const closed = ({ facts }: Told) => facts.kind === 'stopped' && facts.port === 25;

  it('before a recipient’s server is no story of infected computers', () => {
    const inbound = (told: Told) => closed(told) && told.facts.ends?.client === 'submission';
    expect(count(inbound)).toBeGreaterThan(0);
    expect(placesThatSay(inbound, /Infected|access network/u)).toEqual([]);
    const told = TOLD.filter(inbound).map(({ corrections }) => corrections);
    expect(told.filter((words) => words.includes('access network'))).toEqual([]);
    expect(placesThatSay(inbound, /stands before the recipient’s server/u)).toHaveLength(1);
  });

  it('before a sender’s network is', () => {
    const outbound = (told: Told) =>
      closed(told) && told.facts.ends?.client === 'sender' && told.facts.attempt === 1;
    expect(placesWithout(outbound, /Infected/u)).toEqual([]);
  });
});

describe('a message that hides another', () => {
  const hides = ({ facts }: Told) => facts.lines.some((line) => line.includes('\n.'));

  it('is not said to end at a lone dot only', () => {
    expect(count(hides)).toBe(2);
    expect(placesThatSay(hides, /only a lone dot/u)).toEqual([]);
    expect(placesWithout(hides, /bare line feed/u)).toEqual([]);
  });

  it('is answered command by command, and each reply says what it answers', () => {
    const born = TOLD.filter(({ facts }) => facts.hiddenCommand !== null);
    expect(born.map(({ facts }) => facts.hiddenCommand)).toEqual([
      'MAIL FROM:<ceo@example.org>',
      'RCPT TO:<bob@example.net>',
      'DATA',
      '.',
    ]);
    expect(new Set(born.map(({ id }) => id))).toEqual(new Set(['smuggling']));
    expect(
      born.filter(({ words }) => !/hidden|out of the (?:first|text)|never knew/u.test(words)),
    ).toEqual([]);
  });
});

describe('a reply without an offer', () => {
  it('is said to be the one that came first after EHLO', () => {
    const missing = (told: Told) =>
      told.rule === 'client.login-missing' && /^(?:end|report)$/u.test(told.facts.kind);
    expect(count(missing)).toBeGreaterThan(0);
    expect(placesWithout(missing, /first reply after EHLO/u)).toEqual([]);
  });
});

describe('a wait', () => {
  it('of minutes is said in minutes', () => {
    expect(placesThatSay(() => true, /\b(?:1[2-9]\d|[2-9]\d\d|\d{4,})(?:\.\d+)? s\b/u)).toEqual([]);
  });

  it('shorter than half an hour is squared with the standard', () => {
    const defers = ({ facts, rule }: Told) =>
      rule === 'queue.defer' &&
      facts.nextTryMs !== null &&
      facts.nextTryMs - facts.timeMs < 1_800_000;
    expect(count(defers)).toBeGreaterThan(0);
    expect(placesWithout(defers, /half an hour or more.*five minutes/u)).toEqual([]);
  });

  it('without a code does not bring up codes', () => {
    const noCode = TOLD.filter(
      ({ facts, rule }) => rule === 'queue.defer' && !/\b4\d\d \d/u.test(facts.detail),
    );
    expect(noCode.length).toBeGreaterThan(0);
    expect(noCode.filter(({ corrections }) => corrections.includes('begins with 4'))).toEqual([]);
  });
});

describe('a name', () => {
  it('that begins with an article has no capital inside a sentence', () => {
    const capital = /[a-z][,;:]? (?:The|An?|Its) [a-z]/u;
    expect(TOLD.filter(({ own }) => capital.test(own)).map(({ place }) => place)).toEqual([]);
  });

  it('of a caller is said to be its reverse name where a message is judged', () => {
    const bands = SCENARIOS.flatMap(({ world }) =>
      simulate(world).events.flatMap((event) =>
        event.type === 'mailbox:message_judged' ? [bandText(event)] : [],
      ),
    );
    expect(bands.filter((band) => !/; (?:no reverse name|reverse name \S+)$/u.test(band))).toEqual(
      [],
    );
  });
});
