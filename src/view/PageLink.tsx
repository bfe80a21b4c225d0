/** A link to another place of this page: see `navigation.ts`. */
import type { MouseEvent, ReactNode } from 'react';
import { useContext, useSyncExternalStore } from 'react';
import type { Address } from '../world/address';
import { isPlainClick, NavigationContext } from './navigation';

interface Props {
  readonly to: Partial<Address>;
  readonly className?: string;
  readonly isCurrent?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}

export function PageLink({ to, className, isCurrent = false, label, children }: Props) {
  const { hrefOf, go, watch } = useContext(NavigationContext);
  // A link copied, or opened in a new tab, leads to the moment that is shown by then.
  const href = useSyncExternalStore(watch, () => hrefOf(to));
  const follow = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={href}
      className={className}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={label}
      onClick={follow}
    >
      {children}
    </a>
  );
}
