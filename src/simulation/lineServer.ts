/**
 * One of a world's servers on a text dialogue, without a network: the same station as in a story,
 * with a virtual clock that moves only when it is told to. Logins and DNS are answered from the
 * world, at once. RFC 5321 §4.1.1.1 to §4.1.1.10, RFC 3207 §4.2.
 * Not modelled: other connections to the same host; what it accepts goes nowhere.
 */
import { formatReply } from '../smtp/reply';
import { octetLength, splitLines } from '../smtp/lines';
import type { RuleId } from '../trace/rules';
import type { World } from '../world/worldSchema';
import { createEventQueue, type EventQueue } from './eventQueue';
import { findListener } from './listeners';
import { networkPath } from './networkPath';
import type { Recorder } from './recorder';
import { answerQuery } from './resolver';
import type { ServerTransport, ServerStation } from './serverEnvironment';

import { createStory, type Story } from './story';

export interface LineServer {
  /** The client has connected. */
  readonly open: () => void;
  /**
   * One write by the client; it may hold several lines, and CRLF or a bare LF ends each. What is
   * unfinished waits for the next write.
   */
  readonly write: (text: string) => void;
  /** How many octets of a chunk are still to come, RFC 3030 §2. */
  readonly octetsAwaited: () => number;
  /** The client has started TLS where the server expects lines. */
  readonly writeUnreadable: () => void;
  /** The TLS handshake is done, or has failed. What came before it in the clear is forgotten. */
  readonly secure: () => void;
  readonly failHandshake: () => void;
  /** The client is gone. */
  readonly lose: () => void;
  /** Lets time pass, in milliseconds: time-outs fire. */
  readonly advance: (durationMs: number) => void;
  /** The lines said since this was last asked, without CRLF. */
  readonly takeLines: () => readonly string[];
  readonly awaitsHandshake: () => boolean;
  /** How the server has closed the connection; null while it is open. */
  readonly closed: () => 'fin' | 'reset' | null;
}

export interface LineServerOptions {
  readonly as: 'submission' | 'mx';
  readonly port: number;
  readonly clientAddress: string;
  /** Hears every rule that fires, as often as it fires. */
  readonly noteRule?: (rule: RuleId) => void;
}

/** Nothing is told afterwards, so nothing is kept, however long the dialogue. */
const forgetful = (noteRule: (rule: RuleId) => void): Recorder => ({
  record: (_actor, rule) => {
    if (rule !== null) noteRule(rule);
    return 0;
  },
  cause: () => null,
  resume: () => undefined,
  events: [],
});

/** The world as a dialogue needs it: no box on the way, and nobody thinks refusals over. */
const prompt = (world: World): World => ({
  ...world,
  network: { ...world.network, box: null },
  submission: { ...world.submission, refusalDelayMs: 0 },
  mx: { ...world.mx, refusalDelayMs: 0 },
});

function promptStory(world: World, queue: EventQueue, recorder: Recorder): Story {
  const story = createStory(prompt(world), queue, recorder);
  return {
    ...story,
    lookUp: (_actor, query, then) => {
      const answer = answerQuery(world.dns.records, query, world.seed);
      story.after(0, () => then(answer));
    },
  };
}

/** The beginning of a text that is so many octets long; null when there are not as many. */
function takeOctets(text: string, octets: number): string | null {
  let taken = '';
  let count = 0;
  for (const character of text) {
    if (count >= octets) break;
    taken += character;
    count += octetLength(character);
  }
  return count >= octets ? taken : null;
}

/** What follows the first lines of a text. */
function afterLines(text: string, count: number): string {
  let from = 0;
  for (let line = 0; line < count; line += 1) from = text.indexOf('\n', from) + 1;
  return text.slice(from);
}

class Dialogue implements LineServer {
  private readonly said: string[] = [];
  private unfinished = '';
  private closing: 'fin' | 'reset' | null = null;
  private readonly station: ServerStation;

  constructor(
    private readonly queue: EventQueue,
    createStation: (transport: ServerTransport) => ServerStation,
  ) {
    this.station = createStation({
      sendReply: (reply) => {
        this.said.push(...formatReply(reply));
      },
      sendLines: (lines) => {
        this.said.push(...lines);
      },
      startTls: () => undefined,
      close: (how) => {
        this.closing ??= how;
      },
    });
  }

  open(): void {
    this.station.announce();
    this.settle();
    this.station.open();
    this.settle();
  }

  write(text: string): void {
    this.unfinished += text;
    while (this.readMore()) this.settle();
  }

  /** Octets that can be counted now; they reach further than lines do. */
  octetsAwaited(): number {
    return this.station.octetsAwaited();
  }

  /** Reads a chunk that is whole, or lines up to the next chunk; false when there is neither. */
  private readMore(): boolean {
    const awaited = this.station.octetsAwaited();
    if (awaited > 0) {
      const chunk = takeOctets(this.unfinished, awaited);
      if (chunk === null) return false;
      this.unfinished = this.unfinished.slice(chunk.length);
      this.station.receiveOctets(chunk);
      return true;
    }
    const { lines, rest } = splitLines(this.unfinished);
    if (lines.length === 0) return false;
    const chunkAt = lines.findIndex((line) => /^bdat[ \t]/iu.test(line));
    if (chunkAt < 0) {
      this.unfinished = rest;
      this.station.receiveLines(lines);
      return true;
    }
    const head = lines.slice(0, chunkAt + 1);
    this.unfinished = afterLines(this.unfinished, head.length);
    this.station.receiveLines(head);
    return true;
  }

  writeUnreadable(): void {
    this.station.receiveUnreadable();
    this.settle();
  }

  secure(): void {
    this.unfinished = '';
    this.station.secure();
    this.settle();
  }

  failHandshake(): void {
    this.unfinished = '';
    this.station.failHandshake();
    this.settle();
  }

  lose(): void {
    this.station.lose();
    this.settle();
  }

  advance(durationMs: number): void {
    const untilMs = this.queue.nowMs() + durationMs;
    // The clock stands still when nothing is planned, so the end of the wait is planned too.
    this.queue.after(durationMs, () => undefined);
    this.queue.runUntil(untilMs);
  }

  takeLines(): readonly string[] {
    return this.said.splice(0);
  }

  awaitsHandshake(): boolean {
    return this.station.state() === 'securing';
  }

  closed(): 'fin' | 'reset' | null {
    return this.closing;
  }

  /** Runs what is due now, and no timer. */
  private settle(): void {
    this.queue.runUntil(this.queue.nowMs());
    // Nobody waits for a reply that is held back.
    for (let pauseMs = this.station.pausesMs(); pauseMs > 0; pauseMs = this.station.pausesMs()) {
      this.queue.runUntil(this.queue.nowMs() + pauseMs);
    }
  }
}

/** A server of the world on one of its ports; null when nothing listens there. */
export function createLineServer(world: World, options: LineServerOptions): LineServer | null {
  const { as, port, clientAddress, noteRule = () => undefined } = options;
  const { hostName, ipAddress } = world[as];
  const queue = createEventQueue();
  const story = promptStory(world, queue, forgetful(noteRule));
  const path = networkPath(story.world, 'relay', 0);
  const destination = { path, ipAddress, port, hostName, clientAddress };
  const { listener } = findListener(story, destination, () => undefined);
  if (listener.kind !== 'listening') return null;
  return new Dialogue(queue, (transport) => listener.createStation(transport, `${as}.session.c1`));
}
