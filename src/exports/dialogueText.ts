/**
 * The dialogue as lines of a terminal, in the manner of swaks: `->` and `<-` for what crossed in
 * the clear, `~>` and `<~` for what crossed under TLS, `===` for what happened between, `***` for
 * what went wrong for somebody. What was said is never broken or shortened; sentences are broken at
 * 100 columns.
 */
import { bandText } from '../lessons/en/bandText';
import { explainStep } from '../lessons/en/explainStep';
import { projectConnections } from '../projections/connections';
import {
  projectDialogue,
  type DialogueBand,
  type DialogueEntry,
  type DialogueLine,
} from '../projections/dialogue';
import { projectFacts, type Cast } from '../projections/facts';
import { projectSteps, type Step } from '../projections/steps';
import { wrapText } from './wrapText';

type Trace = Parameters<typeof projectSteps>[0];
type TraceEvent = Trace['events'][number];

const COLUMNS = 100;
const TIME_COLUMNS = 10;
/** After the time: two blanks, three columns for the arrow or the mark, and a blank. */
const TEXT_COLUMN = TIME_COLUMNS + 6;

/** Who takes part, under the names that the world gives them. */
export interface DialoguePeople extends Cast {
  /** The host that opens a connection, by its station's name. */
  readonly hostNames: Readonly<Record<string, string>>;
}

/** Control characters would be obeyed by a terminal; a tab is harmless and stays. */
export const printable = (text: string): string =>
  text.replace(
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

const ARROWS = {
  client: { clear: '->', sealed: '~>' },
  server: { clear: '<-', sealed: '<~' },
} as const;

const wireText = ({ speaker, sealed, text }: DialogueLine): string =>
  ` ${ARROWS[speaker][sealed ? 'sealed' : 'clear']}${text === '' ? '' : ` ${printable(text)}`}`;

function isTrouble(event: TraceEvent): boolean {
  switch (event.type) {
    case 'wire:segment_stopped':
    case 'wire:segment_changed':
    case 'tls:failed':
    case 'tcp:failed':
    case 'machine:transitioned':
    case 'queue:message_bounced':
    case 'queue:message_dropped':
    case 'queue:message_discarded':
    case 'queue:message_deferred':
      return true;
    case 'client:reported':
      return !event.success;
    case 'mailbox:message_stored':
      return event.folder !== 'inbox';
    default:
      return false;
  }
}

class DialogueWriter {
  private readonly steps: readonly Step[];
  private readonly connections;
  private readonly lines: string[] = [];
  private connection: DialogueEntry['connection'] = null;
  private timeMs: number | null = null;

  constructor(
    private readonly trace: Trace,
    private readonly people: DialoguePeople,
  ) {
    this.steps = projectSteps(trace);
    this.connections = projectConnections(trace);
  }

  write(): readonly string[] {
    for (const entry of projectDialogue(this.trace, this.steps)) {
      if (entry.kind === 'band' && entry.event.type === 'story:ended') continue;
      this.writeHop(entry.connection);
      if (entry.kind === 'line') this.writeTimed(entry.timeMs, wireText(entry));
      else this.writeBand(entry);
    }
    return this.lines;
  }

  /** Says once which hosts talk from here on. */
  private writeHop(id: DialogueEntry['connection']): void {
    const hop = id === null ? undefined : this.connections.get(id);
    if (hop === undefined || id === this.connection) return;
    this.connection = id;
    this.timeMs = null;
    const from = this.people.hostNames[hop.from] ?? hop.from;
    if (this.lines.length > 0) this.lines.push('');
    this.lines.push(`${hop.id}  ${from} → ${hop.hostName}:${hop.port}`);
  }

  /** The time stands where it changes. */
  private writeTimed(timeMs: number, text: string): void {
    const time = timeMs === this.timeMs ? '' : `${timeMs} ms`;
    this.timeMs = timeMs;
    this.lines.push(`${time.padStart(TIME_COLUMNS)}  ${text}`);
  }

  private writeBand(band: DialogueBand): void {
    const [first = '', ...rest] = wrapText(printable(this.textOf(band)), COLUMNS - TEXT_COLUMN);
    this.writeTimed(band.timeMs, `${isTrouble(band.event) ? '***' : '==='} ${first}`);
    for (const line of rest) this.lines.push(' '.repeat(TEXT_COLUMN) + line);
    // A program's own words are quoted line by line, and never broken.
    if (band.event.type !== 'client:reported') return;
    for (const line of band.event.words) this.lines.push(' '.repeat(TEXT_COLUMN) + printable(line));
  }

  /** A machine's own move and a closing segment say little; the heading of their lesson does. */
  private textOf({ event, step }: DialogueBand): string {
    const facts = this.steps[step];
    const isSilent = event.type === 'machine:transitioned' || facts?.kind === 'closed';
    if (facts === undefined || !isSilent) return bandText(event);
    return explainStep(facts.rule, projectFacts(this.trace, facts, this.people)).heading;
  }
}

/** The lines of a story's dialogue, without line ends. */
export const dialogueText = (trace: Trace, people: DialoguePeople): readonly string[] =>
  new DialogueWriter(trace, people).write();
