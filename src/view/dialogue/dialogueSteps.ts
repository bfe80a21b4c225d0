/**
 * The dialogue as the list shows it: its entries gathered by step, with what changes between one
 * step and the next. A step is one item of the list, because the cursor moves by steps and the
 * lines of one reply arrive together.
 */
import type { DialogueEntry } from '../../projections/dialogue';

export type LineEntry = Extract<DialogueEntry, { readonly kind: 'line' }>;
export type BandEntry = Extract<DialogueEntry, { readonly kind: 'band' }>;

export interface DialogueStep {
  readonly step: number;
  readonly entries: readonly DialogueEntry[];
  readonly timeMs: number;
  /** Whether this step begins the talk on another connection than the lines before it. */
  readonly startsConnection: boolean;
  /** Said before its lines when they are the first after a change, unless a band just said so. */
  readonly secrecy: 'clear' | 'sealed' | null;
  /** Whether the time differs from that of the step before. */
  readonly startsTime: boolean;
}

/** Gathers entries in time order into steps; entries of one step stand next to each other. */
export function gatherSteps(entries: readonly DialogueEntry[]): readonly DialogueStep[] {
  const groups: DialogueEntry[][] = [];
  for (const entry of entries) {
    const group = groups.at(-1);
    if (group?.[0]?.step === entry.step) group.push(entry);
    else groups.push([entry]);
  }
  let connection: DialogueEntry['connection'] = null;
  let sealed: boolean | null = null;
  let timeMs: number | null = null;
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const line = group.find((entry) => entry.kind === 'line');
    const opened = group.find((entry) => entry.connection !== null)?.connection ?? null;
    const startsConnection = opened !== null && opened !== connection;
    if (startsConnection) sealed = null;
    const gathered = {
      step: first.step,
      entries: group,
      timeMs: first.timeMs,
      startsConnection,
      secrecy: line === undefined || line.sealed === sealed ? null : secrecyOf(line),
      startsTime: first.timeMs !== timeMs,
    };
    connection = opened ?? connection;
    sealed = line?.sealed ?? (group.some(saysSealed) || sealed);
    timeMs = first.timeMs;
    return [gathered];
  });
}

function secrecyOf({ sealed }: LineEntry): 'clear' | 'sealed' {
  return sealed ? 'sealed' : 'clear';
}

function saysSealed(entry: DialogueEntry): boolean {
  return entry.kind === 'band' && entry.event.type === 'tls:established';
}

/** A line cut where its secrets begin and end; the pieces together are the line. */
export function cutAtSecrets(
  text: string,
  secrets: LineEntry['secrets'],
): readonly { readonly text: string; readonly isSecret: boolean }[] {
  const rising = [...secrets].sort((a, b) => a.start - b.start);
  const pieces: { text: string; isSecret: boolean }[] = [];
  let from = 0;
  for (const { start, end } of rising) {
    if (start > from) pieces.push({ text: text.slice(from, start), isSecret: false });
    pieces.push({ text: text.slice(Math.max(from, start), end), isSecret: true });
    from = Math.max(from, end);
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isSecret: false });
  return pieces;
}

/** What Base64 says, with NUL written as `\0` and control-A as `^A`; null when it is not Base64. */
export function decodeBase64(text: string): string | null {
  try {
    const octets = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true })
      .decode(octets)
      .replaceAll('\0', '\\0')
      .replaceAll('\u0001', '^A');
  } catch {
    return null;
  }
}
