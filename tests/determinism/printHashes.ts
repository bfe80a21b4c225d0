// Run as a program of its own by determinism.test.ts: prints the hashes, and the time zone and
// locale that this process really has.

import { storyHashes } from '../kit/storyHashes';

const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
process.stdout.write(JSON.stringify({ timeZone, locale, hashes: storyHashes() }));
