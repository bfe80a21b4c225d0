/**
 * A server's side of one connection as it runs: the session machine, the receiver that judges for
 * it, and the reading of input into events. It is given a transport and an environment, so that the
 * same station stands on the simulated network and on a text dialogue.
 */
import { receiverMachine } from '../machines/receiverMachine';
import type { Judgement, ReceiverEffect } from '../machines/receiver';
import { serverSessionMachine } from '../machines/serverSessionMachine';
import type {
  Envelope,
  Peer,
  ServerAnswer,
  ServerEffect,
  ServerQuestion,
  ServerSessionContext,
  ServerSessionEvent,
} from '../machines/serverSession';
import type { ServiceSettings } from '../software/serviceSettings';
import { parseCommand } from '../smtp/command';
import { END_OF_DATA, unstuffLine } from '../smtp/dotStuffing';
import { octetLength } from '../smtp/lines';
import type { Reply } from '../smtp/reply';
import type { RuleId } from '../trace/rules';
import type { DnsAnswer, DnsQuery, MachineId } from '../trace/traceEvent';
import { createRunner, type Move } from './machineRunner';

/** How a station reaches its client. */
export interface ServerTransport {
  readonly sendReply: (reply: Reply, rule: RuleId) => void;
  /** The reply that starts TLS has been sent; a handshake is expected. */
  readonly startTls: () => void;
  readonly close: (how: 'fin' | 'reset') => void;
}

/** What the station's host provides. */
export interface ServerEnvironment {
  readonly after: (delayMs: number, run: () => void) => { cancelled: boolean };
  readonly noteMove: (machine: MachineId, event: string, move: Move<unknown>) => void;
  readonly checkLogin: (user: string, password: string) => boolean;
  /** How long a refusal is thought over. */
  readonly refusalDelayMs: number;
  readonly lookUp: (query: DnsQuery, then: (answer: DnsAnswer) => void) => void;
  readonly nextQueueId: () => string;
  readonly takeMessage: (message: AcceptedMessage) => void;
}

export interface AcceptedMessage {
  readonly envelope: Envelope;
  readonly queueId: string;
  readonly lines: readonly string[];
  /** Null when the message is to be relayed. */
  readonly judgement: Judgement | null;
  readonly session: ServerSessionContext;
}

export interface ServerStation {
  /** A SYN has come: the name of the client is looked up while TCP shakes hands. */
  readonly announce: () => void;
  readonly open: () => void;
  readonly lose: () => void;
  readonly secure: () => void;
  readonly failHandshake: () => void;
  readonly receiveLines: (lines: readonly string[]) => void;
  readonly receiveUnreadable: () => void;
  readonly state: () => string;
}

