/** A paragraph of a lesson. What it quotes from the trace is set in the typeface of the wire. */
import type { Paragraph } from '../../lessons/en/explanation';

export function Prose({ paragraph }: { readonly paragraph: Paragraph }) {
  return (
    <p>
      {paragraph.map((fragment, index) =>
        typeof fragment === 'string' ? (
          <span key={index}>{fragment}</span>
        ) : (
          <code key={index}>{fragment.wire}</code>
        ),
      )}
    </p>
  );
}
