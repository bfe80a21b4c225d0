/**
 * The dialogue as one party sees it: steps of which it sees something, each with what that is, and
 * stretches of which it sees nothing, each as one.
 */
import type { Story } from '../../player/story';
import type { ReaderId, Sight } from '../../projections/readers';
import { isOwnStep, sightFrom } from '../../projections/vantage';
import type { DialogueStep } from './dialogueSteps';

export type SeenStep =
  | { readonly kind: 'whole'; readonly item: DialogueStep }
  | {
      readonly kind: 'sight';
      readonly item: DialogueStep;
      readonly sight: Sight;
      /** False for what did not cross a wire before these eyes. */
      readonly crossed: boolean;
    }
  | { readonly kind: 'unseen'; readonly from: number; readonly to: number };

/** What is seen of a step of the dialogue; null when that is nothing. */
function seenOf(item: DialogueStep, story: Story, vantage: ReaderId): SeenStep | null {
  const step = story.steps[item.step];
  if (step === undefined) return null;
  const sight = sightFrom(story.trace, step, vantage);
  if (sight.kind === 'nothing') {
    return isOwnStep(story.trace, step, vantage) ? { kind: 'whole', item } : null;
  }
  if (sight.kind === 'control') return { kind: 'whole', item };
  if (sight.kind !== 'all' || vantage === 'mailbox') {
    return { kind: 'sight', item, sight, crossed: vantage !== 'mailbox' };
  }
  const lines = item.entries.filter((entry) => entry.kind === 'line').map(({ text }) => text);
  const isSame = lines.length === 0 || lines.join('\n') === sight.lines.join('\n');
  return isSame ? { kind: 'whole', item } : { kind: 'sight', item, sight, crossed: true };
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
