/**
 * A client's side of one connection as it runs: the session machine, and the reading of replies
 * from lines (RFC 5321 §4.2.1). The mail client and the relay both stand on it.
 */
import { clientSessionMachine } from '../machines/clientSessionMachine';
import type {
  ClientEffect,
  ClientSessionContext,
  ClientSessionEvent,
  ClientSettings,
  SessionOutcome,
} from '../machines/clientSession';
import { QUIT_COMMAND } from '../smtp/command';
import { END_OF_DATA } from '../smtp/dotStuffing';
import { isLastReplyLine, looksLikeReply, parseReplyLines } from '../smtp/reply';
import type { TlsSeen } from '../software/clients/clientProfile';
import type { RuleId } from '../trace/rules';
import type { WireLine } from '../trace/segment';
import type { MachineId, TlsFailure } from '../trace/traceEvent';
import { createRunner, type Move } from './machineRunner';

/** How a station reaches its server. */
export interface ClientTransport {
  readonly sendLines: (lines: readonly WireLine[], rule: RuleId) => void;
  readonly startTls: () => void;
  readonly close: (how: 'fin' | 'reset') => void;
}

export interface ClientEnvironment {
  readonly after: (delayMs: number, run: () => void) => { cancelled: boolean };
  readonly noteMove: (machine: MachineId, event: string, move: Move<unknown>) => void;
  /** The message's lines as they go on the wire, stuffed, without the final dot. */
  readonly messageLines: readonly WireLine[];
  /** `during` is the state in which the session was when it ended. */
  readonly ended: (outcome: SessionOutcome, during: string) => void;
  /** Each move with what the session knows by then, before its effects are carried out. */
  readonly moved?: (move: SessionMove) => void;
}

/** A move of the session, for a program that has words of its own for it. */
export interface SessionMove {
  readonly rule: RuleId | null;
  readonly from: string;
  readonly event: ClientSessionEvent;
  readonly context: ClientSessionContext;
  readonly tls: TlsSeen | null;
}

export interface ClientStation {
  readonly open: () => void;
  readonly lose: () => void;
  readonly secure: (tls: TlsSeen, fits?: boolean) => void;
  readonly failHandshake: (failure: TlsFailure, tls: TlsSeen | null) => void;
  readonly receiveLines: (lines: readonly string[]) => void;
  readonly state: () => string;
}

const commandLine = (text: string): WireLine => ({ text, part: 'command', secrets: [] });

class RunningClient implements ClientStation {
  private readonly session;
  private timer: { cancelled: boolean } | null = null;
  private replyLines: readonly string[] = [];
  private tls: TlsSeen | null = null;

  constructor(
    settings: ClientSettings,
    private readonly transport: ClientTransport,
    private readonly environment: ClientEnvironment,
  ) {
    this.session = createRunner<typeof clientSessionMachine, ClientEffect>(
      clientSessionMachine,
      settings,
    );
  }

  open(): void {
    this.tell({ type: 'connection.opened' });
  }

  lose(): void {
    this.tell({ type: 'connection.lost' });
  }

  secure(tls: TlsSeen, fits = true): void {
    this.tls = tls;
    this.tell({ type: 'tls.established', fits });
  }

  failHandshake(failure: TlsFailure, tls: TlsSeen | null): void {
    this.tls = tls;
    this.tell({ type: 'tls.failed', failure });
  }

  state(): string {
    return this.session.state();
  }

  /** Gathers lines into replies; several can come in one write. */
  receiveLines(lines: readonly string[]): void {
    for (const line of lines) {
      if (!looksLikeReply(line)) {
        this.tell({ type: 'line.unreadable', line });
        continue;
      }
      this.replyLines = [...this.replyLines, line];
      if (!isLastReplyLine(line)) continue;
      const reply = parseReplyLines(this.replyLines);
      const text = this.replyLines.join(' ');
      this.replyLines = [];
      if (reply !== null) this.tell({ type: 'reply.received', reply, text });
    }
  }

  private tell(event: ClientSessionEvent): void {
    const move = this.session.send(event);
    this.environment.noteMove('clientSession', event.type, move);
    const { rule, from } = move;
    const { context } = this.session.snapshot();
    this.environment.moved?.({ rule, from, event, context, tls: this.tls });
    for (const effect of move.effects) this.carryOut(effect, from);
  }

  private stopTimer(): void {
    if (this.timer !== null) this.timer.cancelled = true;
  }

  private sendMessage(rule: RuleId, empty: boolean, quits: boolean): void {
    const content = empty ? [] : this.environment.messageLines;
    const goodbye = quits ? [commandLine(QUIT_COMMAND)] : [];
    this.transport.sendLines([...content, commandLine(END_OF_DATA), ...goodbye], rule);
  }

  private carryOut(effect: ClientEffect, during: string): void {
    switch (effect.type) {
      case 'sendLines':
        this.transport.sendLines(effect.params.lines, effect.params.rule);
        return;
      case 'sendMessage':
        this.sendMessage(effect.params.rule, effect.params.empty, effect.params.quits);
        return;
      case 'startTls':
        this.transport.startTls();
        return;
      case 'closeConnection':
        this.transport.close(effect.params.how);
        return;
      case 'startTimer':
        this.stopTimer();
        if (effect.params.afterMs === null) return;
        this.timer = this.environment.after(effect.params.afterMs, () => {
          this.tell({ type: 'timer.fired', name: 'reply' });
        });
        return;
      case 'cancelTimer':
        this.stopTimer();
        return;
      case 'endSession':
        this.environment.ended(effect.params.outcome, during);
    }
  }
}

/** A station that has not connected. */
export const createClientStation = (
  settings: ClientSettings,
  transport: ClientTransport,
  environment: ClientEnvironment,
): ClientStation => new RunningClient(settings, transport, environment);
