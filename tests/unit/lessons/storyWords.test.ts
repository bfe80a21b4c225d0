// Words around a story: scenarios, ports, roles, phases, reports and reasons.

import { describe, expect, it } from 'vitest';
import { phaseName } from '../../../src/lessons/en/phaseName';
import { reasonText } from '../../../src/lessons/en/reasonText';
import { plainText } from '../../../src/lessons/en/explanation';
import { ownWords } from '../../../src/lessons/en/ownWords';
import { reportText } from '../../../src/lessons/en/reportText';
import { SCENARIO_TEXTS, scenarioText } from '../../../src/lessons/en/scenarioText';
import { projectOutcome } from '../../../src/projections/outcome';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { isRuleId, RULES } from '../../../src/trace/rules';

const QUESTIONS = [
  'What is the difference between 25 and 587?',
  'What is 465 for?',
  'Why is 25 blocked?',
  '465 or 587?',
  'What is the difference between submission and relay?',
];

describe('scenario texts', () => {
  it('exist for every scenario and for no other', () => {
    const ids = SCENARIOS.map(({ id }) => id).toSorted();
    expect(Object.keys(SCENARIO_TEXTS).toSorted()).toEqual(ids);
  });

  it.each(Object.entries(SCENARIO_TEXTS))('of %s are questions and sentences', (_, words) => {
    const { title, question, brief, takeaway } = words;
    expect(title).toMatch(/^[A-Z0-9].*[^.]$/u);
    expect(question).toMatch(/^[“A-Z0-9].*\?$/u);
    expect(brief).toMatch(/^[A-Z].*\.$/u);
    expect(takeaway).toMatch(/^[A-Z0-9].*\.$/u);
    expect(Object.values(words).join(' ')).not.toMatch(/!|simply| {2}/u);
  });

  it('ask the questions that people ask, each once', () => {
    const asked = Object.values(SCENARIO_TEXTS).map(({ question }) => question);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toEqual(expect.arrayContaining(QUESTIONS));
  });

  it('do not exist for an unknown id', () => {
    expect(() => scenarioText('toString')).toThrow('The scenario toString has no words.');
  });
});

describe('phaseName', () => {
  it('is short', () => {
    expect(phaseName('find-mx')).toBe('find MX');
    expect(phaseName('relay')).toBe('relay on 25');
  });
});

const endings = [
  { status: 'delivered', deliveredTo: 'inbox' },
  { status: 'delivered', deliveredTo: 'spam' },
  { status: 'delivered', deliveredTo: 'impostor' },
  { status: 'deferred', deliveredTo: null },
  { status: 'bounced', deliveredTo: null },
  { status: 'rejected', deliveredTo: null },
  { status: 'aborted', deliveredTo: null },
  { status: 'discarded', deliveredTo: null },
] as const;

describe('reasonText', () => {
  it.each(endings)('is one sentence when $status to $deliveredTo', (ending) => {
    for (const rule of Object.keys(RULES).filter(isRuleId)) {
      for (const detail of ['', '550 5.1.1 No such user', 'It is so.']) {
        expect(reasonText(rule, detail, ending)).toMatch(/^[A-Z][^!]*[^.]\.$/u);
      }
    }
  });

  it('quotes the decisive reply', () => {
    expect(
      reasonText('client.login-refused', '535 5.7.8 Error: authentication failed', {
        status: 'rejected',
        deliveredTo: null,
      }),
    ).toBe('The server refused the login: 535 5.7.8 Error: authentication failed.');
  });

  it('does not say the same twice', () => {
    expect(
      reasonText('sending.connect-refused', 'Connection refused', {
        status: 'aborted',
        deliveredTo: null,
      }),
    ).toBe('The connection was refused at once.');
  });

  it.each(SCENARIOS.map(({ id, world }) => [id, world] as const))('fits %s', (_, world) => {
    const outcome = projectOutcome(simulate(world));
    expect(reasonText(outcome.rule, outcome.detail, outcome)).toMatch(/^[A-Z].*\.$/u);
  });
});

describe('reportText', () => {
  const facts = { detail: '535 5.7.8 No', serverHost: 'smtp.example.org', port: 587 };

  it.each([
    [
      'client.login-refused',
      'The server refused the login: 535 5.7.8 No. The message was not sent.',
    ],
    ['sending.sent', 'Message sent. The server said: 535 5.7.8 No'],
    [
      'sending.connect-timed-out',
      'No connection to smtp.example.org, port 587: 535 5.7.8 No. The message was not sent.',
    ],
    [
      'client.starttls-missing',
      'No secure connection to smtp.example.org, port 587. The message was not sent.',
    ],
  ] as const)('%s', (rule, words) => {
    expect(reportText(rule, facts)).toBe(words);
  });

  it.each(Object.keys(RULES).filter(isRuleId))('%s has words', (rule) => {
    expect(reportText(rule, { ...facts, detail: '' })).toMatch(/\S/u);
  });
});

describe('a program’s own words', () => {
  it('are quoted line by line, with its exit code', () => {
    const words = [
      'msmtp: the server does not support authentication',
      'msmtp: could not send mail',
    ];
    expect(plainText(ownWords({ words, exitCode: 69 }) ?? [])).toBe(
      'In the program’s own words: msmtp: the server does not support authentication / ' +
        'msmtp: could not send mail Its exit code is 69.',
    );
  });

  it('are none where a program has none', () => {
    expect(ownWords({ words: [], exitCode: null })).toBeNull();
  });
});
