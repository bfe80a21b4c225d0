/** The end of a story in a few labelled lines: outcome, reason, score, exposure, round trips. */
import { wrapText } from '../exports/wrapText';
import { bandText } from '../lessons/en/bandText';
import { reasonText } from '../lessons/en/reasonText';
import { isTokenExposed, projectExposure } from '../projections/exposure';
import { projectOutcome } from '../projections/outcome';
import { projectRoundTrips } from '../projections/roundTrips';
import type { Trace } from '../trace/traceEvent';
import { strings } from './strings';

const COLUMNS = 100;
const LABEL_COLUMNS = 13;

const words = strings.outcome;

/** The score of the spam folder, where a receiver has judged. */
function scoreText({ events }: Trace): string | null {
  const judged = events.findLast((event) => event.type === 'mailbox:message_judged');
  if (judged === undefined) return null;
  return words.scored(judged.score, judged.threshold, judged.reasons);
}

/** What servers have written to the sender, and in whose mailbox it lies. */
const noticeTexts = ({ events }: Trace): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'mailbox:notice_stored' ? [`${bandText(event)}.`] : [],
  );

/** The round trips of the stages that were reached. */
function roundTripsText(trace: Trace): string {
  const { banner, authenticated, accepted, delivered } = projectRoundTrips(trace);
  const { stages } = words;
  const reached = [
    [stages.banner, banner],
    [stages.authenticated, authenticated],
    [stages.accepted, accepted],
    [stages.delivered, delivered],
  ].flatMap(([stage, trips]) => (trips === null ? [] : [`${stage ?? ''} ${trips ?? ''}`]));
  return reached.length === 0 ? words.notReached : reached.join(', ');
}

/** The lines at the end of a story, without line ends. */
export function outcomeText(trace: Trace): readonly string[] {
  const outcome = projectOutcome(trace);
  const score = scoreText(trace);
  const notices = noticeTexts(trace);
  const entries: readonly (readonly [string, string])[] = [
    [words.label, words.status(outcome.status, outcome.deliveredTo)],
    [words.reason, reasonText(outcome.rule, outcome.detail, outcome)],
    ...(notices.length === 0 ? [] : [[words.notices, notices.join(' ')] as const]),
    ...(score === null ? [] : [[words.score, score] as const]),
    [words.exposed, words.readable(projectExposure(trace), isTokenExposed(trace))],
    [words.roundTrips, roundTripsText(trace)],
  ];
  return entries.flatMap(([label, text]) =>
    wrapText(text, COLUMNS - LABEL_COLUMNS).map(
      (line, index) => (index === 0 ? label : '').padEnd(LABEL_COLUMNS) + line,
    ),
  );
}
