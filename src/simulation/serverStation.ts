/**
 * A server's side of one connection as it runs: the session machine, the receiver that judges for
 * it, and the reading of input into events. It is given a transport and an environment, so that the
 * same station stands on the simulated network and on a text dialogue.
 * Simplified: the client's name is looked up while TCP still shakes hands, so it costs no time.
 */
import { receiverMachine } from '../machines/receiverMachine';
import type { Judgement, ReceiverEffect, ReceiverEvent } from '../machines/receiver';
import { standingOf } from '../machines/serverArguments';
import { serverSessionMachine } from '../machines/serverSessionMachine';
import type {
  Peer,
  ServerAnswer,
  ServerEffect,
  ServerQuestion,
  ServerSessionContext,
  ServerSessionEvent,
} from '../machines/serverSession';
import type { ServiceSettings } from '../software/serviceSettings';
import type { TlsFacts } from '../software/traceHeaders';
import { softwareOf } from '../software/serverSoftware';
import type { Command } from '../smtp/command';
import { END_OF_DATA, unstuffLine } from '../smtp/dotStuffing';
import { octetLength } from '../smtp/lines';
import type { DnsQuery } from '../trace/traceEvent';
import { createChunkReader } from './chunkReader';
import { createRunner } from './machineRunner';
import { messageFacts, recipientFacts, USUAL_TLS } from './sessionFacts';
import type { ServerEnvironment, ServerStation, ServerTransport } from './serverEnvironment';

/** Everything that a running station remembers; each method is one of its duties. */
class RunningServer implements ServerStation {
  private readonly session;
  private readonly receiver;
  /** Lines that have come and, from `readCount` on, are not read yet. */
  private waiting: string[] = [];
  private readCount = 0;
  private isHeld = false;
  private readonly chunks = createChunkReader((text) => softwareOf(this.settings).readChunk(text));
  private lastVerb: Command['verb'] | null = null;
  private loginCount = 0;
  private messageLines: string[] = [];
  private judgement: Judgement | null = null;
  private tls: TlsFacts | null = null;
  private timer: { cancelled: boolean } | null = null;
  private heldQuestions: readonly ReceiverEvent[] = [];

  constructor(
    private readonly settings: ServiceSettings,
    peer: Peer,
    private readonly transport: ServerTransport,
    private readonly environment: ServerEnvironment,
  ) {
    this.session = createRunner<typeof serverSessionMachine, ServerEffect>(serverSessionMachine, {
      settings,
      peer,
    });
    this.receiver = createRunner<typeof receiverMachine, ReceiverEffect>(receiverMachine, {
      settings,
      clientAddress: peer.ipAddress,
    });
  }

  announce(): void {
    this.askReceiver({ type: 'client.connected' });
  }

  /** A client that did not wait for the greeting is heard after it. */
  open(): void {
    this.tell(this.isTooEarly('connect') ? { type: 'sync.broken' } : { type: 'connection.opened' });
    this.isHeld = false;
    this.readWaiting();
  }

  lose(): void {
    this.tell({ type: 'connection.lost' });
  }

  secure(tls: TlsFacts = USUAL_TLS): void {
    this.tls = tls;
    this.tell({ type: 'tls.established' });
  }

  failHandshake(): void {
    this.tell({ type: 'tls.failed' });
  }

  receiveLines(lines: readonly string[]): void {
    for (const line of lines) this.waiting.push(line);
    this.readWaiting();
  }

  octetsAwaited(): number {
    return this.chunks.awaited();
  }

  /** The counted octets of a chunk: the message grows by them if the session takes them. */
  receiveOctets(text: string): void {
    const chunk = this.chunks.finish(text, this.context().chunked === null);
    if (chunk === null) return;
    this.messageLines = chunk.lines;
    this.tell({ type: 'command.bdat', command: chunk.command });
    this.lastVerb = 'bdat';
  }

  receiveUnreadable(): void {
    this.tell({ type: 'bytes.unreadable' });
  }

  state(): string {
    return this.session.state();
  }

  private context(): ServerSessionContext {
    return this.session.snapshot().context;
  }

  private tell(event: ServerSessionEvent): void {
    this.move(event);
    const isOverLimit =
      this.context().errorCount >= softwareOf(this.settings).limits(this.settings).errors;
    if (isOverLimit && this.state() !== 'closed') this.move({ type: 'limit.reached' });
  }

  private move(event: ServerSessionEvent): void {
    const move = this.session.send(event);
    this.environment.noteMove('serverSession', event.type, move);
    for (const effect of move.effects) this.carryOut(effect);
  }

  /** An answer is an event of its own, never part of the move that asked. */
  private giveAnswer(answer: ServerAnswer, delayMs = 0): void {
    this.environment.after(delayMs, () => {
      this.isHeld = false;
      this.tell({ type: 'answer.received', answer });
      this.readWaiting();
    });
  }

  private askReceiver(event: ReceiverEvent): void {
    const move = this.receiver.send(event);
    this.environment.noteMove('receiver', event.type, move);
    for (const effect of move.effects) this.carryOutJudgement(effect, event);
  }

