/**
 * What every page has for the keyboard: the choice of single keys, the help and the key that opens
 * it, and a focus that is not lost.
 */
import type { ReactNode } from 'react';
import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { keepFocus } from '../view/keepFocus';
import { EVERYWHERE_KEYS } from '../view/keys';
import { KeysContext } from '../view/keysContext';
import { HelpDialog } from '../view/shell/HelpDialog';
import type { KeyedPlace } from '../view/shell/helpSections';
import { useKeys } from '../view/useKeys';
import type { SingleKeysStore } from './singleKeysStore';

interface Props {
  readonly store: SingleKeysStore;
  /** Whose keys the help shows first. */
  readonly here: KeyedPlace | null;
  readonly children: ReactNode;
}

export function KeysFrame({ store, here, children }: Props) {
  const hasSingleKeys = useSyncExternalStore(store.subscribe, store.isOn);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(() => keepFocus(document), []);
  const choice = useMemo(
    () => ({
      hasSingleKeys,
      chooseSingleKeys: store.choose,
      openHelp: () => setHelpOpen(true),
    }),
    [hasSingleKeys, store],
  );
  return (
    <KeysContext value={choice}>
      <HelpKey />
      {children}
      <HelpDialog isOpen={isHelpOpen} here={here} onClose={() => setHelpOpen(false)} />
    </KeysContext>
  );
}

function HelpKey() {
  const { openHelp } = useContext(KeysContext);
  useKeys(EVERYWHERE_KEYS, openHelp);
  return null;
}
