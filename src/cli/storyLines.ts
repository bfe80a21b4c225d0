/** A story in the terminal: its dialogue, and how it ended. */
import { dialogueText } from '../exports/dialogueText';
import type { Trace } from '../trace/traceEvent';
import type { World } from '../world/worldSchema';
import { outcomeText } from './outcomeText';

/** The lines of a world's story, without line ends. */
export function storyLines(world: World, trace: Trace): readonly string[] {
  const { sender, submission, mx } = world;
  const people = {
    senderName: sender.name,
    senderKind: sender.kind,
    hostNames: { sender: sender.hostName, submission: submission.hostName, mx: mx.hostName },
  };
  return [...dialogueText(trace, people), '', ...outcomeText(trace)];
}
