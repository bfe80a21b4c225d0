/**
 * A text with names of hosts or addresses, for columns in which rows are short: they break behind
 * an @, a domain goes to the next row as a whole, and only one that is longer than a row breaks
 * behind its dots. Titles, which are all name, break behind dots wherever a row ends.
 */
import { Fragment } from 'react';

/** A shorter one fits every row; a longer one needs more rows than one anyway. */
const WHOLE = { least: 10, most: 40 } as const;

interface Props {
  readonly text: string;
  readonly isTitle?: boolean;
}

export function Names({ text, isTitle = false }: Props) {
  const words = text.split(/(?<=\S)(?= )|(?<= )(?=\S)|(?<=@)(?=\w)|(?<=:)(?=<)/u);
  if (!words.some(hasDot)) return text;
  return words.map((word, index) => (
    <Fragment key={index}>
      {index > 0 && words[index - 1]?.endsWith('@') === true && <wbr />}
      <Word word={word} isTitle={isTitle} />
    </Fragment>
  ));
}

const hasDot = (word: string): boolean => word.length >= WHOLE.least && /[.@]\w/u.test(word);

function Word({ word, isTitle }: { readonly word: string; readonly isTitle: boolean }) {
  if (!hasDot(word)) return word;
  const parts = word.split(/(?<=[./])(?=\w)/u).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
  return isTitle || word.length > WHOLE.most ? parts : <span className="name">{parts}</span>;
}
