// The trainer's notes and the text say of every moment what the panel beside them says.

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readStory } from '../../../src/player/story';
import { projectWay, type WaySightKind } from '../../../src/projections/waySights';
import { projectReadings } from '../../../src/projections/readers';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { TrainerNotes } from '../../../src/view/present/TrainerNotes';
import { readerName, strings } from '../../../src/view/strings';
import { TextStep } from '../../../src/view/text/TextStep';
import { Readers } from '../../../src/view/watch/Readers';
import { waySentences } from '../../../src/view/wayStrings';
import { playScenario, stepAt } from '../../kit/playScenario';

const OBSERVERS = ['wifi', 'box', 'isp', 'transit'] as const;

const textOf = (markup: string): string =>
  markup
    .replaceAll(/<\/(?:dd|dt|p|td|th|tr)>/gu, '\n')
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&amp;', '&');

/** The rows of the panel's table, as `[who, what]`. */
function panelRows(markup: string): readonly (readonly [string, string])[] {
  const [, body = ''] = /<tbody>(.*)<\/tbody>/su.exec(markup) ?? [];
  return [...body.matchAll(/<th[^>]*>(.*?)<\/th><td>(.*?)<\/td>/gsu)].map(
    ([, who = '', what = '']) => [textOf(who), textOf(what)] as const,
  );
}

/** Words that tell one kind of sight from the others, in the panel and in a sentence. */
const MARKS = [
  [strings.watch.readableByStranger, 'every word'],
  ['names and sizes only', 'names and sizes only'],
  ['TLS record, ', 'TLS record, '],
] as const;

function contradictions(scenario: (typeof SCENARIOS)[number]): readonly string[] {
  const { world } = scenario;
  const cast = { senderName: world.sender.name, senderKind: world.sender.kind };
  const story = readStory(simulate(world), cast);
  return story.steps.flatMap((step) => {
    const panel = renderToStaticMarkup(
      <Readers story={story} step={step} world={world} vantage={null} />,
    );
    const note = textOf(
      renderToStaticMarkup(<TrainerNotes scenario={scenario} story={story} step={step} />),
    );
    const text = textOf(
      renderToStaticMarkup(<TextStep story={story} step={step} world={world} current={null} />),
    );
    const sentences = waySentences(projectWay(story.trace, step), world);
    const found: string[] = [];
    const isSilent = panel.includes(strings.watch.nothingTravels);
    if (isSilent !== sentences.some((sentence) => sentence.includes('nothing travels'))) {
      found.push('silence');
    }
    for (const sentence of sentences) if (!note.includes(sentence)) found.push(sentence);
    const rows = panelRows(panel);
    for (const observer of OBSERVERS.map((reader) => readerName(reader, world))) {
      const [, seen] = rows.find(([who]) => who.includes(observer)) ?? ['', ''];
      const isBlind = seen === '' || seen === strings.watch.seesNothing;
      const said = sentences.find((sentence) => sentence.split(':')[0]?.includes(observer));
      if (isBlind !== (said === undefined)) found.push(`${observer}: ${seen} / ${said ?? ''}`);
      if (said === undefined) continue;
      for (const [inPanel, inSentence] of MARKS) {
        if (seen.includes(inPanel) !== said.includes(inSentence)) found.push(`${seen} / ${said}`);
      }
      if (said.includes('control segment') && !said.includes(seen)) found.push(`${seen} / ${said}`);
      if (!/[Oo]n the way/u.test(text) || !text.includes(observer)) found.push(`text: ${said}`);
    }
    return found.map((fault) => `${scenario.id}, ${step.anchor}: ${fault}`);
  });
}

describe('the notes, the text and the panel', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    'say the same at each step of %s',
    (_id, scenario) => {
      expect(contradictions(scenario)).toEqual([]);
    },
  );
});

describe('what is seen on the way', () => {
  const kindsIn = (id: string): ReadonlySet<WaySightKind> => {
    const { trace, steps } = playScenario(id);
    return new Set(steps.flatMap((step) => projectWay(trace, step).sights.map(({ kind }) => kind)));
  };

  it('is told apart by kind', () => {
    expect(kindsIn('submit-587')).toEqual(new Set(['readable', 'control', 'names', 'sealed']));
    expect(kindsIn('impostor-587-unverified')).toContain('end');
  });

  it('is a SYN where one is dropped, and nothing where nothing moves', () => {
    const played = playScenario('isp-drops-25');
    const sights = played.steps.map((step) => projectWay(played.trace, step));
    expect(sights.some(({ travels }) => !travels)).toBe(true);
    const dropped = sights.find(({ sights: [sight] }) => sight?.kind === 'control');
    expect(dropped?.sights[0]?.readers).toContain('isp');
  });

  it('holds each reading of somebody on the way, once', () => {
    const played = playScenario('strip-587-opportunistic');
    const step = stepAt(played, 'client.log-in-in-clear~1');
    const seen = projectWay(played.trace, step).sights.flatMap(({ readers }) => readers);
    const read = projectReadings(played.trace, step).filter(({ exposed }) => exposed);
    expect(seen).toEqual(read.map(({ reader }) => reader));
  });
});
