// What the map says of a world in words and forms: whose the firewall is that closes ports, and
// that no MX is where DNS says that there is none.

import { describe, expect, it } from 'vitest';
import { computeMapLayout } from '../../../src/layout/computeMapLayout';
import type { MapLayout, MapSize } from '../../../src/layout/mapLayout';
import { MAILBOX_LINE } from '../../../src/layout/mapLayout';
import { describeMap } from '../../../src/view/map/describeMap';
import { momentAt } from '../../../src/view/map/mapMoment';
import { mapWords } from '../../../src/view/map/mapStrings';
import { playScenario } from '../../kit/playScenario';
import { findScenario } from '../../../src/scenarios/scenarios';

const SIZES: readonly MapSize[] = [
  { widthPx: 1440, heightPx: 400, orientation: 'horizontal' },
  { widthPx: 820, heightPx: 430, orientation: 'horizontal' },
  { widthPx: 360, heightPx: 0, orientation: 'vertical' },
];

function layoutOf(id: string, size: MapSize): MapLayout {
  const scenario = findScenario(id);
  if (scenario === null) throw new Error(`no scenario called ${id}`);
  return computeMapLayout(scenario.world, size, mapWords);
}

function described(id: string, layout: MapLayout): string {
  const { trace, steps } = playScenario(id);
  const [first] = steps;
  const world = findScenario(id)?.world;
  if (first === undefined || world === undefined) throw new Error(`${id} has no step`);
  return describeMap(world, layout, momentAt(trace, first));
}

describe.each(SIZES)('on a map of $widthPx px, $orientation', (size) => {
  it.each([
    ['isp-drops-25', ['ISP', 'closes 25']],
    ['port-2525', ['ISP', 'closes 25, 465, 587']],
    ['firewall-office', ['Firewall', 'closes 25']],
    ['firewall-office-mx', ['Firewall', 'lets 25 out']],
    ['submit-587', ['ISP']],
  ])('the gate of %s says whose it is and what it does', (id, words) => {
    expect(layoutOf(id, size).gate?.labels.map(({ text }) => text)).toEqual(words);
  });

  it('the firewall that closes a way has the same name in words', () => {
    const office = described('firewall-office', layoutOf('firewall-office', size));
    // An upright map does not draw the way that nobody takes.
    const isDrawn = size.orientation === 'horizontal';
    expect(office).toContain(
      isDrawn ? 'Port 25 is closed by the firewall.' : 'Firewall: closes 25.',
    );
    const own = described('firewall-office-mx', layoutOf('firewall-office-mx', size));
    expect(own).toContain('Firewall: lets 25 out.');
    const isp = described('isp-drops-25', layoutOf('isp-drops-25', size));
    expect(isp).toContain('Port 25 is closed by the ISP.');
  });

  it('a null MX leaves the outline of an MX and of a mailbox, and no way to either', () => {
    const layout = layoutOf('null-mx', size);
    const absent = layout.stations.filter(({ isAbsent }) => isAbsent);
    expect(absent.map(({ id }) => id).sort()).toEqual(['mailbox', 'mx']);
    const mx = absent.find(({ id }) => id === 'mx');
    expect(mx?.labels.map(({ text }) => text)).toEqual(['No MX', 'DNS says “0 .”']);
    expect(layout.lines.filter(({ to }) => to === 'mx' || to === 'mailbox')).toEqual([]);
    expect(layout.ports.filter(({ station }) => station === 'mx')).toEqual([]);
    expect(layout.eyes.map(({ id }) => id)).not.toContain('transit');
    expect(described('null-mx', layout)).toContain('has no MX');
  });

  it('where there is an MX, its mailbox has a way', () => {
    const { lines, stations } = layoutOf('submit-587', size);
    expect(lines.map(({ key }) => key)).toContain(MAILBOX_LINE);
    expect(stations.filter(({ isAbsent }) => isAbsent)).toEqual([]);
  });
});
