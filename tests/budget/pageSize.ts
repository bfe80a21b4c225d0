// What the first view of the built page loads, from Vite's manifest: the entry, the chunks it
// imports at once, their style sheets, and the fonts those name. Chunks loaded later, on demand,
// are not counted.

import * as v from 'valibot';

const chunk = v.object({
  file: v.string(),
  isEntry: v.optional(v.boolean()),
  imports: v.optional(v.array(v.string())),
  css: v.optional(v.array(v.string())),
  assets: v.optional(v.array(v.string())),
});

const manifest = v.record(v.string(), chunk);

type Manifest = v.InferOutput<typeof manifest>;

export interface FirstView {
  readonly script: readonly string[];
  readonly style: readonly string[];
  readonly fonts: readonly string[];
}

/** A browser asks for a font file only when the page shows a character of its range; the latin
 * files are the ones that an English page needs. */
function isLatinFont(file: string): boolean {
  return /-latin-[^/]*\.woff2$/.test(file) && !file.includes('-latin-ext-');
}

function withStaticImports(names: readonly string[], chunks: Manifest): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(chunks[name]?.imports ?? []));
  }
  return reached;
}

/** The files of the first view, relative to the built folder. Throws on another kind of data. */
export function firstView(manifestData: unknown): FirstView {
  const chunks = v.parse(manifest, manifestData);
  const entries = Object.keys(chunks).filter((name) => chunks[name]?.isEntry === true);
  const loaded = [...withStaticImports(entries, chunks)].flatMap((name) => chunks[name] ?? []);
  const unique = (files: readonly string[]): readonly string[] => [...new Set(files)].sort();
  return {
    script: unique(loaded.map(({ file }) => file)),
    style: unique(loaded.flatMap(({ css }) => css ?? [])),
    fonts: unique(loaded.flatMap(({ assets }) => assets ?? []).filter(isLatinFont)),
  };
}
