/** How the server's list differs from the one before: said by a sign and a word for each line. */
import type { ListChange } from '../../projections/inside';
import { insideStrings } from './insideStrings';

export function ListDifference({ change }: { readonly change: ListChange }) {
  const { gone, added, same } = change;
  const rows = [
    ...gone.map((line) => ({ line, what: 'gone' as const, sign: '−' })),
    ...added.map((line) => ({ line, what: 'added' as const, sign: '+' })),
    ...same.map((line) => ({ line, what: 'same' as const, sign: '=' })),
  ];
  return (
    <section className="list-change" aria-label={insideStrings.change}>
      <h3>{insideStrings.change}</h3>
      {gone.length + added.length === 0 && <p>{insideStrings.unchanged}</p>}
      <ul>
        {rows.map(({ line, what, sign }) => (
          <li key={`${what} ${line}`} className={`is-${what}`}>
            <span aria-hidden="true">{sign}</span>
            <code>{line}</code>
            <span className="list-what">{insideStrings[what]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
