/**
 * A server for fetching mail as it runs on one connection: the machine, and the reading of lines
 * into commands. It stands where an SMTP server's station stands, so the network cannot tell them
 * apart; only the client can.
 */
import type { MailAccessEffect } from '../machines/mailAccess';
import { mailAccessMachine } from '../machines/mailAccessMachine';
import { readAccessLine, type AccessService } from '../software/dovecot/dovecot';
import { createRunner } from './machineRunner';
import type { ServerEnvironment, ServerStation, ServerTransport } from './serverEnvironment';

class RunningMailAccess implements ServerStation {
  private readonly session;
  private timer: { cancelled: boolean } | null = null;

  constructor(
    private readonly service: AccessService,
    private readonly transport: ServerTransport,
    private readonly environment: Pick<ServerEnvironment, 'after' | 'noteMove'>,
  ) {
    this.session = createRunner<typeof mailAccessMachine, MailAccessEffect>(
      mailAccessMachine,
      service,
    );
  }

  announce(): void {
    // It asks nobody about its caller.
  }

  open(): void {
    this.tell({ type: 'connection.opened' });
  }

  lose(): void {
    this.tell({ type: 'connection.lost' });
  }

  secure(): void {
    this.tell({ type: 'tls.established' });
  }

  failHandshake(): void {
    this.tell({ type: 'tls.failed' });
  }

  receiveLines(lines: readonly string[]): void {
    for (const line of lines) {
      const { verb, tag } = readAccessLine(this.service.protocol, line);
      this.tell({ type: `command.${verb}`, tag });
    }
  }

  octetsAwaited(): number {
    return 0;
  }

  receiveOctets(): void {
    // Nothing is counted before a login.
  }

  receiveUnreadable(): void {
    this.tell({ type: 'bytes.unreadable' });
  }

  pausesMs(): number {
    return 0;
  }

  state(): string {
    return this.session.state();
  }

  private tell(event: Parameters<typeof this.session.send>[0]): void {
    const move = this.session.send(event);
    this.environment.noteMove('mailAccess', event.type, move);
    for (const effect of move.effects) this.carryOut(effect);
  }

  private carryOut(effect: MailAccessEffect): void {
    switch (effect.type) {
      case 'sendLines':
        this.transport.sendLines(effect.params.lines, effect.params.rule);
        return;
      case 'startTls':
        this.transport.startTls();
        return;
      case 'closeConnection':
        this.transport.close(effect.params.how);
        return;
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

  private stopTimer(): void {
    if (this.timer !== null) this.timer.cancelled = true;
  }
}

/** A station that has not been connected to. */
export const createMailAccessStation = (
  service: AccessService,
  transport: ServerTransport,
  environment: Pick<ServerEnvironment, 'after' | 'noteMove'>,
): ServerStation => new RunningMailAccess(service, transport, environment);
