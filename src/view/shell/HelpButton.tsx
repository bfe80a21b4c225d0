/** Opens the help, on every page: it is the way to the switch for single keys without a key. */
import { useContext } from 'react';
import { KeysContext } from '../keysContext';
import { strings } from '../strings';

export function HelpButton() {
  const { openHelp } = useContext(KeysContext);
  return (
    <button
      type="button"
      className="plain-button help-button"
      aria-label={strings.shell.keys}
      onClick={openHelp}
    >
      <span className="help-word">{strings.shell.keys}</span>
      <span className="help-sign" aria-hidden="true">
        {strings.shell.keysSign}
      </span>
    </button>
  );
}
