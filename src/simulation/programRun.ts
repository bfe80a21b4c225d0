/**
 * A sender's program as it runs, on any network: it looks up its server, connects once, lets the
 * session do its work, and tells its user in its own words how it went. The network is given: a
 * story's, or the captured lines of a test.
 */
import type { ClientSettings } from '../machines/clientSession';
import type { ConnectionFailure, MailClientEffect, MailClientEvent } from '../machines/mailClient';
import { mailClientMachine } from '../machines/mailClientMachine';
import { offers } from '../smtp/ehlo';
import { formatReply } from '../smtp/reply';
import type { ClientMoment, ClientProfile } from '../software/clients/clientProfile';
import type { RuleId } from '../trace/rules';
import type { WireLine } from '../trace/segment';
import type { DnsAnswer, DnsQuery, MachineId } from '../trace/traceEvent';
import {
  createClientStation,
  type ClientStation,
  type ClientTransport,
  type SessionMove,
} from './clientStation';
import { createRunner, type Move } from './machineRunner';

/** How the program ended, for the outcome of the story and for its user. */
export interface ProgramEnd {
  readonly status: 'sent' | 'rejected' | 'aborted';
  readonly rule: RuleId;
  readonly detail: string;
  readonly words: readonly string[];
  readonly exitCode: number | null;
}

/** Where a connection goes, and what the program does with it. */
export interface Call {
  readonly ipAddress: string;
  readonly hostName: string;
  readonly port: number;
  readonly createClient: (transport: ClientTransport, instance: string) => ClientStation;
  readonly opened: () => void;
  readonly failed: (reason: ConnectionFailure) => void;
}

export interface ProgramNetwork {
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => { cancelled: boolean };
  readonly lookUp: (query: DnsQuery, then: (answer: DnsAnswer) => void) => void;
  /** Opens a connection; the returned function gives up trying. */
  readonly connect: (call: Call) => () => void;
  readonly noteMove: (
    instance: string,
    machine: MachineId,
    event: string,
    move: Move<unknown>,
  ) => void;
  readonly ended: (end: ProgramEnd) => void;
}

/** What the program is, and what it has to send. */
export interface ProgramTask {
  readonly profile: ClientProfile;
  readonly host: string;
  readonly port: number;
  readonly session: ClientSettings;
  readonly messageLines: readonly WireLine[];
}

/** What the server has said at an event, reply or not. */
function linesOf(event: SessionMove['event']): readonly string[] {
  if (event.type === 'reply.received') return formatReply(event.reply);
  return event.type === 'line.unreadable' ? [event.line] : [];
}

class RunningProgram {
  private readonly role;
  private timer: { cancelled: boolean } | null = null;
  private abandon: () => void = () => undefined;
  /** The rule of the session that decided, which says more than the program's own. */
  private decisive: RuleId | null = null;
  private words: readonly string[] = [];
  private exitCode: number | null = null;
  private ipAddress = '';
  private connectedAtMs = 0;

  constructor(
    private readonly task: ProgramTask,
    private readonly network: ProgramNetwork,
  ) {
    const { host, port, profile } = task;
    this.role = createRunner<typeof mailClientMachine, MailClientEffect>(mailClientMachine, {
      host,
      port,
      connectTimeoutMs: profile.timeouts.connectMs,
    });
  }

  tell(event: MailClientEvent): void {
    if (event.type === 'session.ended' && event.outcome.kind !== 'accepted') {
      this.decisive = event.outcome.rule;
    }
    const move = this.role.send(event);
    this.network.noteMove('sender.program', 'mailClient', event.type, move);
    if (move.rule !== null && event.type !== 'session.ended') this.sayAround(move.rule, event);
    for (const effect of move.effects) this.carryOut(effect, move.rule ?? 'sending.gave-up');
  }

