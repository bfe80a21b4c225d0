/**
 * A text with names of hosts or addresses: where a line is too short for one of them, it breaks
 * behind a dot or an @, and not within a word.
 */
import { Fragment } from 'react';

export function Names({ text }: { readonly text: string }) {
  return text.split(/(?<=[@.])(?=\w)/u).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
