// Makes src/lessons/serverDifferences.json from the captured sessions: for each rule and command
// the replies of all servers, where their codes differ.

import { format, resolveConfig } from 'prettier';
import { readSessions } from './captured';
import { compareSession, type Comparison } from './compareServers';

interface Group {
  readonly rule: string;
  readonly verb: string;
  readonly replies: Map<string, string>;
}

function groupOf(groups: Map<string, Group>, { rule, verb, postfix }: Comparison): Group {
  const key = `${rule} ${verb}`;
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group = { rule, verb, replies: new Map([['Postfix', postfix]]) };
  groups.set(key, group);
  return group;
}

const codeOf = (reply: string): string => reply.slice(0, 3);

const differ = ({ replies }: Group): boolean => new Set([...replies.values()].map(codeOf)).size > 1;

/** The text of the file. */
export async function differencesFile(path: string): Promise<string> {
  const groups = new Map<string, Group>();
  for (const comparison of readSessions().flatMap(compareSession)) {
    const { replies } = groupOf(groups, comparison);
    if (!replies.has(comparison.server)) replies.set(comparison.server, comparison.reply);
  }
  const table = [...groups.values()].filter(differ).map(({ rule, verb, replies }) => ({
    rule,
    verb,
    replies: [...replies].map(([server, reply]) => ({ server, reply })),
  }));
  return format(JSON.stringify(table), { ...(await resolveConfig(path)), filepath: path });
}
