/**
 * Keeps the focus when what has it goes away: a link that another step does not have, a part that
 * is hidden, a message that is put away. A browser then drops it to the body, and who uses a
 * keyboard or a screen reader begins at the top again. Here it lands on the nearest part around
 * that can have it, and failing that on the page's main part. A click beside everything is no
 * loss, and a page in another page's frame takes nothing that it has not.
 */
export function keepFocus(document: Document): () => void {
  let last: Element | null = null;
  let around: readonly HTMLElement[] = [];
  let isAsked = false;
  const remember = (element: Element | null) => {
    last = element === document.body ? null : element;
    around = last === null ? [] : landingsAround(last);
  };
  const check = () => {
    isAsked = false;
    const isLost = document.activeElement === document.body && document.hasFocus();
    if (!isLost || last === null || !isGone(last)) return;
    const landing = around.find((element) => !isGone(element)) ?? document.querySelector('main');
    landing?.focus({ preventScroll: true });
  };
  // After the next frame: until then whoever took it away can say where it goes.
  const ask = () => {
    if (isAsked || last === null) return;
    isAsked = true;
    requestAnimationFrame(() => setTimeout(check));
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  document.addEventListener('focusin', () => remember(document.activeElement), { signal });
  document.addEventListener('focusout', ask, { signal });
  document.addEventListener('pointerdown', () => remember(null), { signal, capture: true });
  document.addEventListener('click', () => remember(document.activeElement), {
    signal,
    capture: true,
  });
  const observer = new MutationObserver(ask);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['class', 'hidden', 'inert', 'open'],
  });
  return () => {
    listeners.abort();
    observer.disconnect();
  };
}

/** What can have the focus around an element, the nearest first. */
function landingsAround(element: Element): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  let parent = element.parentElement;
  while (parent !== null) {
    if (parent.hasAttribute('tabindex')) found.push(parent);
    parent = parent.parentElement;
  }
  return found;
}

function isGone(element: Element): boolean {
  return !element.isConnected || !element.checkVisibility() || element.closest('[inert]') !== null;
}
