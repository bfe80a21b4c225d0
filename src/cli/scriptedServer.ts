/**
 * A stand-in for a server and its network, for a simulated client that stands before it: it says
 * the lines it is told to, presents a certificate, closes, refuses, or lets time pass. The client
 * is a program as in a story, with the same machines and the same words.
 */
import type { ClientStation } from '../simulation/clientStation';
import { createEventQueue } from '../simulation/eventQueue';
import { startProgram, type Call, type ProgramEnd } from '../simulation/programRun';
import { programTask } from '../simulation/sendingProgram';
import { negotiate, refuseCertificate, seeCertificate } from '../simulation/tlsHandshake';
import { usualSuites } from '../world/cipherSuites';
import type { TlsSeen } from '../software/clients/clientProfile';
import type { WireLine } from '../trace/segment';
import type { ClientCaseWorld } from './clientCaseWorld';

export interface ScriptedServer {
  readonly accept: () => void;
  readonly refuse: () => void;
  /** A line of the server; `more` when the next one rides with it. */
  readonly say: (line: string, more: boolean) => void;
  readonly close: () => void;
  readonly waitUntil: (timeMs: number) => void;
  readonly takeLine: () => string | null;
  readonly hasStartedTls: () => boolean;
  readonly isAwaitingHandshake: () => boolean;
  readonly serverName: () => string | null;
  /** Goes through the handshake; false when the client does not end it as a server expects. */
  readonly shakeHands: () => boolean;
  readonly hasClosed: () => boolean;
  readonly ended: () => ProgramEnd | null;
  readonly outcome: () => string;
  readonly hasExposedPassword: () => boolean;
}

/** How long a capture waited before it ended a program that had no time-out of its own. */
const CAPTURE_PATIENCE_MS = 150_000;

class RunningScript implements ScriptedServer {
  private readonly queue = createEventQueue();
  private readonly task;
  private call: Call | null = null;
  private client: ClientStation | null = null;
  private written: readonly WireLine[] = [];
  private said: string[] = [];
  private tlsStarts = 0;
  private handshakes = 0;
  private isSealed = false;
  private isClosed = false;
  private end: ProgramEnd | null = null;
  private hasPassword = false;
  private hasSentMessageInClear = false;

  constructor(private readonly found: ClientCaseWorld) {
    this.task = programTask(found.world);
    startProgram(this.task, {
      nowMs: this.queue.nowMs,
      after: this.queue.after,
      lookUp: (_query, then) => then({ status: 'found', values: ['192.0.2.10'] }),
      connect: (call) => this.open(call),
      noteMove: () => undefined,
      ended: (end) => {
        this.end = end;
      },
    });
  }

  private open(call: Call): () => void {
    this.call = call;
    const { synGiveUpMs } = this.found.world.network;
    const giveUp = this.queue.after(synGiveUpMs, () => call.failed('timed-out'));
    return () => {
      giveUp.cancelled = true;
    };
  }

  accept(): void {
    const { call } = this;
    if (call === null) return;
    this.client = call.createClient(
      {
        sendLines: (lines) => this.note(lines),
        startTls: () => {
          this.tlsStarts += 1;
        },
        close: () => {
          this.isClosed = true;
        },
      },
      'client',
    );
    this.queue.runUntil(0);
    call.opened();
    this.client.open();
  }

  private note(lines: readonly WireLine[]): void {
    this.written = [...this.written, ...lines];
    const isReadable = !this.isSealed || this.found.isAttacker;
    const hasSecret = lines.some(({ secrets }) => secrets.some(({ what }) => what === 'password'));
    if (isReadable && hasSecret) this.hasPassword = true;
    if (!this.isSealed && lines.some(({ part }) => part === 'data')) {
      this.hasSentMessageInClear = true;
    }
  }

  refuse(): void {
    this.call?.failed(this.found.refusal);
  }

  say(line: string, more: boolean): void {
    this.said.push(line);
    if (more && line.charAt(3) === '-') return;
    const lines = this.said;
    this.said = [];
    if (this.isClosed) return;
    // A client that waits for a ServerHello takes letters for a broken record.
    if (this.isAwaitingHandshake()) {
      this.handshakes += 1;
      this.client?.failHandshake('wrong-version-number', null);
    } else this.client?.receiveLines(lines);
  }

  close(): void {
    if (!this.isClosed) this.client?.lose();
  }

  waitUntil(timeMs: number): void {
    this.queue.runUntil(timeMs);
  }

  takeLine(): string | null {
    const [first, ...rest] = this.written;
    this.written = rest;
    return first?.text ?? null;
  }

  hasStartedTls(): boolean {
    return this.tlsStarts > 0;
  }

  isAwaitingHandshake(): boolean {
    return this.tlsStarts > this.handshakes;
  }

  serverName(): string | null {
    return this.task.profile.tls.sendsServerName ? this.task.host : null;
  }

  shakeHands(): boolean {
    this.handshakes += 1;
    const { tls } = this.task.profile;
    const { certificate, serverTls } = this.found;
    if (tls.suites.length === 0) return this.fail('nothing-to-offer', null, false);
    const agreed = negotiate(tls, { ...serverTls, suites: usualSuites() });
    if (!agreed.ok) return this.fail(agreed.failure, null, false);
    const { subject, alternativeNames: names, trusted, expired } = certificate;
    const tlsSeen: TlsSeen = {
      version: agreed.version,
      cipher: agreed.suite,
      subject,
      names,
      isTrusted: trusted,
      isExpired: expired,
    };
    const refusal = refuseCertificate(
      seeCertificate(certificate, this.task.host, true),
      tls.checks,
    );
    if (refusal !== null) {
      return this.fail(refusal.failure, tlsSeen, refusal.moment === 'afterwards');
    }
    this.isSealed = true;
    this.client?.secure(tlsSeen);
    return true;
  }

  private fail(
    failure: Parameters<ClientStation['failHandshake']>[0],
    seen: TlsSeen | null,
    isDoneForServer: boolean,
  ): boolean {
    this.client?.failHandshake(failure, seen);
    return isDoneForServer;
  }

  hasClosed(): boolean {
    return this.isClosed;
  }

  ended(): ProgramEnd | null {
    return this.end;
  }

  hasExposedPassword(): boolean {
    return this.hasPassword;
  }

  /** As the captures put it. */
  outcome(): string {
    if (this.end === null) return `hung (killed after ${CAPTURE_PATIENCE_MS / 1000} s)`;
    const { status, rule } = this.end;
    if (status === 'sent') {
      const how = this.hasSentMessageInClear ? 'in clear' : 'encrypted';
      return `delivered ${how}${this.found.isAttacker ? ' (to the attacker)' : ''}`;
    }
    if (rule === 'sending.connect-timed-out') return 'aborted (TCP connect timed out)';
    const waitMs = this.task.profile.timeouts.greetingMs;
    return rule === 'client.timed-out' && waitMs !== null
      ? `hung ${waitMs / 1000} s, then aborted`
      : 'aborted';
  }
}

/** A program that has begun to connect, and the stand-in that it will meet. */
export const createScriptedServer = (found: ClientCaseWorld): ScriptedServer =>
  new RunningScript(found);
