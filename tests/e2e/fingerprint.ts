// Everything that a key could have changed on a page, as one text to compare.

import type { Page } from '@playwright/test';

/** The page's markup, what is chosen in its controls, what is scrolled, what has the focus. */
export const fingerprint = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('*')];
    const controls = [...document.querySelectorAll('input, select')].map((control) =>
      control instanceof HTMLInputElement || control instanceof HTMLSelectElement
        ? `${control.value}${control.matches(':checked')}`
        : '',
    );
    const open = all.map((element) =>
      element instanceof HTMLDialogElement ? `${element.open}` : '',
    );
    const scrolled = all
      .filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0)
      .map(({ className, scrollTop, scrollLeft }) => `${className}${scrollTop},${scrollLeft}`);
    const focused = all.indexOf(document.activeElement ?? document.body);
    return [document.body.innerHTML, controls, open, scrolled, focused].join('\n');
  });
