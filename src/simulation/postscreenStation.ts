/**
 * postscreen(8) as it runs on one connection: the machine, the clock of its wait, and the reading
 * of lines; once it hands the client over, everything goes to the station of smtpd(8) behind it.
 */
import type { PostscreenEffect, PostscreenEvent } from '../machines/postscreen';
import { postscreenMachine } from '../machines/postscreenMachine';
import type { PostfixService } from '../software/serviceSettings';
import { parseCommand } from '../smtp/command';
import type { TlsFacts } from '../software/traceHeaders';
import { createRunner } from './machineRunner';
import type { ServerEnvironment, ServerStation, ServerTransport } from './serverEnvironment';

interface Screening {
  readonly service: PostfixService;
  readonly client: string;
  readonly transport: ServerTransport;
  readonly environment: ServerEnvironment;
  readonly nowMs: () => number;
  /** The station that takes over. */
  readonly behind: ServerStation;
}

class RunningPostscreen implements ServerStation {
  private readonly session;
  private waiting: string[] = [];
  private readonly timers = new Map<string, { cancelled: boolean }>();
  private greetsAtMs = 0;
  private isLost = false;

  constructor(private readonly screening: Screening) {
    const { service, client, environment } = screening;
    const { isScreened } = environment.memory;
    this.session = createRunner<typeof postscreenMachine, PostscreenEffect>(postscreenMachine, {
      service,
      client,
      isKnown: isScreened(),
    });
  }

  private get isHandedOver(): boolean {
    return this.session.state() === 'handedOver';
  }

  announce(): void {
    this.screening.behind.announce();
  }

  open(): void {
    this.tell({ type: 'connection.opened' });
    if (this.waiting.length > 0) this.talk();
  }

  lose(): void {
    this.isLost = true;
    if (this.isHandedOver) this.screening.behind.lose();
    else this.tell({ type: 'connection.lost' });
    this.screening.environment.memory.disconnect();
  }

  secure(tls?: TlsFacts): void {
    if (this.isHandedOver) this.screening.behind.secure(tls);
    else {
      this.waiting = [];
      this.tell({ type: 'tls.established' });
    }
  }

  failHandshake(): void {
    if (this.isHandedOver) this.screening.behind.failHandshake();
    else this.tell({ type: 'tls.failed' });
  }

  receiveLines(lines: readonly string[]): void {
    if (this.isHandedOver) {
      this.screening.behind.receiveLines(lines);
      return;
    }
    this.waiting.push(...lines);
    if (this.session.state() !== 'awaitingConnection') this.talk();
  }

  octetsAwaited(): number {
    return this.isHandedOver ? this.screening.behind.octetsAwaited() : 0;
  }

  receiveOctets(text: string): void {
    this.screening.behind.receiveOctets(text);
  }

  receiveUnreadable(): void {
    if (this.isHandedOver) this.screening.behind.receiveUnreadable();
    else this.tell({ type: 'bytes.unreadable' });
  }

  /** How long the end of the greeting is still held back. */
  pausesMs(): number {
    if (this.isHandedOver) return this.screening.behind.pausesMs();
    const isWaiting = this.session.state() === 'waiting';
    return isWaiting ? Math.max(1, this.greetsAtMs - this.screening.nowMs()) : 0;
  }

  state(): string {
    return this.isHandedOver ? this.screening.behind.state() : this.session.state();
  }

  private talk(): void {
    if (this.session.state() === 'waiting') this.tell({ type: 'client.talked' });
    else this.readWaiting();
  }

  private readWaiting(): void {
    while (this.waiting.length > 0 && this.session.state() === 'conversing') {
      const line = this.waiting.shift() ?? '';
      if (line.endsWith('\n')) this.tell({ type: 'newline.bare' });
      if (this.waiting.length > 0) this.tell({ type: 'input.piled' });
      const command = parseCommand(line.replace(/\n$/u, ''));
      this.tell({ type: `command.${command.verb}`, command });
    }
    if (!this.isHandedOver || this.waiting.length === 0) return;
    const lines = this.waiting;
    this.waiting = [];
    this.screening.behind.receiveLines(lines);
  }

  private tell(event: PostscreenEvent): void {
    const move = this.session.send(event);
    this.screening.environment.noteMove('postscreen', event.type, move);
    for (const effect of move.effects) this.carryOut(effect);
  }

  private carryOut(effect: PostscreenEffect): void {
    const { transport, environment, behind } = this.screening;
    switch (effect.type) {
      case 'sendReply':
        transport.sendReply(effect.params.reply, effect.params.rule);
        return;
      case 'sendLine':
        if (effect.params.line !== '') {
          transport.sendLines([effect.params.line], effect.params.rule);
        }
        return;
      case 'lookUp':
        for (const query of effect.params.queries) {
          environment.lookUp(query, (answer) => {
            if (!this.isLost) this.tell({ type: 'answer.received', query, answer });
          });
        }
        return;
      case 'startTls':
        transport.startTls();
        return;
      case 'handOver':
        behind.open();
        return;
      case 'rememberClient':
        environment.memory.noteScreened();
        return;
      case 'closeConnection':
        transport.close(effect.params.how);
        environment.memory.disconnect();
        return;
      case 'startTimer':
        this.startTimer(effect.params.name, effect.params.afterMs);
        return;
      case 'cancelTimer':
        this.stopTimer(effect.params.name);
    }
  }

  private startTimer(name: 'greet' | 'idle', afterMs: number): void {
    this.stopTimer(name);
    if (name === 'greet') this.greetsAtMs = this.screening.nowMs() + afterMs;
    const timer = this.screening.environment.after(afterMs, () => {
      this.tell({ type: 'timer.fired', name });
      this.readWaiting();
    });
    this.timers.set(name, timer);
  }

  private stopTimer(name: 'greet' | 'idle'): void {
    const timer = this.timers.get(name);
    if (timer !== undefined) timer.cancelled = true;
  }
}

/** A station that has not been connected to. */
export const createPostscreenStation = (screening: Screening): ServerStation =>
  new RunningPostscreen(screening);
