/**
 * The receiver of one connection as it runs: its machine, the questions that wait while it looks
 * something up, and what it found out about the last message.
 */
import type { Judgement, ReceiverEffect, ReceiverEvent } from '../machines/receiver';
import { receiverMachine } from '../machines/receiverMachine';
import type { ServerAnswer } from '../machines/serverSession';
import type { ServiceSettings } from '../software/serviceSettings';
import type { DnsQuery } from '../trace/traceEvent';
import { createRunner } from './machineRunner';
import type { ServerEnvironment } from './serverEnvironment';

export interface ReceiverDesk {
  readonly ask: (event: ReceiverEvent) => void;
  /** What was found out about the last message; null when it is to be relayed. */
  readonly judgement: () => Judgement | null;
}

/** @param giveAnswer takes what the receiver says to the session. */
export function createReceiverDesk(
  settings: ServiceSettings,
  clientAddress: string,
  environment: ServerEnvironment,
  giveAnswer: (answer: ServerAnswer) => void,
): ReceiverDesk {
  const receiver = createRunner<typeof receiverMachine, ReceiverEffect>(receiverMachine, {
    settings,
    clientAddress,
  });
  let judgement: Judgement | null = null;
  let held: readonly ReceiverEvent[] = [];
  const ask = (event: ReceiverEvent): void => {
    const move = receiver.send(event);
    environment.noteMove('receiver', event.type, move);
    for (const effect of move.effects) carryOut(effect, event);
  };
  /** Questions that came while the receiver was looking something up are asked again after it. */
  const lookUp = (query: DnsQuery): void => {
    environment.lookUp(query, (answer) => {
      ask({ type: 'answer.received', query, answer });
      const questions = held;
      held = [];
      for (const question of questions) ask(question);
    });
  };
  const carryOut = (effect: ReceiverEffect, event: ReceiverEvent): void => {
    switch (effect.type) {
      case 'lookUp':
        lookUp(effect.params.query);
        return;
      case 'holdQuestion':
        held = [...held, event];
        return;
      case 'giveVerdict':
        giveAnswer({ kind: 'recipient', ...effect.params });
        return;
      case 'refuseMessage': {
        const { judgement: found, ...refused } = effect.params;
        environment.noteRefusal(found);
        giveAnswer({ kind: 'message-refused', ...refused });
        return;
      }
      case 'takeMessage':
      case 'storeMessage':
        judgement = effect.type === 'storeMessage' ? effect.params.judgement : null;
        giveAnswer({ kind: 'message', queueId: environment.nextQueueId() });
    }
  };
  return { ask, judgement: () => judgement };
}
