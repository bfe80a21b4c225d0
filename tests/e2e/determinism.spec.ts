// Chromium computes the same stories as Node: the engine is bundled for the browser as the page's
// is, loaded into an empty page, and the hashes of all traces are compared.

import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { storyHashes } from '../kit/storyHashes';
import { expect, test } from './test';

const entry = fileURLToPath(new URL('../kit/storyHashes.ts', import.meta.url));

/** The engine as one script that a page can run, made in memory. */
async function bundleForPage(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'mailpathEngine' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunks = outputs.flatMap((made) => ('output' in made ? made.output : []));
  const codes = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk.code] : []));
  return codes.join('\n');
}

test.use({ timezoneId: 'Pacific/Auckland', locale: 'tr-TR' });

test('the stories are the same in the browser, in another time zone and locale', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const code = await bundleForPage();
  await page.goto('about:blank');
  await page.addScriptTag({ content: code });
  const inPage = await page.evaluate<string>('mailpathEngine.storyHashes()');
  expect(inPage.split('\n')).toEqual(storyHashes().split('\n'));
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(
    'Pacific/Auckland',
  );
});
