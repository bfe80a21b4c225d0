// What a listener has learned: nothing of what is sealed but its size, all of what is not, in the
// order in which it passes; and it knows only what has passed.

import { describe, expect, it } from 'vitest';
import { projectLearned, type LearnedKind } from '../../../src/projections/learned';
import type { ReaderId } from '../../../src/projections/readers';
import { playScenario, stepAt } from '../../kit/playScenario';

function learnedIn(id: string, by: readonly ReaderId[], upTo = Number.MAX_SAFE_INTEGER) {
  const { trace, steps } = playScenario(id);
  return projectLearned(trace, steps, upTo, by);
}

const kindsIn = (...args: Parameters<typeof learnedIn>): readonly LearnedKind[] =>
  learnedIn(...args).items.map(({ kind }) => kind);

describe('a listener on the Wi-Fi', () => {
  it('of 465 learns names and sizes, and no word of mail', () => {
    const { items, sealed } = learnedIn('submit-465', ['wifi']);
    expect(items.map(({ kind, value }) => [kind, value])).toEqual([
      ['asked-name', 'smtp.example.org'],
      ['server-name', 'smtp.example.org'],
    ]);
    expect(sealed.records).toBeGreaterThan(8);
    expect(sealed.octets).toBeGreaterThan(500);
  });

  it('of 587 learns the greetings too, before STARTTLS', () => {
    expect(kindsIn('submit-587', ['wifi'])).toEqual([
      'asked-name',
      'server-greeting',
      'client-name',
      'server-name',
    ]);
  });

  it('of a stripped session learns the password as it stands in base64', () => {
    const { items, sealed } = learnedIn('strip-587-opportunistic', ['wifi']);
    const password = items.find(({ kind }) => kind === 'password');
    expect(password?.value).toContain('password');
    expect(sealed.records).toBe(0);
  });

  it('knows nothing before it passes', () => {
    const played = playScenario('strip-587-opportunistic');
    const login = stepAt(played, 'client.log-in-in-clear~1').index;
    const at = (step: number) => kindsIn('strip-587-opportunistic', ['wifi'], step);
    expect(at(login - 1)).not.toContain('password');
    expect(at(login)).toContain('password');
  });
});

it('the network of a server that relays without TLS reads the whole message', () => {
  const { items } = learnedIn('relay-25-plaintext', ['isp']);
  const found = Object.fromEntries(items.map(({ kind, value }) => [kind, value]));
  expect(found).toMatchObject({
    sender: 'alice@example.org',
    recipient: 'bob@example.net',
    subject: 'Hello',
    text: 'Hello Bob.',
  });
});

it('nobody learns anything', () => {
  expect(learnedIn('submit-587', [])).toEqual({ items: [], sealed: { records: 0, octets: 0 } });
});
