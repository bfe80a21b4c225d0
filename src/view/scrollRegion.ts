/**
 * Props of a part that scrolls by itself: it can be reached by keyboard, so that its text can be
 * scrolled without a mouse (WCAG 2.1.1).
 */
export const SCROLL_REGION = { tabIndex: 0 } as const;
