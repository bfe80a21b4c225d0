/** Listens for the presenter's keys, and keeps the last few for those who missed them. */
import { useEffect, useEffectEvent, useState } from 'react';
import { presentMeaningOf, type PresentMeaning } from './presentKeys';

export interface PressedKey {
  readonly id: number;
  readonly key: string;
  readonly meaning: PresentMeaning;
}

const KEPT = 4;

/** Calls `act` for each key that means something; returns the last ones pressed. */
export function usePresenterKeys(act: (meaning: PresentMeaning) => void): readonly PressedKey[] {
  const [pressed, setPressed] = useState<readonly PressedKey[]>([]);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.target instanceof HTMLInputElement) return;
    const meaning = presentMeaningOf(event);
    if (meaning === null) return;
    event.preventDefault();
    setPressed((known) => {
      const id = (known.at(-1)?.id ?? 0) + 1;
      return [...known, { id, key: event.key, meaning }].slice(-KEPT);
    });
    act(meaning);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return pressed;
}
