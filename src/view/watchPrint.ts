/**
 * What is drawn in pixels is drawn anew for paper: the browser lays the page out for the sheet and
 * then says so, once, before it prints. React has to have drawn by the time the listener returns.
 */
import { flushSync } from 'react-dom';

/** Calls `measure` when the page is laid out for paper, and again for the screen. */
export function watchPrint(measure: () => void): () => void {
  const paper = window.matchMedia('print');
  const changed = () => flushSync(measure);
  paper.addEventListener('change', changed);
  return () => paper.removeEventListener('change', changed);
}
