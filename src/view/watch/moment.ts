/**
 * One step in words, made from what the projections and lessons say: the sentence that explains
 * it, and the short phrase by which the scrubber and the live region name it.
 */
import { bandText } from '../../lessons/en/bandText';
import { explainStep } from '../../lessons/en/explainStep';
import type { Story } from '../../player/story';
import { projectFacts } from '../../projections/facts';
import type { Step } from '../../projections/steps';
import { strings } from '../strings';

/** The heading and paragraphs for a step, from the rule that fired. */
export function explainMoment(story: Story, step: Step) {
  return explainStep(step.rule, projectFacts(story.trace, step, story.cast));
}

/** `client: STARTTLS, in the clear`; for a step without a line, what its band or heading says. */
export function nameMoment(story: Story, step: Step): string {
  const entry = story.dialogue.find((candidate) => candidate.step === step.index);
  if (entry === undefined) return explainMoment(story, step).heading;
  return entry.kind === 'band'
    ? bandText(entry.event)
    : strings.watch.spoken(entry.speaker, entry.text, entry.sealed);
}