/** A station that has not been connected to. */
export function createServerStation(
  settings: ServiceSettings,
  peer: Peer,
  transport: ServerTransport,
  environment: ServerEnvironment,
): ServerStation {
  const session = createRunner<typeof serverSessionMachine, ServerEffect>(serverSessionMachine, {
    settings,
    peer,
  });
  const receiver = createRunner<typeof receiverMachine, ReceiverEffect>(receiverMachine, {
    settings,
    clientAddress: peer.ipAddress,
  });
  let waiting: string[] = [];
  let isHeld = false;
  let messageLines: string[] = [];
  let judgement: Judgement | null = null;
  let timer: { cancelled: boolean } | null = null;
  let heldQuestions: (() => void)[] = [];

  const context = (): ServerSessionContext => session.snapshot().context;

  const tell = (event: ServerSessionEvent): void => {
    const move = session.send(event);
    environment.noteMove('serverSession', event.type, move);
    for (const effect of move.effects) carryOut(effect);
    if (context().errorCount >= settings.parameters.smtpd_hard_error_limit) endForErrors();
  };

  const endForErrors = (): void => {
    if (session.state() === 'closed') return;
    const move = session.send({ type: 'limit.reached' });
    environment.noteMove('serverSession', 'limit.reached', move);
    for (const effect of move.effects) carryOut(effect);
  };

  /** An answer is an event of its own, never part of the move that asked. */
  const giveAnswer = (answer: ServerAnswer, delayMs = 0): void => {
    environment.after(delayMs, () => {
      isHeld = false;
      tell({ type: 'answer.received', answer });
      readWaiting();
    });
  };

  const askReceiver = (event: Parameters<typeof receiver.send>[0]): void => {
    const move = receiver.send(event);
    environment.noteMove('receiver', event.type, move);
    for (const effect of move.effects) carryOutJudgement(effect, event);
  };

  const retryHeldQuestions = (): void => {
    const questions = heldQuestions;
    heldQuestions = [];
    for (const ask of questions) ask();
  };

  const carryOutJudgement = (
    effect: ReceiverEffect,
    event: Parameters<typeof receiver.send>[0],
  ): void => {
    switch (effect.type) {
      case 'lookUp':
        environment.lookUp(effect.params.query, (answer) => {
          askReceiver({ type: 'answer.received', query: effect.params.query, answer });
          retryHeldQuestions();
        });
        return;
      case 'holdQuestion':
        heldQuestions.push(() => askReceiver(event));
        return;
      case 'giveVerdict':
        giveAnswer({ kind: 'recipient', verdict: effect.params.verdict });
        return;
      case 'takeMessage':
        judgement = null;
        giveAnswer({ kind: 'message', queueId: environment.nextQueueId() });
        return;
      case 'storeMessage':
        judgement = effect.params.judgement;
        giveAnswer({ kind: 'message', queueId: environment.nextQueueId() });
    }
  };

  const ask = (question: ServerQuestion): void => {
    const { helloName, identity } = context();
    switch (question.kind) {
      case 'login': {
        const accepted = environment.checkLogin(question.user, question.password);
        giveAnswer({ kind: 'login', accepted }, accepted ? 0 : environment.refusalDelayMs);
        return;
      }
      case 'recipient': {
        const { sender, recipient } = question;
        const { ipAddress: clientAddress, hostName: clientName } = peer;
        const facts = { clientAddress, clientName, helloName, identity, sender, recipient };
        askReceiver({ type: 'recipient.named', facts });
        return;
      }
      case 'message':
        askReceiver({
          type: 'message.received',
          sender: question.envelope.sender,
          helloName: helloName ?? '',
        });
    }
  };

  const restartTimer = (afterMs: number): void => {
    if (timer !== null) timer.cancelled = true;
    timer = environment.after(afterMs, () => {
      tell({ type: 'timer.fired', name: 'idle' });
    });
  };

  const carryOut = (effect: ServerEffect): void => {
    switch (effect.type) {
      case 'sendReply':
        transport.sendReply(effect.params.reply, effect.params.rule);
        return;
      case 'startTls':
        transport.startTls();
        return;
      case 'closeConnection':
        transport.close(effect.params.how);
        return;
      case 'ask':
        ask(effect.params.question);
        return;
      case 'holdInput':
        isHeld = true;
        return;
      case 'acceptMessage':
        environment.takeMessage({
          ...effect.params,
          lines: messageLines,
          judgement,
          session: context(),
        });
        return;
      case 'startTimer':
        restartTimer(effect.params.afterMs);
        return;
      case 'cancelTimer':
        if (timer !== null) timer.cancelled = true;
    }
  };

  /** The lines of a message up to the lone dot, without their stuffing (RFC 5321 §4.5.2). */
  const readData = (line: string): void => {
    if (line !== END_OF_DATA) {
      messageLines.push(unstuffLine(line));
      return;
    }
    const octets = messageLines.reduce((sum, text) => sum + octetLength(text) + 2, 0);
    tell({ type: 'message.received', lines: messageLines, octets });
  };

  const readLine = (line: string): void => {
    switch (session.state()) {
      case 'receivingData':
        readData(line);
        return;
      case 'awaitingResponse':
        tell({ type: 'response.received', line });
        return;
      default: {
        const command = parseCommand(line);
        if (command.verb === 'data') messageLines = [];
        tell({ type: `command.${command.verb}`, command });
      }
    }
  };

  const readWaiting = (): void => {
    while (!isHeld) {
      const [line, ...rest] = waiting;
      if (line === undefined) return;
      waiting = rest;
      readLine(line);
      if (isHeld) waiting = [line, ...waiting];
    }
  };

  return {
    announce: () => askReceiver({ type: 'client.connected' }),
    open: () => tell({ type: 'connection.opened' }),
    lose: () => tell({ type: 'connection.lost' }),
    secure: () => tell({ type: 'tls.established' }),
    failHandshake: () => tell({ type: 'tls.failed' }),
    receiveLines: (lines) => {
      waiting = [...waiting, ...lines];
      readWaiting();
    },
    receiveUnreadable: () => tell({ type: 'bytes.unreadable' }),
    state: session.state,
  };
}
