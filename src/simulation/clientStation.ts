/**
 * A client's side of one connection as it runs: the session machine, and the reading of replies
 * from lines (RFC 5321 §4.2.1). The mail client and the relay both stand on it.
 */
import { clientSessionMachine } from '../machines/clientSessionMachine';
import type {
  ClientEffect,
  ClientSessionEvent,
  ClientSettings,
  SessionOutcome,
} from '../machines/clientSession';
import { isLastReplyLine, parseReplyLines } from '../smtp/reply';
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
  readonly ended: (outcome: SessionOutcome) => void;
}

export interface ClientStation {
  readonly open: () => void;
  readonly lose: () => void;
  readonly secure: () => void;
  readonly failHandshake: (failure: TlsFailure) => void;
  readonly receiveLines: (lines: readonly string[]) => void;
  readonly state: () => string;
}

const commandLine = (text: string): WireLine => ({ text, part: 'command', secrets: [] });

/** A station that has not connected. */
export function createClientStation(
  settings: ClientSettings,
  transport: ClientTransport,
  environment: ClientEnvironment,
): ClientStation {
  const session = createRunner<typeof clientSessionMachine, ClientEffect>(
    clientSessionMachine,
    settings,
  );
  let timer: { cancelled: boolean } | null = null;
  let replyLines: string[] = [];

  const tell = (event: ClientSessionEvent): void => {
    const move = session.send(event);
    environment.noteMove('clientSession', event.type, move);
    for (const effect of move.effects) carryOut(effect);
  };

  const sendMessage = (rule: RuleId, empty: boolean, quits: boolean): void => {
    transport.sendLines(
      [
        ...(empty ? [] : environment.messageLines),
        commandLine('.'),
        ...(quits ? [commandLine('QUIT')] : []),
      ],
      rule,
    );
  };

  const carryOut = (effect: ClientEffect): void => {
    switch (effect.type) {
      case 'sendLines':
        transport.sendLines(effect.params.lines, effect.params.rule);
        return;
      case 'sendMessage':
        sendMessage(effect.params.rule, effect.params.empty, effect.params.quits);
        return;
      case 'startTls':
        transport.startTls();
        return;
      case 'closeConnection':
        transport.close(effect.params.how);
        return;
      case 'startTimer':
        if (timer !== null) timer.cancelled = true;
        timer = environment.after(effect.params.afterMs, () => {
          tell({ type: 'timer.fired', name: 'reply' });
        });
        return;
      case 'cancelTimer':
        if (timer !== null) timer.cancelled = true;
        return;
      case 'endSession':
        environment.ended(effect.params.outcome);
    }
  };

  return {
    open: () => tell({ type: 'connection.opened' }),
    lose: () => tell({ type: 'connection.lost' }),
    secure: () => tell({ type: 'tls.established' }),
    failHandshake: (failure) => tell({ type: 'tls.failed', failure }),
    receiveLines: (lines) => {
      for (const line of lines) {
        replyLines.push(line);
        if (!isLastReplyLine(line)) continue;
        const reply = parseReplyLines(replyLines);
        const text = replyLines.join(' ');
        replyLines = [];
        if (reply !== null) tell({ type: 'reply.received', reply, text });
      }
    },
    state: session.state,
  };
}
