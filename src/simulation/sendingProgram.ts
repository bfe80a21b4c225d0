/**
 * Alice's mail client or application as it runs: looks up its server, connects once, and reports.
 */
import { mailClientMachine } from '../machines/mailClientMachine';
import type { MailClientEffect, MailClientEvent } from '../machines/mailClient';
import { stuffLines } from '../smtp/dotStuffing';
import { octetLength } from '../smtp/lines';
import type { RuleId } from '../trace/rules';
import type { WireLine } from '../trace/segment';
import { createClientStation } from './clientStation';
import { openConnection } from './connection';
import { findListener, type TakeMessage } from './listeners';
import { createRunner } from './machineRunner';
import { composeMessage } from './messageText';
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

/** Starts the program; `ended` is called once, when it has told its user. */
export function startSendingProgram(
  story: Story,
  takeMessage: TakeMessage,
  ended: (end: ProgramEnd) => void,
): void {
  const { world } = story;
  const { sender } = world;
  const lines = composeMessage(world);
  const program = createRunner<typeof mailClientMachine, MailClientEffect>(mailClientMachine, {
    host: sender.outgoing.host,
    port: sender.outgoing.port,
    connectTimeoutMs: sender.timeouts.connectMs,
  });
  let timer: { cancelled: boolean } | null = null;
  let abandon: () => void = () => undefined;
  /** The rule of the session that decided, which says more than the program's own. */
  let decisive: RuleId | null = null;

  const tell = (event: MailClientEvent): void => {
    if (event.type === 'session.ended' && event.outcome.kind !== 'accepted') {
      decisive = event.outcome.rule;
    }
    const move = program.send(event);
    story.noteMove('sender', 'sender.program', 'mailClient', event.type, move);
    for (const effect of move.effects) carryOut(effect, move.rule ?? 'sending.gave-up');
  };

  const connect = (ipAddress: string, hostName: string, port: number): void => {
    const isMx = ipAddress === world.mx.ipAddress;
    const { senderToMx, senderToSubmission } = world.network.roundTripMs;
    const way = networkPath(world, 'sender', isMx ? senderToMx : senderToSubmission);
    const clientAddress = sender.ipAddress;
    const destination = { path: way, ipAddress, port, hostName, clientAddress };
    const { listener, path } = findListener(story, destination, takeMessage);
    abandon = openConnection(story, {
      from: 'sender',
      listener,
      path,
      hostName,
      ipAddress,
      port,
      noDelay: sender.noDelay,
      tls: {
        lowest: sender.lowestTlsVersion,
        highest: sender.highestTlsVersion,
        verify: sender.verifyCertificate,
        host: hostName,
        sendsServerName: true,
      },
      createClient: (transport, instance) =>
        createClientStation(
          {
            hostName: sender.hostName,
            sender: sender.address,
            recipients: world.message.recipients,
            sizeOctets: messageOctets(lines),
            login: sender.login,
            security: sender.outgoing.security,
            whenAuthIsMissing: sender.whenAuthIsMissing,
            pipelining: sender.pipelining,
            sendsOptions: false,
            timeouts: sender.timeouts,
          },
          transport,
          {
            after: story.after,
            noteMove: (machine, event, move) =>
              story.noteMove('sender', instance, machine, event, move),
            messageLines: dataLines(lines),
            ended: (outcome) => tell({ type: 'session.ended', outcome }),
          },
        ),
      opened: () => tell({ type: 'connection.opened' }),
      failed: (reason) => tell({ type: 'connection.failed', reason }),
    });
  };

  const carryOut = (effect: MailClientEffect, rule: RuleId): void => {
    switch (effect.type) {
      case 'lookUp':
        story.lookUp('sender', effect.params.query, (answer) =>
          tell({ type: 'answer.received', query: effect.params.query, answer }),
        );
        return;
      case 'openConnection':
        connect(effect.params.ipAddress, effect.params.hostName, effect.params.port);
        return;
      case 'abandonConnection':
        abandon();
        return;
      case 'startTimer':
        timer = story.after(effect.params.afterMs, () =>
          tell({ type: 'timer.fired', name: 'connect' }),
        );
        return;
      case 'cancelTimer':
        if (timer !== null) timer.cancelled = true;
        return;
      case 'report': {
        const { status, detail } = effect.params;
        const cause = decisive ?? rule;
        story.record('sender', cause, {
          type: 'client:reported',
          success: status === 'sent',
          detail,
        });
        ended({ status, rule: cause, detail });
      }
    }
  };

  tell({ type: 'message.submitted' });
}
