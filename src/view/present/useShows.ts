/** What of a presentation is shown and hidden. */
import { useState } from 'react';
import type { PresentPart, ShowMeaning } from './presentKeys';
import { PRESENT_PARTS } from './presentKeys';

type Extra = 'notes' | 'code' | null;

export interface Shows {
  readonly shown: readonly PresentPart[];
  readonly extra: Extra;
  readonly isBlank: boolean;
  readonly hasSpotlight: boolean;
  readonly change: (meaning: ShowMeaning) => void;
  /** Closes what is open above the parts; false when nothing is. */
  readonly close: () => boolean;
  readonly isOn: (what: ShowMeaning) => boolean;
}

export function useShows(): Shows {
  const [shown, setShown] = useState<readonly PresentPart[]>(PRESENT_PARTS);
  const [extra, setExtra] = useState<Extra>(null);
  const [isBlank, setBlank] = useState(false);
  const [hasSpotlight, setSpotlight] = useState(false);
  const change = (meaning: ShowMeaning) => {
    switch (meaning.type) {
      case 'blank':
        setBlank(!isBlank);
        return;
      case 'spotlight':
        setSpotlight(!hasSpotlight);
        return;
      case 'part':
        setShown(PRESENT_PARTS.filter((part) => shown.includes(part) !== (part === meaning.part)));
        return;
      default:
        setExtra(extra === meaning.type ? null : meaning.type);
    }
  };
  const close = (): boolean => {
    setExtra(null);
    return extra !== null;
  };
  const isOn = (what: ShowMeaning): boolean => {
    if (what.type === 'part') return shown.includes(what.part);
    if (what.type === 'blank') return isBlank;
    return what.type === 'spotlight' ? hasSpotlight : extra === what.type;
  };
  return { shown, extra, isBlank, hasSpotlight, change, close, isOn };
}
