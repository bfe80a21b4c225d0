/**
 * How much larger than usual the page's text is: by the reader's own setting of the browser, or
 * because it is presented. What is measured in pixels has to grow with it.
 */
const USUAL_PX = 16;

/** The size of the page's text as a share of the usual 16 px; never below 1. */
export const textScale = (): number =>
  Math.max(1, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / USUAL_PX);
