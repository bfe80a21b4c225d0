/** The keys, in a native dialog: it holds the focus, closes on Escape and gives the focus back. */
import { useEffect, useRef } from 'react';
import { Icon } from '../Icon';
import { strings } from '../strings';
import './help.css';

const HEADING_ID = 'help-heading';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function HelpDialog({ isOpen, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="help" aria-labelledby={HEADING_ID} onClose={onClose}>
      <div className="help-top">
        <h2 id={HEADING_ID}>{strings.help.heading}</h2>
        <button
          type="button"
          className="plain-button"
          aria-label={strings.help.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <dl className="help-keys">
        {strings.help.rows.map(({ keys, does }) => (
          <div key={keys.join()} className="help-row">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="help-note">{strings.help.note}</p>
    </dialog>
  );
}
