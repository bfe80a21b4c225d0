/**
 * One of a world's servers on a text dialogue, without a network: the same station as in a story,
 * with a virtual clock that moves only when it is told to. Logins and DNS are answered from the
 * world, at once. RFC 5321 §4.1.1.1 to §4.1.1.10, RFC 3207 §4.2.
 * Not modelled: other connections to the same host; what it accepts goes nowhere.
 */
import { formatReply } from '../smtp/reply';
import { splitLines } from '../smtp/lines';
import type { World } from '../world/worldSchema';
import { createEventQueue, type EventQueue } from './eventQueue';
import { findListener } from './listeners';
import { networkPath } from './networkPath';
import type { Recorder } from './recorder';
import { answerQuery } from './resolver';
import type { ServerTransport } from './serverEnvironment';
import type { ServerStation } from './serverStation';
import { createStory, type Story } from './story';

export interface LineServer {
  /** The client has connected. */
  readonly open: () => void;
  /**
   * One write by the client; it may hold several lines, and CRLF or a bare LF ends each. What is
   * unfinished waits for the next write.
   */
  readonly write: (text: string) => void;
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
}

/** Nothing is told afterwards, so nothing is kept, however long the dialogue. */
const FORGETFUL: Recorder = {
  record: () => 0,
  cause: () => null,
  resume: () => undefined,
  events: [],
};

/** The world as a dialogue needs it: no box on the way, and nobody thinks refusals over. */
const prompt = (world: World): World => ({
  ...world,
  network: { ...world.network, box: null },
  submission: { ...world.submission, refusalDelayMs: 0 },
  mx: { ...world.mx, refusalDelayMs: 0 },
});

function promptStory(world: World, queue: EventQueue): Story {
  const story = createStory(prompt(world), queue, FORGETFUL);
  return {
    ...story,
    lookUp: (_actor, query, then) => {
      const answer = answerQuery(world.dns.records, query, world.seed);
      story.after(0, () => then(answer));
    },
  };
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
    const { lines, rest } = splitLines(this.unfinished + text);
    this.unfinished = rest;
    this.station.receiveLines(lines);
    this.settle();
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
  }
}

/** A server of the world on one of its ports; null when nothing listens there. */
export function createLineServer(world: World, options: LineServerOptions): LineServer | null {
  const { as, port, clientAddress } = options;
  const { hostName, ipAddress } = world[as];
  const queue = createEventQueue();
  const story = promptStory(world, queue);
  const path = networkPath(story.world, 'relay', 0);
  const destination = { path, ipAddress, port, hostName, clientAddress };
  const { listener } = findListener(story, destination, () => undefined);
  if (listener.kind !== 'listening') return null;
  return new Dialogue(queue, (transport) => listener.createStation(transport, `${as}.session.c1`));
}
