// Learner words: see learnerWords.ts.

import { describe, expect, test } from 'vitest';
import { readProject } from './projectFiles';
import { wordsInMarkup } from './learnerWords';

const check = (text: string) => wordsInMarkup([{ path: 'src/view/A.tsx', text }]);

describe('the rule finds', () => {
  test.each([
    '<p>Next</p>',
    "<p>{'Next'}</p>",
    '<p>{`${count} steps`}</p>',
    "<p>{isOpen ? 'Open' : strings.closed}</p>",
    "<p>{isOpen && 'Open'}</p>",
    "<p>{name ?? 'Nobody'}</p>",
    '<button aria-label="Next" />',
    "<img alt={'A map'} />",
    '<input placeholder={`Find ${what}`} />',
  ])('%s', (markup) => {
    expect(check(`const a = ${markup};`)).toEqual([expect.stringMatching(/^src\/view\/A\.tsx:1/)]);
  });
});

test.each([
  '<p className="lead">{strings.next}</p>',
  '<button type="button" aria-label={strings.next} aria-pressed="true" />',
  "<p>{mode === 'open' && <b>{strings.open}</b>}</p>",
  '<p>{count} / {total} · {`${count}`}</p>',
  "<p className={isOpen ? 'open' : 'closed'}>{lines.map((line) => line.text).join(', ')}</p>",
])('markup that only places words is fine: %s', (markup) => {
  expect(check(`const a = ${markup};`)).toEqual([]);
});

test('no component has words of its own', () => {
  const markup = readProject().filter(({ path }) => /^src\/(view|embed|app)\/.+\.tsx$/.test(path));
  expect(wordsInMarkup(markup)).toEqual([]);
});