  private carryOutJudgement(effect: ReceiverEffect, event: ReceiverEvent): void {
    switch (effect.type) {
      case 'lookUp':
        this.lookUp(effect.params.query);
        return;
      case 'holdQuestion':
        this.heldQuestions = [...this.heldQuestions, event];
        return;
      case 'giveVerdict':
        this.giveAnswer({ kind: 'recipient', ...effect.params });
        return;
      case 'refuseMessage': {
        const { judgement, ...refusal } = effect.params;
        this.environment.noteRefusal(judgement);
        this.giveAnswer({ kind: 'message-refused', ...refusal });
        return;
      }
      case 'takeMessage':
      case 'storeMessage':
        this.judgement = effect.type === 'storeMessage' ? effect.params.judgement : null;
        this.giveAnswer({ kind: 'message', queueId: this.environment.nextQueueId() });
    }
  }

  /** Questions that came while the receiver was looking something up are asked again after it. */
  private lookUp(query: DnsQuery): void {
    this.environment.lookUp(query, (answer) => {
      this.askReceiver({ type: 'answer.received', query, answer });
      const questions = this.heldQuestions;
      this.heldQuestions = [];
      for (const question of questions) this.askReceiver(question);
    });
  }

  private ask(question: ServerQuestion): void {
    switch (question.kind) {
      case 'login': {
        const { answer, delayMs } = this.environment.checkLogin(question.user, question.proof);
        this.giveAnswer({ kind: 'login', ...answer }, delayMs);
        return;
      }
      case 'recipient': {
        const facts = recipientFacts(this.context(), question.sender, question.recipient);
        this.askReceiver({ type: 'recipient.named', facts });
        return;
      }
      case 'message': {
        const { sender } = question.envelope;
        const message = messageFacts(this.context(), sender, this.messageLines);
        this.askReceiver({ type: 'message.received', message });
      }
    }
  }

  private stopTimer(): void {
    if (this.timer !== null) this.timer.cancelled = true;
  }

  private carryOut(effect: ServerEffect): void {
    switch (effect.type) {
      case 'sendReply':
        this.transport.sendReply(effect.params.reply, effect.params.rule);
        return;
      case 'startTls':
        this.transport.startTls();
        return;
      case 'closeConnection':
        this.transport.close(effect.params.how);
        return;
      case 'ask':
        this.ask(effect.params.question);
        return;
      case 'holdInput':
        this.isHeld = true;
        return;
      case 'acceptMessage': {
        const { messageLines: lines, judgement, tls } = this;
        const session = this.context();
        this.environment.takeMessage({ ...effect.params, lines, judgement, session, tls });
        return;
      }
      case 'startTimer':
        this.stopTimer();
        this.timer = this.environment.after(effect.params.afterMs, () => {
          this.tell({ type: 'timer.fired', name: 'idle' });
        });
        return;
      case 'cancelTimer':
        this.stopTimer();
    }
  }

  /** The lines of a message up to the lone dot, without their stuffing (RFC 5321 §4.5.2). */
  private readData(line: string): void {
    if (line !== END_OF_DATA) {
      this.messageLines.push(unstuffLine(line));
      return;
    }
    const lines = this.messageLines;
    const octets = lines.reduce((sum, text) => sum + octetLength(text) + 2, 0);
    this.tell({ type: 'message.received', lines, octets });
  }

  /** Reads a line; false when the session holds it back. */
  private readLine(line: string): boolean {
    const state = this.state();
    if (state === 'receivingData') {
      this.readData(line);
    } else if (state === 'awaitingResponse') {
      this.tell({ type: 'response.received', line });
    } else {
      this.readCommand(softwareOf(this.settings).readCommand(line));
    }
    return !this.isHeld;
  }

  private readCommand(command: Command): void {
    const { verb } = command;
    if (verb === 'data') this.messageLines = [];
    if (this.isTooEarly(verb)) {
      this.tell({ type: 'sync.broken' });
      return;
    }
    if (verb === 'bdat' && this.chunks.begin(command)) return;
    const follows = this.lastVerb === null ? {} : { follows: this.lastVerb };
    this.tell({ type: `command.${verb}`, command, ...follows, attempt: this.loginCount });
    if (verb === 'auth' && !this.isHeld) this.loginCount += 1;
    if (!this.isHeld) this.lastVerb = verb;
  }

  /** Whether more has come behind a command, or before the greeting, than this server allows. */
  private isTooEarly(verb: Command['verb'] | 'connect'): boolean {
    const behind = this.waiting.length - this.readCount - (verb === 'connect' ? 0 : 1);
    if (behind <= 0 || this.state() === 'closed') return false;
    const { settings } = this;
    return !softwareOf(settings).allowsMoreBehind(settings, verb, standingOf(this.context()));
  }

  /** Reads what has come until the session holds a line back; that line is read again later. */
  private readWaiting(): void {
    while (!this.isHeld && this.readCount < this.waiting.length) {
      const line = this.waiting[this.readCount] ?? '';
      if (this.readLine(line)) this.readCount += 1;
    }
    if (this.readCount === this.waiting.length) [this.waiting, this.readCount] = [[], 0];
  }
}

/** A station that has not been connected to. */
export const createServerStation = (
  settings: ServiceSettings,
  peer: Peer,
  transport: ServerTransport,
  environment: ServerEnvironment,
): ServerStation => new RunningServer(settings, peer, transport, environment);
