/**
 * The dialogue as one party sees it: steps of which it sees something, each with what that is, and
 * stretches of which it sees nothing, each as one.
 */
import type { Story } from '../../player/story';
import type { ReaderId, Sight } from '../../projections/readers';
import { isKnownTo, isOwnStep, sightFrom } from '../../projections/vantage';
import type { BandEntry, DialogueStep } from './dialogueSteps';

export type SeenStep =
  | { readonly kind: 'whole'; readonly item: DialogueStep }
  | {
      readonly kind: 'sight';
      readonly item: DialogueStep;
      readonly sight: Sight;
      /** What the eyes' owner itself did to the lines. */
      readonly change: BandEntry | null;
      /** False for what did not cross a wire before these eyes. */
      readonly crossed: boolean;
    }
  | { readonly kind: 'unseen'; readonly from: number; readonly to: number };

const isChange = (entry: DialogueStep['entries'][number]): entry is BandEntry =>
  entry.kind === 'band' && entry.event.type === 'wire:segment_changed';

/** What is seen of a step of the dialogue; null when that is nothing. */
function seenOf(item: DialogueStep, story: Story, vantage: ReaderId): SeenStep | null {
  const step = story.steps[item.step];
  if (step === undefined) return null;
  const sight = sightFrom(story.trace, step, vantage);
  const entries = item.entries.filter(
    (entry) => entry.kind === 'line' || isKnownTo(entry.event, vantage),
  );
  const whole = { kind: 'whole', item: { ...item, entries } } as const;
  if (sight.kind === 'nothing') return isOwnStep(story.trace, step, vantage) ? whole : null;
  const lines = entries.filter((entry) => entry.kind === 'line').map(({ text }) => text);
  const isSame =
    sight.kind === 'control' ||
    (sight.kind === 'all' &&
      vantage !== 'mailbox' &&
      (lines.length === 0 || lines.join('\n') === sight.lines.join('\n')));
  if (isSame && entries.length > 0) return whole;
  const change = entries.find(isChange) ?? null;
  return { kind: 'sight', item, sight, change, crossed: vantage !== 'mailbox' };
}

/** Gathers what a party sees, in order; neighbours that it does not see are one. */
export function gatherSeen(
  items: readonly DialogueStep[],
  story: Story,
  vantage: ReaderId,
): readonly SeenStep[] {
  const seen: SeenStep[] = [];
  for (const item of items) {
    const found = seenOf(item, story, vantage);
    const last = seen.at(-1);
    if (found !== null) seen.push(found);
    else if (last?.kind === 'unseen') seen[seen.length - 1] = { ...last, to: item.step };
    else seen.push({ kind: 'unseen', from: item.step, to: item.step });
  }
  return seen;
}

/** The steps that an entry stands for. */
export const stepsOf = (seen: SeenStep): { readonly from: number; readonly to: number } =>
  seen.kind === 'unseen' ? seen : { from: seen.item.step, to: seen.item.step };
