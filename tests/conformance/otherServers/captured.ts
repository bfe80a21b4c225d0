// Reads the captured sessions of the other servers: one file for four programs, and Exim's cases.

import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Exchange, Session } from './compareServers';

const repliesSchema = v.record(
  v.string(),
  v.record(
    v.string(),
    v.object({
      outcome: v.string(),
      replies: v.array(v.object({ after: v.nullable(v.string()), reply: v.string() })),
    }),
  ),
);

const caseSchema = v.object({
  id: v.string(),
  server: v.string(),
  role: v.picklist(['submission', 'mx']),
  port: v.picklist([25, 465, 587]),
  steps: v.array(v.object({ s: v.optional(v.string()), c: v.optional(v.string()) })),
});

type Case = v.InferOutput<typeof caseSchema>;

const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));

const eximFolder = new URL('../cases/exim/', import.meta.url);

/** In these cases several commands share one write, so replies cannot be told apart. */
const isPipelined = (id: string): boolean => /^S(?:12|25)/u.test(id);

const EXIM_CASES: readonly Case[] = readdirSync(eximFolder)
  .filter((name) => /^[SM]\d+\w*\.json$/u.test(name))
  .filter((name) => !isPipelined(name))
  .sort()
  .map((name) => v.parse(caseSchema, read(new URL(name, eximFolder))));

/** Commands with the last line that answered each; a write of several lines ends the reading. */
function exchangesOf({ steps }: Case): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  let command: string | null = null;
  let reply = '';
  const finish = (): void => {
    if (command !== null && reply !== '') exchanges.push({ command, reply });
  };
  for (const { s, c } of steps) {
    if (s !== undefined) reply = s;
    if (c === undefined) continue;
    finish();
    [command, reply] = [c, ''];
  }
  finish();
  return exchanges;
}

const portOf = (id: string): Session['port'] =>
  EXIM_CASES.find((captured) => captured.id === id)?.port ?? (id.startsWith('M') ? 25 : 587);

/** `Haraka 3.3.4 (Node 20.20.2)` is Haraka here; the data's own page tells the versions. */
const nameOf = (server: string): string => server.replace(/ \d.*$/u, '');

/** Every session, Exim's first. A second connection within a case is left out. */
export function readSessions(): readonly Session[] {
  const others = Object.entries(
    v.parse(repliesSchema, read(new URL('replies.json', import.meta.url))),
  );
  return [
    ...EXIM_CASES.map((captured) => ({
      server: nameOf(captured.server),
      port: captured.port,
      exchanges: exchangesOf(captured),
    })),
    ...others
      .filter(([id]) => !isPipelined(id))
      .flatMap(([id, servers]) =>
        Object.entries(servers).map(([server, { replies }]) => {
          const spoken = replies
            .slice(1)
            .map(({ after, reply }) => ({ command: after ?? '', reply }));
          const end = spoken.findIndex(({ command }) => command === 'QUIT');
          return {
            server: nameOf(server),
            port: portOf(id),
            exchanges: end < 0 ? spoken : spoken.slice(0, end + 1),
          };
        }),
      ),
  ];
}
