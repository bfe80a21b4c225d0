/**
 * A server's side of one connection as it runs: the session machine, the receiver that judges for
 * it, and the reading of input into events. It is given a transport and an environment, so that the
 * same station stands on the simulated network and on a text dialogue.
 * Simplified: the client's name is looked up while TCP still shakes hands, so it costs no time.
 */
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
import type { NewlinePolicy } from '../software/newlinePolicy';
import { softwareOf } from '../software/serverSoftware';
import type { Command } from '../smtp/command';
import { cutAtBareLineFeeds } from '../smtp/lines';
import { createChunkReader } from './chunkReader';
import { createDataReader } from './dataReader';
import { createEffectQueue } from './effectQueue';
import { createRunner } from './machineRunner';
import { createReceiverDesk } from './receiverDesk';
import { recipientFactsOf } from './recipientQuestion';
import { hasReachedLimit, messageFacts, USUAL_TLS } from './sessionFacts';
import { createSyncWatch } from './syncWatch';
import type { ServerEnvironment, ServerStation, ServerTransport } from './serverEnvironment';

/** Everything that a running station remembers; each method is one of its duties. */
class RunningServer implements ServerStation {
  private readonly session;
  private readonly receiver;
  /** Lines that have come and, from `readCount` on, are not read yet. */
  private waiting: string[] = [];
  private readCount = 0;
  private isHeld = false;
  private readonly sync;
  private readonly chunks = createChunkReader(() => this.settings);
  private readonly data = createDataReader();
  private readonly effects;
  private hasPipelined = false;
  private lastVerb: Command['verb'] | null = null;
  private loginCount = 0;
  private messageLines: readonly string[] = [];
  private tls: TlsFacts | null = null;
  private timer: { cancelled: boolean } | null = null;

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
    this.sync = createSyncWatch(settings);
    this.effects = createEffectQueue<ServerEffect>(
      (effect) => (effect.type === 'sendReply' ? (effect.params.afterMs ?? 0) : 0),
      (effect) => this.carryOut(effect),
      environment.after,
      () => this.readWaiting(),
    );
    this.receiver = createReceiverDesk(settings, peer.ipAddress, environment, (answer) =>
      this.giveAnswer(answer),
    );
  }

  announce(): void {
    this.receiver.ask({ type: 'client.connected' });
  }

  /** A client that did not wait for the greeting is heard after it. */
  open(): void {
    this.tell(this.isTooEarly('connect') ? { type: 'sync.broken' } : { type: 'connection.opened' });
    this.isHeld = false;
    this.readWaiting();
  }

  lose(): void {
    this.effects.clear();
    this.tell({ type: 'connection.lost' });
    this.environment.memory.disconnect();
  }

  pausesMs(): number {
    return this.effects.pausesMs();
  }

  /** A server that keeps its buffer across the handshake reads on where it was (CVE-2011-0411). */
  secure(tls: TlsFacts = USUAL_TLS): void {
    this.tls = tls;
    this.tell({ type: 'tls.established' });
    this.isHeld = false;
    this.readWaiting();
  }

  failHandshake(): void {
    this.tell({ type: 'tls.failed' });
  }

  receiveLines(lines: readonly string[]): void {
    for (const line of lines) this.waiting.push(...cutAtBareLineFeeds(line));
    this.readWaiting();
  }

  octetsAwaited(): number {
    return this.chunks.awaited();
  }

  /** The counted octets of a chunk: the message grows by them if the session takes them. */
  receiveOctets(text: string): void {
    const chunk = this.chunks.finish(text, this.context().chunked === null);
    if (chunk === null) return;
    const { lines, hasBareNewline, ...told } = chunk;
    this.messageLines = lines;
    const isRefused = hasBareNewline && this.newlinePolicy() === 'refuse';
    const bdat = { type: 'command.bdat', ...told, follows: this.lastVerb ?? 'bdat' } as const;
    this.tell({ ...bdat, ...(isRefused ? { hasBareNewline } : {}) });
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
    if (hasReachedLimit(this.context(), this.state())) this.move({ type: 'limit.reached' });
  }

  private move(event: ServerSessionEvent): void {
    const move = this.session.send(event);
    this.environment.noteMove('serverSession', event.type, move);
    this.effects.add(move.effects);
  }

  /** An answer is an event of its own, never part of the move that asked. */
  private giveAnswer(answer: ServerAnswer, delayMs = 0): void {
    this.environment.after(delayMs, () => {
      this.isHeld = false;
      this.tell({ type: 'answer.received', answer });
      this.readWaiting();
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
        const isAddressed = this.state() !== 'verifyingAddress';
        const { memory } = this.environment;
        const session = this.context();
        const facts = recipientFactsOf(question, session, memory, isAddressed, this.hasPipelined);
        this.receiver.ask({ type: 'recipient.named', facts });
        return;
      }
      case 'message': {
        const { sender } = question.envelope;
        const message = messageFacts(this.context(), sender, this.messageLines);
        this.receiver.ask({ type: 'message.received', message });
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
        this.environment.memory.count('tlsSessions');
        this.transport.startTls();
        return;
      case 'closeConnection':
        this.transport.close(effect.params.how);
        this.environment.memory.disconnect();
        return;
      case 'ask':
        this.ask(effect.params.question);
        return;
      case 'holdInput':
        this.isHeld = true;
        return;
      case 'acceptMessage': {
        const { messageLines: lines, tls } = this;
        const judgement = this.receiver.judgement();
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

  private newlinePolicy(): NewlinePolicy {
    return softwareOf(this.settings).bareNewlines(this.settings, this.context().peer.ipAddress);
  }

  private readData(line: string): void {
    const message = this.data.read(line, this.newlinePolicy());
    if (message === null) return;
    this.messageLines = message.lines;
    this.tell({ type: 'message.received', ...message });
  }

  /** Reads a line; false when the session holds it back. */
  private readLine(line: string): boolean {
    const state = this.state();
    if (state === 'receivingData') {
      this.readData(line);
    } else if (line.endsWith('\n') && this.newlinePolicy() === 'refuse') {
      this.tell({ type: 'line.unended' });
    } else if (state === 'awaitingResponse') {
      this.tell({ type: 'response.received', line: line.replace(/\n$/u, '') });
    } else {
      const { settings } = this;
      const software = softwareOf(settings);
      const command = software.readCommand(software.filterLine(settings, line));
      if (command === null) this.receiveUnreadable();
      else this.readCommand(command);
    }
    return !this.isHeld;
  }

  private readCommand(command: Command): void {
    const { verb } = command;
    if (verb === 'data') this.data.begin();
    this.hasPipelined ||= this.isImproper(verb);
    if (this.isTooEarly(verb)) {
      this.tell({ type: 'sync.broken' });
      return;
    }
    if (verb === 'bdat' && this.chunks.begin(command, this.state(), this.context())) return;
    const follows = this.lastVerb === null ? {} : { follows: this.lastVerb };
    this.tell({ type: `command.${verb}`, command, ...follows, attempt: this.loginCount });
    if (verb === 'auth' && !this.isHeld) {
      this.loginCount += 1;
      this.environment.memory.count('logins');
    }
    if (!this.isHeld) this.lastVerb = verb;
  }

  private isImproper(verb: Command['verb']): boolean {
    const behind = this.waiting.length - this.readCount - 1;
    return behind > 0 && softwareOf(this.settings).isEarlyBehind(verb, standingOf(this.context()));
  }

  /** Whether more has come behind a command, or before the greeting, than this server allows. */
  private isTooEarly(verb: Command['verb'] | 'connect'): boolean {
    const behind = this.waiting.length - this.readCount - (verb === 'connect' ? 0 : 1);
    return this.sync.isBroken(verb, behind, this.state(), standingOf(this.context()));
  }

  /** Reads what has come until the session holds a line back; that line is read again later. */
  private readWaiting(): void {
    while (!this.isHeld && !this.effects.isPaused() && this.readCount < this.waiting.length) {
      if (this.readLine(this.waiting[this.readCount] ?? '')) this.readCount += 1;
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
