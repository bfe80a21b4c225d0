/**
 * `talk`: one of a world's servers on standard input and output. Each line of input is a write of
 * its own, each reply goes out at once with CRLF line ends (RFC 5321 §2.3.8). No time passes.
 */
import { createLineServer, type LineServer } from '../simulation/lineServer';
import type { World } from '../world/worldSchema';
import { readArguments } from './arguments';
import { parseJson, readBoundedFile } from './boundedInput';
import { readLines } from './lineReader';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';
import { usualClient, type ServerRole } from './usualClient';
import { parseSetting, readWorld, type Setting } from './worldSettings';

/** Far more than any command or line of a message. */
const MAXIMUM_LINE_CHARACTERS = 1_048_576;

/** More than any message that a server of ours takes; beyond it nobody is waiting for a reply. */
const MAXIMUM_UNANSWERED_CHARACTERS = 67_108_864;

const DEFAULT_PORTS = { submission: '587', mx: '25' } as const;

function readRole(role: string | undefined): ServerRole {
  if (role === undefined) throw new UsageError(strings.talk.noRole);
  if (role !== 'submission' && role !== 'mx') throw new UsageError(strings.talk.badRole(role));
  return role;
}

function readPort(port: string): number {
  const number = /^\d{1,5}$/u.test(port) ? Number(port) : 0;
  if (number < 1 || number > 65_535) throw new UsageError(strings.talk.badPort(port));
  return number;
}

function readTalkWorld(path: string | undefined, settings: readonly Setting[]): World {
  if (path === '-') throw new UsageError(strings.talk.inputTaken);
  return readWorld(path === undefined ? {} : parseJson(readBoundedFile(path), path), settings);
}

async function converse(server: LineServer, terminal: Terminal): Promise<void> {
  let unanswered = 0;
  const answer = (): void => {
    // The handshake itself has no lines: whoever speaks from here on speaks under TLS.
    if (server.awaitsHandshake()) server.secure();
    const lines = server.takeLines();
    if (lines.length === 0) return;
    unanswered = 0;
    terminal.write(lines.map((line) => `${line}\r\n`).join(''));
  };
  server.open();
  answer();
  for await (const line of readLines(terminal.input, MAXIMUM_LINE_CHARACTERS)) {
    unanswered += line.length + 2;
    if (unanswered > MAXIMUM_UNANSWERED_CHARACTERS) {
      throw new UsageError(strings.talk.endless(MAXIMUM_UNANSWERED_CHARACTERS));
    }
    server.write(`${line}\r\n`);
    answer();
    if (server.closed() !== null) return;
  }
}

/** @returns the exit code. @throws UsageError */
export async function talkCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments('talk', args, {
    as: { type: 'string' },
    port: { type: 'string' },
    software: { type: 'string' },
    world: { type: 'string' },
    set: { type: 'string', multiple: true },
  });
  if (values.help === true) {
    terminal.write(strings.talkHelp);
    return 0;
  }
  const [word] = positionals;
  if (word !== undefined) throw new UsageError(strings.tooManyWords('talk', word));
  const role = readRole(values.as);
  const port = readPort(values.port ?? DEFAULT_PORTS[role]);
  const software =
    values.software === undefined ? [] : [{ path: `${role}.software`, value: values.software }];
  const world = readTalkWorld(values.world, [...(values.set ?? []).map(parseSetting), ...software]);
  const server = createLineServer(world, {
    as: role,
    port,
    clientAddress: usualClient(world, role),
  });
  if (server === null) {
    throw new UsageError(strings.talk.notListening(role, port, Object.keys(world[role].ports)));
  }
  await converse(server, terminal);
  return 0;
}
