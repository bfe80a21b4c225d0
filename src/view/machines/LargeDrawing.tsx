/**
 * The drawing in a native dialog as large as the window: it holds the focus and gives it back. The
 * story can be stepped from within, because the drawing is about what moves.
 */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { Icon, type IconName } from '../Icon';
import { strings } from '../strings';
import { machineStrings as words } from './machineStrings';

const HEADING_ID = 'machine-large-heading';

export type StepDirection = 'back' | 'step';

interface Props {
  readonly name: string;
  readonly onStep: (direction: StepDirection) => void;
  /** The last move in words: behind a dialog nothing else is heard. */
  readonly status: ReactNode;
  readonly renderDrawing: () => ReactNode;
}

/** The button that opens it, and the dialog. */
export function LargeDrawing({ name, onStep, status, renderDrawing }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = () => {
    dialog.current?.showModal();
    setOpen(true);
  };
  return (
    <>
      <button type="button" className="outlined-button machine-enlarge" onClick={open}>
        {words.enlarge}
      </button>
      <dialog
        ref={dialog}
        className="machine-large"
        aria-labelledby={HEADING_ID}
        onClose={() => setOpen(false)}
      >
        <div className="machine-large-top">
          <h2 id={HEADING_ID}>{name}</h2>
          <div className="machine-large-buttons">
            <IconButton name="back" label={strings.transport.back} onClick={() => onStep('back')} />
            <IconButton
              name="forward"
              label={strings.transport.forward}
              onClick={() => onStep('step')}
            />
            <IconButton name="close" label={words.close} onClick={() => dialog.current?.close()} />
          </div>
        </div>
        <p className="machine-status" role="status">
          {isOpen && status}
        </p>
        {isOpen && renderDrawing()}
      </dialog>
    </>
  );
}

interface IconButtonProps {
  readonly name: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

function IconButton({ name, label, onClick }: IconButtonProps) {
  return (
    <button type="button" className="plain-button" aria-label={label} onClick={onClick}>
      <Icon name={name} />
    </button>
  );
}
