/**
 * Who can read what moves now: one row for each party and each place on the way. Those who see
 * nothing share the last row. A stranger who can read is marked by glyph, word and colour.
 */
import type { Story } from '../../player/story';
import type { ReaderId, Reading } from '../../projections/readers';
import { isAskedBeside, projectReadings } from '../../projections/readers';
import type { Step } from '../../projections/steps';
import { gatherWay } from '../../projections/waySights';
import type { World } from '../../world/worldSchema';
import { Icon } from '../Icon';
import { Names } from '../Names';
import { listJoint, readerName, strings } from '../strings';
import { LearnedList } from './LearnedList';
import type { ReadingRow } from './gatherReadings';
import { gatherReadings } from './gatherReadings';

/** More lines than this are counted instead of shown. */
const LINES_SHOWN = 3;

interface Props {
  readonly story: Story;
  readonly step: Step;
  readonly world: World;
  /** Whose learning is listed; null is that of all strangers. */
  readonly vantage: ReaderId | null;
}

export function Readers({ story, step, world, vantage }: Props) {
  const readings = projectReadings(story.trace, step);
  const { sights, travels } = gatherWay(readings);
  return (
    <section
      className="panel readers"
      aria-labelledby="readers-title"
      data-exposed={sights.some(({ kind }) => kind === 'readable')}
    >
      <h2 className="panel-title" id="readers-title">
        {strings.watch.readers}
      </h2>
      {travels ? (
        <ReadersTable rows={gatherReadings(readings)} world={world} />
      ) : (
        <p className="readers-silent">{strings.watch.nothingTravels}</p>
      )}
      {isAskedBeside(step) && <p className="readers-silent">{strings.watch.resolverBeside}</p>}
      <LearnedList story={story} step={step} world={world} vantage={vantage} />
    </section>
  );
}

interface TableProps {
  readonly rows: readonly ReadingRow[];
  readonly world: World;
}

function ReadersTable({ rows, world }: TableProps) {
  return (
    <table>
      <thead className="spoken">
        <tr>
          <th scope="col">{strings.watch.reader}</th>
          <th scope="col">{strings.watch.sees}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.readers.join()}
            className={row.reading.sees.kind === 'nothing' ? 'blind' : undefined}
          >
            <th scope="row">
              {row.readers.map((reader, index) => (
                <span key={reader}>
                  {listJoint(index, row.readers.length)}
                  <span className="unbroken">{readerName(reader, world)}</span>
                </span>
              ))}
            </th>
            <td>
              <Sight reading={row.reading} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Sight({ reading }: { readonly reading: Reading }) {
  const { sees, exposed } = reading;
  switch (sees.kind) {
    case 'all':
      return <Lines lines={sees.lines} exposed={exposed} />;
    case 'record':
      return (
        <span className="sight sealed">
          <Icon name="lock" />
          {strings.watch.seesRecord(sees.octets)}
        </span>
      );
    case 'metadata':
      return (
        <>
          <span className="sight">{strings.watch.seesSizes(sees.octets)}</span>
          {sees.reveals.map((reveal) => (
            <code key={reveal} className="sight-line">
              {reveal}
            </code>
          ))}
        </>
      );
    case 'control':
      return <code className="sight-line">{strings.watch.control(sees.text)}</code>;
    case 'nothing':
      return strings.watch.seesNothing;
  }
}

function Lines({
  lines,
  exposed,
}: {
  readonly lines: readonly string[];
  readonly exposed: boolean;
}) {
  const hidden = lines.length - LINES_SHOWN;
  return (
    <div className={exposed ? 'exposed' : undefined}>
      {lines.slice(0, LINES_SHOWN).map((line, index) => (
        <code key={index} className="sight-line">
          <Names text={line} />
        </code>
      ))}
      {hidden > 0 && <span className="sight-more">{strings.watch.moreLines(hidden)}</span>}
      {exposed && (
        <span className="sight">
          <Icon name="postcard" />
          {strings.watch.readableByStranger}
        </span>
      )}
    </div>
  );
}
