/**
 * Makes a drawing of a chart from where the library has put its nodes and edges: coordinates
 * rounded, a margin around, at least as wide as the longest name of a rule, and a place for each.
 */
import type { Point, Rect } from '../layout/rect';
import { textWidthPx } from '../layout/textWidth';
import type { Chart, ChartMove } from './chart';
import { labelPlace } from './labelPlace';
import { LINE_PX, nameLines, TEXT_PX } from './layoutGraph';
import { lineKeyOf, type Box, type DrawnLine, type MachineDrawing } from './machineDrawing';

/** A node as the library gives it back; what it has left out is nothing. */
export interface PlacedNode {
  readonly id: string;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly children?: readonly PlacedNode[];
}

export interface PlacedGraph extends PlacedNode {
  readonly edges?: readonly {
    readonly id: string;
    readonly sections?: readonly {
      readonly startPoint: Point;
      readonly endPoint: Point;
      readonly bendPoints?: readonly Point[];
    }[];
  }[];
}

const LABEL_PADDING_PX = 12;
const LABEL_HEIGHT_PX = LINE_PX + 4;
/** Above the first box and below the last one a label has room. */
const MARGIN_PX = LABEL_HEIGHT_PX + 4;
const BESIDE_PX = 6;

const labelWidth = (moves: readonly ChartMove[]): number =>
  Math.ceil(Math.max(...moves.map(({ rule }) => textWidthPx(rule, TEXT_PX, 'wire')))) +
  LABEL_PADDING_PX;

const rounded = (value: number): number => Math.round(value * 2) / 2;

function boxOf(chart: Chart, node: PlacedNode, dx: number): Box {
  const { id, x = 0, y = 0, width = 0, height = 0 } = node;
  const state = chart.states.find((other) => other.id === id);
  const kind = state?.kind ?? 'anywhere';
  const lines = state === undefined ? [] : nameLines(state.name);
  return {
    id,
    kind,
    lines: kind === 'compound' ? [lines.join(' ')] : lines,
    x: rounded(x + dx),
    y: rounded(y + MARGIN_PX),
    width: rounded(width),
    height: rounded(height),
  };
}

const nodesUnder = (node: PlacedNode): readonly PlacedNode[] =>
  (node.children ?? []).flatMap((child) => [child, ...nodesUnder(child)]);

/** The drawing of a chart whose graph has been laid out; throws when an edge has no way. */
export function drawingOf(chart: Chart, placed: PlacedGraph): MachineDrawing {
  const neededWidth = (placed.width ?? 0) + 2 * BESIDE_PX;
  const width = Math.ceil(Math.max(neededWidth, labelWidth(chart.moves) + 2 * BESIDE_PX));
  const height = Math.ceil((placed.height ?? 0) + 2 * MARGIN_PX);
  const dx = Math.round((width - (placed.width ?? 0)) / 2);
  const boxes = nodesUnder(placed).map((node) => boxOf(chart, node, dx));
  const moved = ({ x, y }: Point): Point => ({ x: rounded(x + dx), y: rounded(y + MARGIN_PX) });
  const lineOf = (key: string, moves: readonly [ChartMove, ...ChartMove[]]): DrawnLine => {
    const section = placed.edges?.find(({ id }) => id === key)?.sections?.[0];
    if (section === undefined) throw new Error(`The layout of ${chart.machine} lacks ${key}.`);
    const { startPoint, bendPoints = [], endPoint } = section;
    const points = [startPoint, ...bendPoints, endPoint].map(moved);
    const [{ source, target }] = moves;
    const size = { width: labelWidth(moves), height: LABEL_HEIGHT_PX };
    const label: Rect = labelPlace(points, boxes, size, { width, height });
    return { source, target: target === source ? null : target, points, label };
  };
  return { chart, width, height, boxes, lines: linesOf(chart, lineOf) };
}

/** One line for all rows that share it, in the order of the table. */
function linesOf(
  chart: Chart,
  lineOf: (key: string, moves: readonly [ChartMove, ...ChartMove[]]) => DrawnLine,
): readonly DrawnLine[] {
  const rows = new Map<string, [ChartMove, ...ChartMove[]]>();
  for (const move of chart.moves) {
    const others = rows.get(lineKeyOf(move));
    if (others === undefined) rows.set(lineKeyOf(move), [move]);
    else others.push(move);
  }
  return [...rows].map(([key, moves]) => lineOf(key, moves));
}
