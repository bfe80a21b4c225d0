// The parts of an open story, found as a person finds them: by role and name.

import type { Locator, Page } from '@playwright/test';
import { expect } from './test';

/** A story as a page shows it. */
export interface StoryPage {
  readonly slider: Locator;
  readonly current: Locator;
  readonly live: Locator;
  readonly play: Locator;
  readonly button: (name: string) => Locator;
  /** The number of the step that the page shows, from 1. */
  readonly step: () => Promise<number>;
  readonly stepCount: () => Promise<number>;
  readonly isAt: (step: number) => Promise<void>;
}

/** Opens an address such as `?scenario=submit-587` and waits until the story is there. */
export async function openStory(page: Page, search: string): Promise<StoryPage> {
  await page.goto(`./${search}`);
  return storyOf(page);
}

export async function storyOf(page: Page): Promise<StoryPage> {
  const slider = page.getByRole('slider', { name: 'Position' });
  await expect(slider).toBeVisible();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    slider,
    current: page.locator('ol [aria-current="step"]'),
    live: page.locator('[data-live]'),
    play: button('Play'),
    button,
    step: async () => Number(await slider.inputValue()) + 1,
    stepCount: async () => Number(await slider.getAttribute('max')) + 1,
    isAt: (step) => expect(slider).toHaveValue(`${step - 1}`),
  };
}

/** Settings under which the page must hold: what the system prefers, and how large it is. */
export const SIZES = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 360, height: 740 },
  { width: 320, height: 568 },
] as const;
