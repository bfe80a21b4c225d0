// Which captured sessions and which machines' walks play a rule. The sessions are played as the
// conformance tests play them; those whose words differ count as well, for what they reach.

import { readdirSync, readFileSync } from 'node:fs';
import { readCase, type CapturedCase } from '../../src/cli/caseFile';
import { findCaseWorld } from '../../src/cli/caseWorld';
import { playCase } from '../../src/cli/playCase';
import { clientSessionMachine } from '../../src/machines/clientSessionMachine';
import { mailAccessMachine } from '../../src/machines/mailAccessMachine';
import { mailClientMachine } from '../../src/machines/mailClientMachine';
import { noticeMachine } from '../../src/machines/noticeMachine';
import { receiverMachine } from '../../src/machines/receiverMachine';
import { relayMachine } from '../../src/machines/relayMachine';
import { serverSessionMachine } from '../../src/machines/serverSessionMachine';
import { isRuleId, type RuleId } from '../../src/trace/rules';
import { rulesOf } from '../kit/explore';

const CASES = new URL('../conformance/cases/', import.meta.url);

/** Folders whose cases are a server's dialogues; those at the top are Postfix's. */
const FOLDERS = [
  ['', 'postfix'],
  ['postfix/', 'postfix'],
  ['exim/', 'exim'],
] as const;

const MACHINES = [
  serverSessionMachine,
  clientSessionMachine,
  mailAccessMachine,
  mailClientMachine,
  relayMachine,
  noticeMachine,
  receiverMachine,
];

function add(map: Map<RuleId, string[]>, rule: RuleId, name: string): void {
  const names = map.get(rule) ?? [];
  if (!names.includes(name)) map.set(rule, [...names, name]);
}

function readCaptured(path: string): CapturedCase {
  const data: unknown = JSON.parse(readFileSync(new URL(path, CASES), 'utf8'));
  return readCase(data, path);
}

const byName = new Intl.Collator('en', { numeric: true });

/** The captured sessions that reach each rule, as `postfix S04`. */
export function capturesByRule(): ReadonlyMap<RuleId, readonly string[]> {
  const names = new Map<RuleId, string[]>();
  for (const [folder, software] of FOLDERS) {
    const files = readdirSync(new URL(folder, CASES)).filter((name) => name.endsWith('.json'));
    for (const file of files.toSorted(byName.compare)) {
      const captured = readCaptured(`${folder}${file}`);
      const name = `${software} ${file.replace('.json', '')}`;
      playCase(captured, findCaseWorld(captured), (rule) => add(names, rule, name));
    }
  }
  return names;
}

/** The machines in whose table each rule stands; `tests/paths` walks through all of them. */
export function walksByRule(): ReadonlyMap<RuleId, readonly string[]> {
  const names = new Map<RuleId, string[]>();
  for (const machine of MACHINES) {
    for (const rule of rulesOf(machine)) if (isRuleId(rule)) add(names, rule, machine.id);
  }
  return names;
}
