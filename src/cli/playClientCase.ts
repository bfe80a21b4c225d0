/**
 * Plays a captured client: the stand-in server's lines, its handshakes and the network's events as
 * captured go to the simulated program, and every line that it writes is compared. At the end its
 * outcome, what it gave away and what it told its user are compared as well.
 */
import type { ClientCase, ClientCaseStep } from './clientCaseFile';
import type { ClientCaseWorld } from './clientCaseWorld';
import { clientStrings } from './clientStrings';
import { isSameText, sameWords } from './clientWords';
import { createScriptedServer, type ScriptedServer } from './scriptedServer';
import { strings } from './strings';

export interface ClientDifference {
  /** The step in the file, counted from 1; null for what is compared at the end. */
  readonly step: number | null;
  readonly expected: string;
  readonly got: string;
}

export interface PlayedClient {
  readonly lines: number;
  readonly differences: readonly ClientDifference[];
}

const words = strings.replay;

/** Octets of a handshake that a stand-in took for a line. */
const isUnreadable = (line: string): boolean => /[^\t\n\r -~]/u.test(line);

class ClientPlayer {
  lines = 0;
  readonly differences: ClientDifference[] = [];
  private step = 0;
  private isOver = false;
  /** The capture ended a program that would have waited on. */
  private wasKilled = false;

  constructor(
    private readonly captured: ClientCase,
    private readonly server: ScriptedServer,
  ) {}

  play(): void {
    const { steps } = this.captured;
    for (const [index, step] of steps.entries()) {
      if (this.isOver) return;
      this.step = index + 1;
      this.take(step, steps[index + 1]);
    }
  }

  private differ(expected: string, got: string): void {
    this.differences.push({ step: this.step, expected, got });
    this.isOver = true;
  }

  private take(step: ClientCaseStep, next: ClientCaseStep | undefined): void {
    if (step.s !== undefined) this.server.say(step.s, next?.s !== undefined);
    else if (step.tls !== undefined) this.shakeHands(step.tls.sni);
    else if (step.tls_failed !== undefined) this.failHandshake(step.sni);
    else if (step.tcp !== undefined) this.takeTcp(step.tcp);
    else this.hear(step.c ?? step.d);
  }

  /** The next line of the client; octets of a ClientHello count as none. */
  private hear(expected: string | undefined): void {
    if (expected === undefined) return;
    if (isUnreadable(expected)) {
      if (!this.server.hasStartedTls()) this.differ(words.handshake, words.silent);
      return;
    }
    this.lines += 1;
    const got = this.server.takeLine();
    if (got === null) this.differ(expected, words.silent);
    else if (!isSameText(expected, got)) this.differ(expected, got);
  }

  private shakeHands(serverName: string | null | undefined): void {
    if (!this.server.isAwaitingHandshake()) this.differ(words.handshake, words.noHandshake);
    this.compareServerName(serverName);
    if (!this.server.shakeHands()) this.differ(words.handshake, clientStrings.handshakeFailed);
  }

  private failHandshake(serverName: string | null | undefined): void {
    if (!this.server.isAwaitingHandshake()) this.differ(words.handshake, words.noHandshake);
    // A ClientHello that the server did not read to its end has shown it no name.
    if (serverName !== null) this.compareServerName(serverName);
    if (this.server.shakeHands()) this.differ(clientStrings.handshakeFailed, words.handshake);
  }

  private compareServerName(expected: string | null | undefined): void {
    const got = this.server.serverName();
    if (expected === undefined || expected === got) return;
    this.differ(clientStrings.serverName(expected), clientStrings.serverName(got));
  }

  private takeTcp(what: string): void {
    const seconds = Number(/\b(?:after|when killed after) (\d+) s\b/u.exec(what)?.[1]);
    if (what === 'connecting') return;
    if (what.startsWith('connected')) this.server.accept();
    else if (what.startsWith('refused') || /unreachable|no route/iu.test(what)) {
      this.server.refuse();
    } else if (what.startsWith('timed out')) this.expectEndAt(seconds);
    else if (what.startsWith('client gave up')) this.expectEndAt(seconds);
    else if (what.startsWith('still silent')) this.expectSilence(seconds);
    else if (what.startsWith('closed by server')) this.server.close();
    else if (what.startsWith('closed')) this.expectClosing();
  }

  /** The client has closed by itself, with nothing left unsaid. */
  private expectClosing(): void {
    const got = this.server.takeLine();
    if (got !== null) this.differ(clientStrings.closed, got);
    else if (!this.server.hasClosed()) this.differ(clientStrings.closed, words.open);
  }

  /** The client gives up after so many seconds, give or take two. */
  private expectEndAt(seconds: number): void {
    this.server.waitUntil((seconds - 2) * 1000);
    if (this.server.ended() !== null) this.differ(words.silence(seconds), clientStrings.endedEarly);
    this.server.waitUntil((seconds + 2) * 1000);
    // What it may still say as a goodbye, nobody answers.
    if (this.server.ended() === null) this.server.close();
    if (this.server.ended() === null) this.differ(clientStrings.gaveUp(seconds), words.open);
  }

  private expectSilence(seconds: number): void {
    this.server.waitUntil(seconds * 1000);
    if (this.server.ended() !== null) this.differ(words.silence(seconds), clientStrings.endedEarly);
    this.wasKilled = true;
  }

  /** Outcome, exposure and words, when the dialogue was the same. */
  compareEnd(): void {
    if (!this.wasKilled) this.server.close();
    const { outcome, credentials_exposed: exposed, evidence } = this.captured;
    const got = {
      outcome: this.server.outcome(),
      exposed: this.server.hasExposedPassword(),
      end: this.server.ended(),
    };
    const compare = (what: string, left: unknown, right: unknown): void => {
      if (left === right) return;
      const told = { expected: `${what}: ${String(left)}`, got: `${what}: ${String(right)}` };
      this.differences.push({ step: null, ...told });
    };
    compare(clientStrings.outcome, outcome, got.outcome);
    compare(clientStrings.exposed, exposed, got.exposed);
    if (got.end === null) return;
    compare(clientStrings.exitCode, evidence.exit_code, got.end.exitCode);
    const [left, right] = sameWords(evidence.error, got.end.words);
    compare(clientStrings.told, left.join('\n'), right.join('\n'));
  }
}

/** Plays a case; a difference in the dialogue is the only one that is told. */
export function playClientCase(captured: ClientCase, found: ClientCaseWorld): PlayedClient {
  const player = new ClientPlayer(captured, createScriptedServer(found));
  player.play();
  if (player.differences.length === 0) player.compareEnd();
  return { lines: player.lines, differences: player.differences };
}
