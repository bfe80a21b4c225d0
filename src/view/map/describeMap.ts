/** The map in words, made from the same moment that is drawn. */
import type { MapLayout } from '../../layout/mapLayout';
import type { Story } from '../../player/story';
import type { ReaderId } from '../../projections/readers';
import { nameInSentence, readerName } from '../strings';
import type { MapMoment } from './mapMoment';
import { mapStrings } from './mapStrings';

type World = Parameters<typeof readerName>[1];
type Travel = Story['steps'][number]['travels'][number];

const words = mapStrings.describe;

function lineSentences(layout: MapLayout, moment: MapMoment, name: (id: ReaderId) => string) {
  return layout.lines.flatMap(({ key, from, to, port, isUsed, disc }) => {
    if (port === null) return [];
    const form = moment.forms.get(key) ?? 'dotted';
    const by = disc?.direction === 'in' ? words.ownFirewall(name(to)) : nameInSentence(name('isp'));
    return [
      ...(isUsed ? [words.line(name(from), name(to), port, form)] : []),
      ...(disc === null ? [] : [words.closed(port, by)]),
    ];
  });
}

/** What the gate is set to do, where no line shows it. */
function gateSentences({ gate, lines }: MapLayout) {
  const isShown = lines.some(({ disc }) => disc?.direction === 'out');
  const [name, caption] = gate?.labels ?? [];
  if (isShown || name === undefined || caption === undefined) return [];
  return [words.box(name.text, caption.text)];
}

function travelSentences(travel: Travel, moment: MapMoment, name: (id: ReaderId) => string) {
  const { from, to, label, form, stopsAt } = travel;
  if (to === 'mailbox') return [words.stores(name(to), label)];
  return [
    words.moves(name(from), name(to), label, form),
    ...(stopsAt === null ? [] : [words.stopped(name(stopsAt))]),
    ...(moment.change === null
      ? []
      : [words.changed(moment.change.change.removed, moment.change.change.added)]),
  ];
}

function readerSentences(layout: MapLayout, moment: MapMoment, name: (id: ReaderId) => string) {
  return layout.eyes.flatMap(({ id }) => {
    const reading = moment.readings.get(id);
    if (reading === undefined || reading.sees.kind === 'nothing') return [];
    const what = mapStrings.sightText(reading.sees);
    const isRead = reading.sees.kind === 'all';
    return [isRead ? words.reads(name(id), what) : words.seesRecord(name(id), what)];
  });
}

/** Which of a domain's several MX hosts it is about. */
function hostSentences(layout: MapLayout, { mxHost }: MapMoment) {
  const mx = layout.stations.find(({ id }) => id === 'mx');
  const hasSeveral = mx?.labels.some(({ hosts }) => hosts !== undefined) === true;
  return mxHost === null || !hasSeveral ? [] : [words.host(mxHost)];
}

/** What the map shows at a moment, in sentences. */
export function describeMap(world: World, layout: MapLayout, moment: MapMoment): string {
  const name = (id: ReaderId): string => readerName(id, world);
  const stations = layout.stations
    .filter(({ id, isAbsent }) => id !== 'dns' && !isAbsent)
    .map(({ id }) => name(id));
  const travel = moment.step.travels.at(-1);
  const { stored, here } = moment;
  return [
    words.way(stations),
    ...(layout.stations.some(({ id, isAbsent }) => id === 'mx' && isAbsent) ? [words.nullMx] : []),
    ...lineSentences(layout, moment, name),
    ...gateSentences(layout),
    ...(layout.box === null ? [] : [words.box(layout.box.label.text, layout.box.caption)]),
    ...(travel === undefined ? [] : travelSentences(travel, moment, name)),
    ...(travel === undefined && here !== null ? [words.here(name(here))] : []),
    ...hostSentences(layout, moment),
    ...readerSentences(layout, moment, name),
    ...(stored === null
      ? []
      : [stored === 'impostor' ? words.taken : words.stored(mapStrings.folders[stored])]),
  ].join(' ');
}
