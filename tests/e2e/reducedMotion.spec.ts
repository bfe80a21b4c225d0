// With reduced motion nothing travels and nothing fades in; the story is the same.

import { expect, test } from './test';
import { openStory } from './story';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('stepping moves nothing', async ({ page }) => {
  const story = await openStory(page, '?scenario=submit-587');
  for (let step = 2; step < 12; step += 1) {
    await page.keyboard.press('ArrowRight');
    await story.isAt(step);
    const moving = await page.evaluate(
      () =>
        document
          .getAnimations()
          .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? effect.getKeyframes() : []))
          .filter((frame) => 'transform' in frame || 'offsetDistance' in frame).length,
    );
    expect(moving, `step ${step}`).toBe(0);
  }
});

test('playing goes on by steps', async ({ page }) => {
  await page.clock.install();
  const story = await openStory(page, '?scenario=submit-587');
  await story.play.click();
  await page.clock.runFor(10_000);
  expect(await story.step()).toBeGreaterThan(4);
});