  private baseMoment(): Omit<ClientMoment, 'rule' | 'event'> {
    const { host, port, session } = this.task;
    return {
      awaiting: '',
      reply: [],
      failure: null,
      tls: null,
      secured: false,
      offersStarttls: false,
      offersLogin: false,
      wantsLogin: session.login !== null,
      mechanism: '',
      triedMechanisms: [],
      isSenderRefused: false,
      acceptedCount: 0,
      recipient: '',
      refused: [],
      sender: session.sender,
      host,
      port,
      ipAddress: this.ipAddress,
      elapsedMs: this.network.nowMs() - this.connectedAtMs,
    };
  }

  private say(moment: ClientMoment): void {
    const told = this.task.profile.tell?.(moment);
    if (told === undefined) return;
    this.words = [...this.words, ...told.lines];
    this.exitCode ??= told.exitCode ?? null;
  }

  /** What the program says about the connection and what comes before it. */
  private sayAround(rule: RuleId, event: MailClientEvent): void {
    const failure = event.type === 'connection.failed' ? event.reason : null;
    this.say({ ...this.baseMoment(), rule, event: event.type, failure });
  }

  private saySession({ rule, from, event, context, tls }: SessionMove): void {
    if (rule === null) return;
    const { capabilities, settings, recipientIndex } = context;
    this.say({
      ...this.baseMoment(),
      rule,
      event: event.type,
      awaiting: from,
      reply: linesOf(event),
      failure: event.type === 'tls.failed' ? event.failure : null,
      tls,
      secured: context.secured,
      offersStarttls: capabilities !== null && offers(capabilities, 'STARTTLS'),
      offersLogin: capabilities !== null && offers(capabilities, 'AUTH'),
      mechanism: context.exchange?.mechanism ?? '',
      triedMechanisms: context.triedMechanisms,
      isSenderRefused:
        context.refusal?.kind === 'refused' && context.refusal.rule === 'client.envelope-refused',
      acceptedCount: context.acceptedCount,
      recipient: settings.recipients[recipientIndex] ?? '',
      refused: context.refused,
    });
  }

  private connect(ipAddress: string, hostName: string, port: number): void {
    const { session, messageLines } = this.task;
    this.ipAddress = ipAddress;
    this.connectedAtMs = this.network.nowMs();
    this.abandon = this.network.connect({
      ipAddress,
      hostName,
      port,
      createClient: (transport, instance) =>
        createClientStation(session, transport, {
          after: this.network.after,
          noteMove: (machine, event, move) => this.network.noteMove(instance, machine, event, move),
          messageLines,
          moved: (move) => this.saySession(move),
          ended: (outcome) => this.tell({ type: 'session.ended', outcome }),
        }),
      opened: () => this.tell({ type: 'connection.opened' }),
      failed: (reason) => this.tell({ type: 'connection.failed', reason }),
    });
  }

  private carryOut(effect: MailClientEffect, rule: RuleId): void {
    switch (effect.type) {
      case 'lookUp': {
        const { query } = effect.params;
        this.network.lookUp(query, (answer) =>
          this.tell({ type: 'answer.received', query, answer }),
        );
        return;
      }
      case 'openConnection':
        this.connect(effect.params.ipAddress, effect.params.hostName, effect.params.port);
        return;
      case 'abandonConnection':
        this.abandon();
        return;
      case 'startTimer': {
        const { afterMs } = effect.params;
        if (afterMs === null) return;
        this.timer = this.network.after(afterMs, () =>
          this.tell({ type: 'timer.fired', name: 'connect' }),
        );
        return;
      }
      case 'cancelTimer':
        if (this.timer !== null) this.timer.cancelled = true;
        return;
      case 'report': {
        const { status, detail } = effect.params;
        const { words, exitCode } = this;
        this.network.ended({ status, detail, words, exitCode, rule: this.decisive ?? rule });
      }
    }
  }
}

/** Starts a program; the network's `ended` is called once, when it has told its user. */
export function startProgram(task: ProgramTask, network: ProgramNetwork): void {
  new RunningProgram(task, network).tell({ type: 'message.submitted' });
}
