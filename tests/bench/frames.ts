// Plays all of `submit-587` in an installed Chromium whose processor is slowed down four times,
// and in the same run, under the same load, a page where plain CSS moves the same capsule. Fails
// when the story loses more than one frame in a hundred and also more than the CSS page and one
// in a hundred, or when a task takes longer than 50 ms.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArgs, findChromium } from '../e2e/chromium';
import { cssPage } from './cssPage';
import type { FrameCount } from './frameRecord';
import { countFrames, lostPercent } from './frameRecord';

const SCENARIO = 'submit-587';
const SLOWED = 4;
const MOST_LOST_PERCENT = 1;
const LONGEST_TASK_MS = 50;
const SIZE = { width: 1440, height: 900 };
const CSS_PAGE_MS = 15_000;
const BUILT = fileURLToPath(new URL('../../dist/app/index.html', import.meta.url));

interface Measured extends FrameCount {
  /** How long each task over the limit took, in milliseconds. */
  readonly longTasks: readonly number[];
}

/** Notes each task over 50 ms, as the browser itself reports them. */
const NOTE_LONG_TASKS = `
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks.push(duration);
  }).observe({ type: 'longtask' });
`;

async function measure(
  browser: Browser,
  open: (page: Page) => Promise<void>,
  play: (page: Page) => Promise<void>,
): Promise<Measured> {
  const page = await browser.newPage({ viewport: SIZE });
  await open(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  // What the page does after opening is over before anything is measured.
  await page.waitForTimeout(3000);
  await page.evaluate(NOTE_LONG_TASKS);
  await browser.startTracing(page, { categories: ['benchmark'] });
  await play(page);
  const recording = await browser.stopTracing();
  const tasks = await page.evaluate<readonly number[]>('window.longTasks');
  await page.close();
  const longTasks = tasks.filter((taskMs) => taskMs > LONGEST_TASK_MS);
  return { ...countFrames(recording.toString()), longTasks };
}

/** From the first step to the last, by the play button's key. */
async function playStory(page: Page): Promise<void> {
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: 'Play again' }).waitFor({ timeout: 300_000 });
}

function describe(name: string, measured: Measured): string {
  const { onTime, lost, longTasks } = measured;
  const longest = Math.max(0, ...longTasks);
  const percent = lostPercent(measured).toFixed(2);
  return (
    `${name.padEnd(12)}${onTime} frames on time, ${lost} lost (${percent} %), ` +
    `${longTasks.length} tasks over ${LONGEST_TASK_MS} ms${longest > 0 ? ` (${longest} ms)` : ''}\n`
  );
}

function complaintsOf(story: Measured, css: Measured): readonly string[] {
  const most = Math.max(MOST_LOST_PERCENT, lostPercent(css) + MOST_LOST_PERCENT);
  return [
    ...(lostPercent(story) > most ? [`The story lost more than ${most.toFixed(2)} %.`] : []),
    ...(story.longTasks.length > 0 ? ['The story has tasks that are too long.'] : []),
  ];
}

async function run(address: string, executablePath: string): Promise<readonly string[]> {
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const css = await measure(
      browser,
      (page) => page.setContent(cssPage),
      (page) => page.waitForTimeout(CSS_PAGE_MS),
    );
    const story = await measure(
      browser,
      async (page) => {
        await page.goto(`${address}?scenario=${SCENARIO}`);
        await page.getByRole('slider', { name: 'Position' }).waitFor();
      },
      playStory,
    );
    process.stdout.write(describe('plain CSS', css) + describe(SCENARIO, story));
    return complaintsOf(story, css);
  } finally {
    await browser.close();
  }
}

function stop(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

const executablePath = findChromium(process.env);
if (executablePath === null) {
  stop('No Chromium was found. Install one, or name its file in MAILPATH_CHROMIUM.');
}
if (!existsSync(BUILT)) stop('There is no built page to measure. Run `npm run build` first.');

const server = await preview({ build: { outDir: 'dist/app' }, preview: { port: 0 } });
const address = server.resolvedUrls?.local[0];
if (address === undefined) stop('The built page could not be served.');
const complaints = await run(address, executablePath);
await server.close();
for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
