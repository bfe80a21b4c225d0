/** The mark, a station with a sealed line leaving it, and the name; leads to the start page. */
import { PageLink } from '../PageLink';
import { strings } from '../strings';

const START = { scenario: null, place: null, view: 'full', vantage: null } as const;

export function Brand() {
  return (
    <PageLink to={START} className="brand" label={strings.shell.toStart}>
      <svg className="brand-mark" viewBox="0 0 42 18" aria-hidden="true" focusable="false">
        <path className="brand-line" d="M16 9h22" />
        <circle className="brand-station" cx="9" cy="9" r="6.75" />
      </svg>
      <span className="brand-name">{strings.name}</span>
    </PageLink>
  );
}
