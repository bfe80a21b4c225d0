/**
 * What a chart is for the library that lays it out (decision 12): nodes with sizes, edges, and
 * fixed options, so that the same machine is always drawn the same way. The graph has the form
 * that the library reads, as plain data, so this file does not need the library itself.
 */
import { textWidthPx } from '../layout/textWidth';
import type { Chart, ChartState } from './chart';
import { lineKeyOf, startOf } from './machineDrawing';
import { wordsOf } from './stateWords';

export interface GraphNode {
  id: string;
  width?: number;
  height?: number;
  children?: GraphNode[];
  layoutOptions?: Record<string, string>;
}

export interface Graph extends GraphNode {
  children: GraphNode[];
  edges: { id: string; sources: string[]; targets: string[] }[];
}

/** Sizes of the drawing's text; the style sheet of the panel has the same. */
export const TEXT_PX = 14;
export const LINE_PX = 18;
const BESIDE_TEXT_PX = 20;
const ABOVE_TEXT_PX = 12;
/** Shorter names stand on one line. */
const SHORT_PX = 70;

const ANYWHERE = { width: 76, height: LINE_PX + ABOVE_TEXT_PX } as const;

const SPACING = {
  'elk.spacing.nodeNode': '18',
  'elk.spacing.edgeEdge': '8',
  'elk.spacing.edgeNode': '10',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '8',
  'elk.layered.spacing.edgeNodeBetweenLayers': '12',
} as const;

const OPTIONS = {
  ...SPACING,
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.randomSeed': '1',
  // The order of a definition is that of a session, so what goes against it goes back.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
  'elk.layered.thoroughness': '30',
  // Most states lead to a few ends; their lines run together, as on a map.
  'elk.layered.mergeEdges': 'true',
} as const;

/** A compound state's own, which are not handed down; loops inside need more room for names. */
const INSIDE = {
  ...SPACING,
  'elk.layered.spacing.nodeNodeBetweenLayers': '46',
  'elk.padding': '[top=36,left=14,bottom=14,right=14]',
} as const;

const widthOf = (text: string): number => textWidthPx(text, TEXT_PX, 'bold');

/** A name on one line, or on the two that need the least width. */
export function nameLines(name: string): readonly string[] {
  const words = wordsOf(name);
  const whole = words.join(' ');
  if (widthOf(whole) < SHORT_PX) return [whole];
  const broken = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  const widest = (lines: readonly string[]): number => Math.max(...lines.map(widthOf));
  return broken.reduce<readonly string[]>(
    (best, lines) => (widest(lines) < widest(best) ? lines : best),
    [whole],
  );
}

function nodeOf(chart: Chart, state: ChartState): GraphNode {
  const { id, kind, name } = state;
  if (kind === 'compound') {
    return { id, children: [...nodesIn(chart, state)], layoutOptions: { ...INSIDE } };
  }
  const lines = nameLines(name);
  return {
    id,
    width: Math.ceil(Math.max(...lines.map(widthOf))) + BESIDE_TEXT_PX,
    height: lines.length * LINE_PX + ABOVE_TEXT_PX,
  };
}

/** The states in a state, or in the machine; before them what stands for any of them. */
function nodesIn(chart: Chart, outer: ChartState | null): readonly GraphNode[] {
  const place = outer?.id ?? chart.machine;
  const hasRows = chart.moves.some(({ source }) => source === place);
  const inner = chart.states.filter(({ parent }) => parent === (outer?.id ?? null));
  return [
    ...(hasRows ? [{ id: startOf(chart, place), ...ANYWHERE }] : []),
    ...inner.map((state) => nodeOf(chart, state)),
  ];
}

/** The graph of a chart: one edge for all rows that lead from one place to the same other. */
export function layoutGraphOf(chart: Chart): Graph {
  const edges = new Map(
    chart.moves.map((move) => {
      const start = startOf(chart, move.source);
      const end = move.target === null || move.target === move.source ? start : move.target;
      const id = lineKeyOf(move);
      return [id, { id, sources: [start], targets: [end] }];
    }),
  );
  return {
    id: chart.machine,
    children: [...nodesIn(chart, null)],
    edges: [...edges.values()],
    layoutOptions: { ...OPTIONS },
  };
}
