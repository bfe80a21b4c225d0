/**
 * Plays a captured dialogue against the server machine: the client's steps as captured, in the same
 * writes, and every line of the server compared, with its silences and its closing. It stops at the
 * first difference, because what follows no longer answers what was said.
 */
import { createLineServer, type LineServer } from '../simulation/lineServer';
import type { RuleId } from '../trace/rules';
import type { CapturedCase, CaseStep } from './caseFile';
import type { CaseWorld } from './caseWorld';
import { strings } from './strings';
import { UsageError } from './usageError';

export interface Difference {
  /** The step in the file, counted from 1. */
  readonly step: number;
  readonly expected: string;
  readonly got: string;
}

export interface Played {
  readonly lines: number;
  readonly difference: Difference | null;
}

/** How long a server may take for a line or a closing that the capture has: any time-out. */
const PATIENCE_MS = 3_600_000;

const words = strings.replay;

/** What is different each time: queue ids, and dates (RFC 5322 §3.3). */
const withoutChance = (line: string): string =>
  line
    .replace(/queued as [0-9A-Za-z]+/gu, 'queued as ID')
    .replace(/\bid=\w{6}-\w{6}-\w{2}/gu, 'id=ID')
    .replace(
      /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} [A-Z][a-z]{2} \d{4} [\d:]{8} [+-]\d{4}/gu,
      'DATE',
    );

/** What a client step writes; a chunk of counted octets (RFC 3030 §2) has no line end added. */
const writtenBy = ({ c, d, note = '', eol, data_elided: elided }: CaseStep): string | null => {
  if (elided !== undefined) return writtenOut(elided);
  const text = c ?? d;
  if (text === undefined) return null;
  if (/^\d+ bytes\b/u.test(note)) return text;
  return text + (note.includes('bare <LF>') || eol === '\\n' ? '\n' : '\r\n');
};

const ESCAPES: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t' };

