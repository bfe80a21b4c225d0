/**
 * One entry of the dialogue as one party sees it: a sealed record by its length, a handshake by
 * what it shows, lines as they were when they passed, or a stretch of which nothing is seen.
 */
import type { Ref } from 'react';
import { memo } from 'react';
import { Icon } from '../Icon';
import { formatTime, strings } from '../strings';
import type { Landing } from './DialogueItem';
import { Band, currentOf } from './DialogueItem';
import { stepsOf, type SeenStep } from './seenSteps';

interface Props {
  readonly seen: Exclude<SeenStep, { readonly kind: 'whole' }>;
  readonly landing: Landing;
  readonly itemRef: Ref<HTMLLIElement> | null;
}

export const SeenItem = memo(function SeenItem({ seen, landing, itemRef }: Props) {
  return (
    <li
      ref={itemRef}
      data-step={stepsOf(seen).from}
      className={`dialogue-item is-${landing}`}
      aria-current={currentOf(landing)}
    >
      <div className="dialogue-body">
        {seen.kind === 'unseen' ? (
          <p className="band unseen">
            <span className="line-time" aria-hidden="true" />
            <span className="band-text">{strings.watch.unseen(seen.from + 1, seen.to + 1)}</span>
          </p>
        ) : (
          <>
            <Seen seen={seen} />
            {seen.change !== null && <Band band={seen.change} time="" />}
          </>
        )}
      </div>
    </li>
  );
});

interface SeenProps {
  readonly seen: Extract<SeenStep, { readonly kind: 'sight' }>;
}

function Seen({ seen: { item, sight, crossed } }: SeenProps) {
  const line = item.entries.find((entry) => entry.kind === 'line');
  const isSealed = sight.kind === 'record';
  const isClear = sight.kind === 'all' && crossed;
  const rail = isSealed ? 'rail rail-sealed' : isClear ? 'rail rail-clear' : '';
  return (
    <div className={`line ${rail} by-${line?.speaker ?? 'client'}`}>
      <span className="line-time" aria-hidden="true">
        {item.startsTime ? formatTime(item.timeMs).replace(/ ms$/, '') : ''}
      </span>
      <span className="line-letter" aria-hidden="true">
        {line === undefined ? '' : strings.letters[line.speaker]}
      </span>
      <span className="line-text">
        <SightText sight={sight} />
      </span>
    </div>
  );
}

function SightText({ sight }: Pick<SeenProps['seen'], 'sight'>) {
  switch (sight.kind) {
    case 'all':
      return <span className="wire">{sight.lines.join('\n')}</span>;
    case 'record':
      return (
        <span className="sight sealed">
          <Icon name="lock" />
          {strings.watch.seesRecord(sight.octets)}
        </span>
      );
    case 'metadata':
      return (
        <>
          {strings.watch.seesSizes(sight.octets)}
          <span className="wire sight-lines">{sight.reveals.join('\n')}</span>
        </>
      );
    case 'control':
      return strings.watch.control(sight.text);
    case 'nothing':
      return strings.watch.seesNothing;
  }
}
