// Who has the message, in words, at every step of every scenario; and one name for one party.

import { describe, expect, it } from 'vitest';
import { projectMessage } from '../../../src/projections/message';
import { projectSteps } from '../../../src/projections/steps';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { nameInSentence, readerName, strings } from '../../../src/view/strings';
import { mapWords } from '../../../src/view/map/mapStrings';
import { isGivenUp, keeperText } from '../../../src/view/watch/keeperText';

const SAID = SCENARIOS.map(({ id, world }) => {
  const trace = simulate(world);
  const words = projectSteps(trace).map(({ seq }) =>
    keeperText(projectMessage(trace, seq, 0), isGivenUp({ trace }, seq), world),
  );
  return { id, world, words };
});

describe('who has the message', () => {
  it.each(SAID)('is said in sentences in $id', ({ words }) => {
    expect(words.filter((said) => !/^[“A-Z][^!]*\.$/u.test(said))).toEqual([]);
    expect(words.join('\n')).not.toMatch(/^(?:Submission server|MX|Impostor|Box) /mu);
    expect(words.join('\n')).not.toMatch(/[a-z] (?:The|An?) [a-z]/u);
  });

  it.each(SAID)('is not left open at the end of $id', ({ words }) => {
    expect(words.at(-1)).not.toContain('yet');
  });

  it('is told of a message that was never sent', () => {
    const ends = new Map(SAID.map(({ id, words }) => [id, words.at(-1)]));
    expect(ends.get('enable-submission')).toBe('It never left Alice’s client.');
    expect(ends.get('wrong-password')).toBe('It never left Alice’s client.');
    expect(ends.get('isp-drops-25')).toBe('It never left Alice’s script.');
  });
});

describe('a party', () => {
  it.each(SCENARIOS)('on the path has the map’s name in the tables: $id', ({ world }) => {
    const { box } = world.network;
    const onMap = box?.way === 'impersonate' ? mapWords.impostor : mapWords.box;
    expect(readerName('box', world)).toBe(onMap);
    expect(strings.watch.vantageName(readerName('box', world), 'box')).toBe(nameInSentence(onMap));
  });

  it.each([
    ['Submission server', 'the submission server'],
    ['MX', 'the MX'],
    ['Impostor', 'the impostor'],
    ['The shop', 'the shop'],
    ['Alice’s client', 'Alice’s client'],
    ['Its network', 'its network'],
  ])('%s is %s inside a sentence', (name, within) => {
    expect(nameInSentence(name)).toBe(within);
  });
});
