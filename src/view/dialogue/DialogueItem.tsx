/**
 * One step of the dialogue: its lines with rail, time, letter and text, or a band that says what
 * happened between lines. Secrecy is said by the rail's form, a glyph, a word and last by colour;
 * who speaks is said by letter and position.
 */
import type { Ref } from 'react';
import { memo } from 'react';
import { bandText } from '../../lessons/en/bandText';
import { Icon } from '../Icon';
import { formatTime, strings } from '../strings';
import type { BandEntry, DialogueStep, LineEntry } from './dialogueSteps';
import { WireLine } from './WireLine';

/** A line that is coming belongs to the current step, and is still on its way on the map. */
export type Landing = 'landed' | 'current' | 'coming' | 'future';

/** What a person's reading aid is told of an entry. */
export const currentOf = (landing: Landing): 'step' | undefined =>
  landing === 'current' || landing === 'coming' ? 'step' : undefined;

interface Props {
  readonly item: DialogueStep;
  readonly landing: Landing;
  /** The heading of the connection that begins here, or null. */
  readonly heading: string | null;
  readonly itemRef: Ref<HTMLLIElement> | null;
}

export const DialogueItem = memo(function DialogueItem({ item, landing, heading, itemRef }: Props) {
  const timeOf = (entry: BandEntry | LineEntry, index: number): string =>
    index === 0 && item.startsTime ? shortTime(entry.timeMs) : '';
  return (
    <li
      ref={itemRef}
      data-step={item.step}
      className={`dialogue-item is-${landing}`}
      aria-current={currentOf(landing)}
    >
      {heading !== null && <p className="leg">{heading}</p>}
      <div className="dialogue-body">
        {item.secrecy !== null && <Secrecy sealed={item.secrecy === 'sealed'} />}
        {item.entries.map((entry, index) =>
          entry.kind === 'line' ? (
            <Line
              key={index}
              line={entry}
              isLanded={landing === 'landed' || landing === 'current'}
              time={timeOf(entry, index)}
            />
          ) : (
            <Band key={index} band={entry} time={timeOf(entry, index)} />
          ),
        )}
      </div>
    </li>
  );
});

interface LineProps {
  readonly line: LineEntry;
  readonly isLanded: boolean;
  readonly time: string;
}

function Line({ line, isLanded, time }: LineProps) {
  const { speaker, sealed } = line;
  return (
    <div className={`line rail ${sealed ? 'rail-sealed' : 'rail-clear'} by-${speaker}`}>
      <span className="line-time" aria-hidden="true">
        {time}
      </span>
      <span className="line-letter" aria-hidden="true">
        {strings.letters[speaker]}
      </span>
      {line.firstOfStep && (
        <span className="spoken">{strings.watch.before(speaker, sealed, line.timeMs)}</span>
      )}
      <WireLine line={line} isLanded={isLanded} />
    </div>
  );
}

/** Said where a run of lines begins; each line says it again to those who do not see rails. */
function Secrecy({ sealed }: { readonly sealed: boolean }) {
  const look = sealed ? 'rail rail-sealed sealed' : 'rail rail-clear exposed';
  return (
    <p className={`secrecy ${look}`} aria-hidden="true">
      <Icon name={sealed ? 'lock' : 'postcard'} />
      {sealed ? strings.watch.sealed : strings.watch.inTheClear}
    </p>
  );
}

interface BandProps {
  readonly band: BandEntry;
  readonly time: string;
}

/** What happened between lines. */
export function Band({ band, time }: BandProps) {
  const { tone, icon } = lookOf(band);
  return (
    <p className={`band ${tone}`}>
      <span className="line-time" aria-hidden="true">
        {time}
      </span>
      <span className="band-text">
        {icon !== null && <Icon name={icon} />}
        <span>{bandText(band.event)}</span>
      </span>
    </p>
  );
}

function lookOf({ event }: BandEntry) {
  switch (event.type) {
    case 'tls:established':
      return { tone: 'sealed', icon: 'lock' } as const;
    case 'wire:segment_changed':
    case 'wire:segment_stopped':
    case 'tls:failed':
    case 'tcp:failed':
      return { tone: 'stop', icon: 'stop' } as const;
    default:
      return { tone: 'plain', icon: null } as const;
  }
}

/** The column is headed by its unit, so only times in another unit carry one; all fit its width. */
function shortTime(timeMs: number): string {
  const seconds = Math.round(timeMs / 1000);
  if (seconds < 10) return formatTime(timeMs).replace(/ ms$/, '');
  return seconds < 1000 ? strings.seconds(seconds) : strings.minutes(Math.round(seconds / 60));
}
