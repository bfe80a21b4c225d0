/**
 * A machine's drawing: its states as boxes, its rows as quiet lines; the current state, the one it
 * came from and the last move are marked by form and weight first, by colour last.
 */
import { memo } from 'react';
import { textWidthPx } from '../../layout/textWidth';
import type { MachineMove } from '../../projections/machines';
import type { Box, DrawnLine, MachineDrawing } from '../../statecharts/machineDrawing';
import type { Mark } from './currentMark';
import { arrowPath, linePath } from './linePath';
import { machineStrings as words } from './machineStrings';
import './drawing.css';

interface Props {
  readonly drawing: MachineDrawing;
  readonly mark: Mark;
  /** Whose rule stands at the marked line. */
  readonly last: MachineMove | null;
  /** The drawing in one sentence, for who does not see it. */
  readonly label: string;
}

const LINE_PX = 18;
const TEXT_PX = 14;
const RADIUS = { compound: 12, resting: 9, anywhere: 15, history: 15 } as const;

export function Drawing({ drawing, mark, last, label }: Props) {
  const { width, height, boxes, lines } = drawing;
  const outer = boxes.filter(({ kind }) => kind === 'compound');
  const inner = boxes.filter(({ kind }) => kind !== 'compound');
  return (
    <svg
      className="machine-drawing"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={`${width / TEXT_PX}em`}
      height={`${height / TEXT_PX}em`}
    >
      {outer.map((box) => (
        <StateBox key={box.id} box={box} mark={mark} />
      ))}
      <QuietLines lines={lines} />
      {mark.line !== null && <Line line={mark.line} className="machine-line is-last" />}
      {inner.map((box) => (
        <StateBox key={box.id} box={box} mark={mark} />
      ))}
      {mark.line !== null && last !== null && <RuleLabel line={mark.line} rule={last.rule} />}
    </svg>
  );
}

/** A step moves none of them, and there are many. */
const QuietLines = memo(function QuietLines({ lines }: { readonly lines: readonly DrawnLine[] }) {
  return lines.map((line) => (
    <Line key={`${line.source} ${line.target ?? ''}`} line={line} className="machine-line" />
  ));
});

function Line({ line, className }: { readonly line: DrawnLine; readonly className: string }) {
  return (
    <g className={className}>
      <path d={linePath(line.points)} />
      <path className="machine-arrow" d={arrowPath(line.points)} />
    </g>
  );
}

function StateBox({ box, mark }: { readonly box: Box; readonly mark: Mark }) {
  const { x, y, width, height, kind } = box;
  const place = box === mark.current ? ' is-current' : box === mark.left ? ' is-left' : '';
  return (
    <g className={`machine-state is-${kind}${place}`}>
      <rect x={x} y={y} width={width} height={height} rx={RADIUS[kind]} />
      <BoxText box={box} />
    </g>
  );
}

function BoxText({ box: { x, y, width, height, kind, lines } }: { readonly box: Box }) {
  if (kind === 'compound') {
    return (
      <text className="machine-title" x={x + 14} y={y + 22}>
        {lines.join(' ')}
      </text>
    );
  }
  const shown = kind === 'anywhere' ? [words.anywhere] : lines;
  const first = y + height / 2 - ((shown.length - 1) * LINE_PX) / 2;
  return (
    <text x={x + width / 2} y={first} textAnchor="middle" dominantBaseline="central">
      {shown.map((line, index) => (
        <tspan key={line} x={x + width / 2} y={first + index * LINE_PX}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** The name of the last move's rule, in the middle of the room that its line keeps for names. */
function RuleLabel({ line, rule }: { readonly line: DrawnLine; readonly rule: string }) {
  const { x, y, width, height } = line.label;
  const needed = textWidthPx(rule, TEXT_PX, 'wire') + 12;
  const middle = { x: x + width / 2, y: y + height / 2 };
  return (
    <g className="machine-rule">
      <rect x={middle.x - needed / 2} y={y} width={needed} height={height} rx={5} />
      <text x={middle.x} y={middle.y} textAnchor="middle" dominantBaseline="central">
        {rule}
      </text>
    </g>
  );
}