/** `15001 lines of 78 'x' + CRLF`, or the octets themselves as a program writes them. */
function writtenOut(elided: string): string {
  const [, count, length, letter = ''] = /^(\d+) lines of (\d+) '(.)'/u.exec(elided) ?? [];
  if (count !== undefined) {
    const lines = Math.min(Number(count), 1_000_000);
    return `${letter.repeat(Math.min(Number(length), 10_000))}\r\n`.repeat(lines);
  }
  const inner = /^b?'([\s\S]*)'$/u.exec(elided)?.[1] ?? elided;
  return inner.replace(/\\([rnt\\'])/gu, (_all, letter: string) => ESCAPES[letter] ?? letter);
}

class DifferenceFound extends Error {
  constructor(
    readonly expected: string,
    readonly got: string,
  ) {
    super(expected);
  }
}

class Player {
  lines = 0;
  private server: LineServer | null = null;
  private write = '';
  private said: string[] = [];

  constructor(private readonly connect: () => LineServer) {}

  /** Takes one step. @throws DifferenceFound */
  take(step: CaseStep): void {
    const written = writtenBy(step);
    if (written !== null) {
      this.write += written;
      return;
    }
    this.flush();
    const { s: line = step.s_cleartext_inside_tls } = step;
    if (line !== undefined) this.compare(line.replace(/\r\n$/u, ''));
    else if (step.c_tls !== undefined) this.open().writeUnreadable();
    else if (step.tls !== undefined) this.secure();
    else if (step.tls_failed !== undefined) this.failHandshake();
    else if (step.tcp !== undefined) this.takeTcp(step.tcp);
    else if (step.note !== undefined) this.takeNote(step.note);
  }

  /** The last write goes out, and nothing may be left unsaid. */
  finish(): void {
    this.flush();
    if (this.server !== null) this.expectSilence(words.nothingMore);
  }

  private open(): LineServer {
    if (this.server !== null) return this.server;
    this.server = this.connect();
    this.server.open();
    return this.server;
  }

  private listen(): LineServer {
    const server = this.open();
    this.said.push(...server.takeLines());
    return server;
  }

  /**
   * A capture notes a line when the client reads it, which may be after its next write; so lines
   * that wait to be read are no difference here.
   */
  private flush(): void {
    if (this.write === '') return;
    const isEarly = this.server === null;
    const server = (this.server ??= this.connect());
    if (server.closed() === null) server.write(this.write);
    // A client that does not wait has written before the greeting.
    if (isEarly) server.open();
    this.write = '';
  }

  private compare(expected: string): void {
    this.lines += 1;
    const server = this.listen();
    this.supplyChunk(server);
    if (this.said.length === 0 && server.closed() === null) {
      this.waitFor(() => this.said.length > 0);
    }
    const got = this.said.shift();
    if (got === undefined) {
      throw new DifferenceFound(expected, server.closed() === null ? words.silent : words.closed);
    }
    if (withoutChance(got) !== withoutChance(expected)) throw new DifferenceFound(expected, got);
  }

  /** Some captures leave the octets of a chunk out; any will do, since they are only counted. */
  private supplyChunk(server: LineServer): void {
    const octets = server.octetsAwaited();
    if (octets > 0) server.write('x'.repeat(Math.min(octets, 1_000_000)));
    this.listen();
  }

  /** Lets time pass until a time-out has done what is waited for. */
  private waitFor(hasCome: () => boolean): void {
    const server = this.listen();
    const stepMs = 1000;
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += stepMs) {
      if (hasCome() || server.closed() !== null) return;
      server.advance(stepMs);
      this.listen();
    }
  }

  private expectSilence(expected: string): void {
    this.listen();
    const [got] = this.said;
    if (got !== undefined) throw new DifferenceFound(expected, got);
  }

  private secure(): void {
    this.expectSilence(words.handshake);
    const server = this.open();
    if (!server.awaitsHandshake()) throw new DifferenceFound(words.handshake, words.noHandshake);
    server.secure();
  }

  /** A client that hears lines where it waits for TLS takes them for a broken handshake. */
  private failHandshake(): void {
    const server = this.open();
    if (server.awaitsHandshake()) {
      server.failHandshake();
      return;
    }
    server.writeUnreadable();
    this.listen();
    this.said = [];
  }

  private takeTcp(what: string): void {
    if (what === 'connected') {
      this.server = null;
    } else if (what === 'closed by server') {
      this.expectClosing();
    } else {
      this.server?.lose();
    }
  }

  private expectClosing(): void {
    this.expectSilence(words.closing);
    this.waitFor(() => this.said.length > 0);
    this.expectSilence(words.closing);
    if (this.open().closed() === null) throw new DifferenceFound(words.closing, words.open);
  }

  /** Some programs speak up to STARTTLS by themselves and do not print it. */
  private speakUnprinted(): void {
    for (const line of ['EHLO client.example.org', 'STARTTLS']) this.open().write(`${line}\r\n`);
    this.listen();
    this.said = [];
  }

  private takeNote(note: string): void {
    if (/^openssl s_client speaks \S*STARTTLS itself/u.test(note)) this.speakUnprinted();
    const seconds = /^client waited (\d+(?:\.\d+)?) s: no reply/u.exec(note)?.[1];
    if (seconds === undefined) return;
    this.open().advance(Number(seconds) * 1000);
    this.expectSilence(words.silence(Number(seconds)));
    if (this.open().closed() !== null) {
      throw new DifferenceFound(words.silence(Number(seconds)), words.closed);
    }
  }
}

/**
 * @param noteRule hears every rule that fires on the server's side.
 * @throws UsageError when nothing listens on the case's port.
 */
export function playCase(
  captured: CapturedCase,
  { world, clientAddress }: CaseWorld,
  noteRule?: (rule: RuleId) => void,
): Played {
  const { role, port, source } = captured;
  const hears = noteRule === undefined ? {} : { noteRule };
  const player = new Player(() => {
    const server = createLineServer(world, { as: role, port, clientAddress, ...hears });
    if (server === null) throw new UsageError(words.notListening(source, role, port));
    return server;
  });
  let step = 0;
  try {
    for (const taken of captured.steps) {
      step += 1;
      player.take(taken);
    }
    player.finish();
  } catch (error) {
    if (!(error instanceof DifferenceFound)) throw error;
    const { expected, got } = error;
    return { lines: player.lines, difference: { step, expected, got } };
  }
  return { lines: player.lines, difference: null };
}
