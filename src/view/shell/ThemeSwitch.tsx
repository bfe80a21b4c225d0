/** Changes between light and dark. What it offers is the other one, whichever is shown now. */
import { Icon } from '../Icon';
import { strings } from '../strings';

export type Theme = 'light' | 'dark';

interface Props {
  readonly theme: Theme;
  readonly onChange: (theme: Theme) => void;
}

export function ThemeSwitch({ theme, onChange }: Props) {
  const other = theme === 'dark' ? 'light' : 'dark';
  const label = other === 'dark' ? strings.shell.useDark : strings.shell.useLight;
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={label}
      title={label}
      onClick={() => onChange(other)}
    >
      <Icon name={other === 'dark' ? 'moon' : 'sun'} />
    </button>
  );
}
