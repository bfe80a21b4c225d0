/**
 * A look inside the step at the cursor: each line with its pieces and what they mean, the messages
 * of a handshake with their sizes, and what has changed in the server's list. Closed or open, it
 * stays so while the story goes on.
 */
import { useState, type SyntheticEvent } from 'react';
import { flushSync } from 'react-dom';
import type { Story } from '../../player/story';
import type { Anatomy } from '../../projections/anatomy';
import { projectInside, type Inside } from '../../projections/inside';
import type { Step } from '../../projections/steps';
import { HandshakeTable } from './HandshakeTable';
import { insideStrings } from './insideStrings';
import { ListDifference } from './ListDifference';
import { PieceList } from './PieceList';
import './inside.css';

interface Props {
  readonly story: Story;
  readonly step: Step;
  /** Left out, the room decides. */
  readonly startsOpen?: boolean | undefined;
}

/** There is room for it beside the dialogue, and little below it. */
const hasRoom = (): boolean => globalThis.matchMedia('(width >= 75em)').matches;

export function InsideStep({ story, step, startsOpen }: Props) {
  const [isOpen, setOpen] = useState(() => startsOpen ?? hasRoom());
  const inside = projectInside(story.trace, story.steps, step);
  if (inside === null) return null;
  // What it says is there when the event is over, so that it can be brought into sight.
  const toggled = ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) =>
    flushSync(() => setOpen(currentTarget.open));
  return (
    <details className="inside" open={isOpen} onToggle={toggled}>
      <summary>{insideStrings.title}</summary>
      {isOpen && <Contents key={step.index} inside={inside} />}
    </details>
  );
}

function Contents({ inside }: { readonly inside: Inside }) {
  const { lines, handshake, listChange, octets, recordOctets, tlsVersion } = inside;
  const [only] = lines;
  return (
    <>
      {lines.length > 0 && (
        <p className="inside-wire">{insideStrings.wire(octets, recordOctets, tlsVersion)}</p>
      )}
      {listChange !== null && <ListDifference change={listChange} />}
      {lines.length === 1 && only !== undefined ? (
        <PieceList line={only} />
      ) : (
        lines.map((line, index) => <Line key={index} line={line} />)
      )}
      {handshake.length > 0 && <HandshakeTable parts={handshake} />}
    </>
  );
}

/** One of several lines; each opens by itself. */
function Line({ line }: { readonly line: Anatomy }) {
  return (
    <details className="inside-line">
      <summary>
        <code>{line.text === '' ? insideStrings.kinds.blank : line.text}</code>
      </summary>
      <PieceList line={line} />
    </details>
  );
}
