/**
 * What somebody who only listens has learned by now. It fills as steps pass and shrinks going back;
 * what has just been read stands out by a sign and by its ground.
 */
import type { Story } from '../../player/story';
import type { Learned } from '../../projections/learned';
import { projectLearned } from '../../projections/learned';
import type { ReaderId } from '../../projections/readers';
import { readersOf } from '../../projections/readers';
import type { Step } from '../../projections/steps';
import type { World } from '../../world/worldSchema';
import { readerName, strings } from '../strings';
import './learned.css';

const STRANGERS: readonly ReaderId[] = ['wifi', 'box', 'isp', 'transit'];

interface Props {
  readonly story: Story;
  readonly step: Step;
  readonly world: World;
  readonly vantage: ReaderId | null;
}

const words = strings.watch.learned;

export function LearnedList({ story, step, world, vantage }: Props) {
  const listeners = listenersFor(story, vantage);
  if (listeners.length === 0) return null;
  const { items, sealed } = projectLearned(story.trace, story.steps, step.index, listeners);
  const [only] = listeners;
  const who =
    listeners.length === 1 && only !== undefined
      ? strings.watch.vantageName(readerName(only, world), only)
      : words.onTheWay;
  return (
    <section className="learned" aria-labelledby="learned-title">
      <h3 id="learned-title">{words.title(who)}</h3>
      {items.length === 0 && sealed.records === 0 ? (
        <p className="learned-none">{words.none}</p>
      ) : (
        <dl>
          {items.map((item) => (
            <Item key={`${item.kind} ${item.value}`} item={item} isNew={item.step === step.index} />
          ))}
          {sealed.records > 0 && (
            <div>
              <dt>{words.kinds.sealed}</dt>
              <dd className="sealed">{words.records(sealed.records, sealed.octets)}</dd>
            </div>
          )}
        </dl>
      )}
    </section>
  );
}

/** The chosen vantage when it is a stranger's; else all strangers together. */
function listenersFor(story: Story, vantage: ReaderId | null): readonly ReaderId[] {
  const strangers = readersOf(story.trace).filter((reader) => STRANGERS.includes(reader));
  return vantage !== null && strangers.includes(vantage) ? [vantage] : strangers;
}

function Item({ item, isNew }: { readonly item: Learned; readonly isNew: boolean }) {
  const isGrave = item.kind === 'password' || item.kind === 'token';
  return (
    <div className={isNew ? 'is-new' : undefined}>
      <dt>
        {isNew && <span className="spoken">{words.isNew}</span>}
        {words.kinds[item.kind]}
      </dt>
      <dd className={isGrave ? 'exposed' : undefined}>
        <code>{item.value}</code>
      </dd>
    </div>
  );
}
