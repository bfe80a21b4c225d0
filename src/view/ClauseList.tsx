/** Clauses of RFCs as links, each named `RFC 3207 §4.2` with the section's title as its hint. */
import type { Clause } from '../projections/clauses';

interface Props {
  readonly clauses: readonly Clause[];
  readonly label: string;
}

export function ClauseList({ clauses, label }: Props) {
  return (
    <ul className="clauses" aria-label={label}>
      {clauses.map((clause) => (
        <li key={clause.label}>
          <a href={clause.link} title={clause.title} rel="noreferrer" target="_blank">
            {clause.label}
          </a>
        </li>
      ))}
    </ul>
  );
}
