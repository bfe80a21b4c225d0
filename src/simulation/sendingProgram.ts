/**
 * Alice's mail client or application as it runs: looks up its server, connects once, and reports.
 */
import { usualSuites } from '../world/cipherSuites';
import { mailClientMachine } from '../machines/mailClientMachine';
import type { MailClientEffect, MailClientEvent } from '../machines/mailClient';
import { stuffLines } from '../smtp/dotStuffing';
import { octetLength } from '../smtp/lines';
import { clientNonceFor } from '../smtp/sasl/chance';
import type { ClientSettings } from '../machines/clientSession';
import type { RuleId } from '../trace/rules';
import type { WireLine } from '../trace/segment';
import { createClientStation } from './clientStation';
import { openConnection } from './connection';
import { findListener, type TakeMessage } from './listeners';
import { createRunner } from './machineRunner';
import { composeMessage } from './messageText';
import { requestOf } from './noticeRequest';
import { networkPath } from './networkPath';
import type { Story } from './story';

/** How the program ended, for the outcome of the story. */
export interface ProgramEnd {
  readonly status: 'sent' | 'rejected' | 'aborted';
  readonly rule: RuleId;
  readonly detail: string;
}

/** The lines of a message as they cross the wire. */
export const dataLines = (lines: readonly string[]): readonly WireLine[] =>
  stuffLines(lines).map((text) => ({ text, part: 'data', secrets: [] }));

/** The octets of a message as SIZE counts them (RFC 1870 §5). */
export const messageOctets = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + octetLength(line) + 2, 0);

class SendingProgram {
  private readonly lines: readonly string[];
  private readonly program;
  private timer: { cancelled: boolean } | null = null;
  private abandon: () => void = () => undefined;
  /** The rule of the session that decided, which says more than the program's own. */
  private decisive: RuleId | null = null;

  constructor(
    private readonly story: Story,
    private readonly takeMessage: TakeMessage,
    private readonly ended: (end: ProgramEnd) => void,
  ) {
    const { outgoing, timeouts } = story.world.sender;
    this.lines = composeMessage(story.world);
    this.program = createRunner<typeof mailClientMachine, MailClientEffect>(mailClientMachine, {
      host: outgoing.host,
      port: outgoing.port,
      connectTimeoutMs: timeouts.connectMs,
    });
  }

  tell(event: MailClientEvent): void {
    if (event.type === 'session.ended' && event.outcome.kind !== 'accepted') {
      this.decisive = event.outcome.rule;
    }
    const move = this.program.send(event);
    this.story.noteMove('sender', 'sender.program', 'mailClient', event.type, move);
    for (const effect of move.effects) this.carryOut(effect, move.rule ?? 'sending.gave-up');
  }

  private sessionSettings(): ClientSettings {
    const { sender, message } = this.story.world;
    return {
      hostName: sender.hostName,
      sender: sender.address,
      recipients: message.recipients,
      sizeOctets: messageOctets(this.lines),
      login: this.login(),
      security: sender.outgoing.security,
      whenAuthIsMissing: sender.whenAuthIsMissing,
      pipelining: sender.pipelining,
      ignoresForeignLines: sender.ignoresForeignLines,
      sendsOptions: false,
      request: requestOf(this.story.world),
      timeouts: sender.timeouts,
    };
  }

  /** Whom the program logs in as, and where. */
  private login(): ClientSettings['login'] {
    const { sender, seed } = this.story.world;
    if (sender.login === null) return null;
    const { host, port } = sender.outgoing;
    return { ...sender.login, host, port, nonce: clientNonceFor(String(seed)) };
  }

  private connect(ipAddress: string, hostName: string, port: number): void {
    const { story } = this;
    const { sender, mx, network } = story.world;
    const { senderToMx, senderToSubmission } = network.roundTripMs;
    const roundTripMs = ipAddress === mx.ipAddress ? senderToMx : senderToSubmission;
    const way = networkPath(story.world, 'sender', roundTripMs);
    const clientAddress = sender.ipAddress;
    const destination = { path: way, ipAddress, port, hostName, clientAddress };
    this.abandon = openConnection(story, {
      ...findListener(story, destination, this.takeMessage),
      from: 'sender',
      hostName,
      ipAddress,
      port,
      noDelay: sender.noDelay,
      tls: {
        lowest: sender.lowestTlsVersion,
        highest: sender.highestTlsVersion,
        suites: sender.cipherSuites.length > 0 ? sender.cipherSuites : usualSuites(),
        verify: sender.verifyCertificate,
        host: hostName,
        sendsServerName: true,
      },
      createClient: (transport, instance) =>
        createClientStation(this.sessionSettings(), transport, {
          after: story.after,
          noteMove: (machine, event, move) =>
            story.noteMove('sender', instance, machine, event, move),
          messageLines: dataLines(this.lines),
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
        this.story.lookUp('sender', query, (answer) =>
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
      case 'startTimer':
        this.timer = this.story.after(effect.params.afterMs, () =>
          this.tell({ type: 'timer.fired', name: 'connect' }),
        );
        return;
      case 'cancelTimer':
        if (this.timer !== null) this.timer.cancelled = true;
        return;
      case 'report': {
        const { status, detail } = effect.params;
        const cause = this.decisive ?? rule;
        const success = status === 'sent';
        this.story.record('sender', cause, { type: 'client:reported', success, detail });
        this.ended({ status, rule: cause, detail });
      }
    }
  }
}

/** Starts the program; `ended` is called once, when it has told its user. */
export function startSendingProgram(
  story: Story,
  takeMessage: TakeMessage,
  ended: (end: ProgramEnd) => void,
): void {
  new SendingProgram(story, takeMessage, ended).tell({ type: 'message.submitted' });
}
