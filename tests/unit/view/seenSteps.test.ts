// The dialogue through one party's eyes: in every story a party is shown what reached it and what
// it did itself, and nothing that only others can know.

import { describe, expect, it } from 'vitest';
import { readStory, type Story } from '../../../src/player/story';
import type { ReaderId } from '../../../src/projections/readers';
import { vantagesOf } from '../../../src/projections/vantage';
import { findScenario, SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { gatherSteps } from '../../../src/view/dialogue/dialogueSteps';
import { gatherSeen, stepsOf, type SeenStep } from '../../../src/view/dialogue/seenSteps';
import type { World } from '../../../src/world/worldSchema';

const storyOf = (world: World): Story =>
  readStory(simulate(world), { senderName: world.sender.name, senderKind: world.sender.kind });

const namedStory = (id: string): Story => {
  const scenario = findScenario(id);
  if (scenario === null) throw new Error(`There is no scenario ${id}.`);
  return storyOf(scenario.world);
};

const seenBy = (story: Story, vantage: ReaderId): readonly SeenStep[] =>
  gatherSeen(gatherSteps(story.dialogue), story, vantage);

const bandsIn = (seen: readonly SeenStep[]) =>
  seen.flatMap((entry) => {
    if (entry.kind === 'unseen') return [];
    if (entry.kind === 'sight') return entry.change === null ? [] : [entry.change.event];
    return entry.item.entries.flatMap((part) => (part.kind === 'band' ? [part.event] : []));
  });

const linesIn = (seen: readonly SeenStep[]): readonly string[] =>
  seen.flatMap((entry) => {
    if (entry.kind === 'unseen') return [];
    if (entry.kind === 'sight') return entry.sight.kind === 'all' ? entry.sight.lines : [];
    return entry.item.entries.flatMap((part) => (part.kind === 'line' ? [part.text] : []));
  });

/** The segments that came by somebody or were its own, each as it was there. */
function reachedOf({ trace }: Story, vantage: ReaderId): ReadonlySet<string> {
  const now = new Map<number, readonly string[]>();
  const reached = new Set<string>();
  const note = (lines: readonly string[]) => lines.forEach((line) => reached.add(line));
  for (const event of trace.events) {
    if (event.type === 'wire:segment_sent' || event.type === 'wire:segment_received') {
      const { id, content, from, to } = event.segment;
      const lines = 'lines' in content ? content.lines.map(({ text }) => text) : [];
      const isSent = event.type === 'wire:segment_sent';
      if (isSent) now.set(id, lines);
      if ((isSent ? from : to) === vantage) note(lines);
    }
    if (event.type === 'wire:segment_changed') {
      const { id, content } = event.replacement;
      now.set(id, 'lines' in content ? content.lines.map(({ text }) => text) : []);
    }
    const isPassing = event.type === 'wire:segment_passed' || event.type === 'wire:segment_stopped';
    if (isPassing && event.at === vantage) note(now.get(event.segment) ?? []);
  }
  return reached;
}

const ON_PAPER: ReadonlySet<ReaderId> = new Set(['dns', 'mailbox']);

describe.each(SCENARIOS)('in $id', ({ world }) => {
  const story = storyOf(world);
  const vantages = vantagesOf(story.trace);

  it('nobody but who did it knows what was done to a segment on the way', () => {
    for (const vantage of vantages) {
      for (const event of bandsIn(seenBy(story, vantage))) {
        if ('at' in event) expect(event.at, `${event.type} as ${vantage}`).toBe(vantage);
      }
    }
  });

  it('every line that a party sees had reached it', () => {
    for (const vantage of vantages.filter((name) => !ON_PAPER.has(name))) {
      const reached = reachedOf(story, vantage);
      const asked = story.steps.filter(({ kind }) => kind === 'lookup');
      const known = new Set([...reached, ...asked.flatMap(({ travels }) => labelsOf(travels))]);
      for (const line of linesIn(seenBy(story, vantage))) {
        expect(known.has(line), `${line} as ${vantage}`).toBe(true);
      }
    }
  });

  it('who sees a connection close has seen it open', () => {
    for (const vantage of vantages) {
      const seen = seenBy(story, vantage).filter(({ kind }) => kind !== 'unseen');
      const steps = seen.map((entry) => story.steps[stepsOf(entry).from]);
      const opened = steps.flatMap((step) => (step?.kind === 'connect' ? [step.connection] : []));
      const closed = steps.flatMap((step) => (step?.kind === 'closed' ? [step.connection] : []));
      expect(opened, vantage).toEqual(expect.arrayContaining(closed));
    }
  });

  it('only a party’s own decisions and ends are its own', () => {
    for (const vantage of vantages) {
      const ended = bandsIn(seenBy(story, vantage)).some(({ type }) => type === 'story:ended');
      expect(ended, vantage).toBe(false);
    }
  });
});

const labelsOf = (travels: Story['steps'][number]['travels']): readonly string[] =>
  travels.map(({ label }) => label);

describe('a stripped reply', () => {
  const story = namedStory('strip-587-opportunistic');
  const offer = story.steps.find(({ rule }) => rule === 'box.replace-starttls')?.index;
  const atOffer = (vantage: ReaderId): readonly SeenStep[] =>
    seenBy(story, vantage).filter((entry) => stepsOf(entry).from === offer);

  it.each(['sender', 'wifi'] as const)('reaches %s without the keyword, and unexplained', (who) => {
    expect(linesIn(atOffer(who))).toContain('250-AUTH PLAIN LOGIN');
    expect(linesIn(atOffer(who))).not.toContain('250-STARTTLS');
    expect(bandsIn(atOffer(who))).toEqual([]);
  });

  it.each(['isp', 'submission'] as const)('is seen as it was by %s', (who) => {
    expect(linesIn(atOffer(who))).toContain('250-STARTTLS');
    expect(bandsIn(atOffer(who))).toEqual([]);
  });

  it('is seen as it was by the box, which knows what it did', () => {
    expect(linesIn(atOffer('box'))).toContain('250-STARTTLS');
    expect(bandsIn(atOffer('box')).map(({ type }) => type)).toEqual(['wire:segment_changed']);
  });
});

it('both ends see their connection sealed', () => {
  const story = namedStory('submit-587');
  const sealed = story.steps.find(({ kind }) => kind === 'sealed')?.index;
  for (const who of ['sender', 'submission'] as const) {
    expect(seenBy(story, who).some((entry) => stepsOf(entry).from === sealed)).toBe(true);
  }
});
