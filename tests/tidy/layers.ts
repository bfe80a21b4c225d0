// The one table of who may import whom. An arrow `rfc → smtp → trace` means that each layer may
// import every layer to its left. `packages` are the installed packages a layer may import;
// `node` stands for Node's own modules.

export interface Layer {
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  /** Pure layers know no clock, no randomness, no locale and no environment. */
  readonly isPure: boolean;
}

function pure(imports: readonly string[], packages: readonly string[] = []): Layer {
  return { imports, packages, isPure: true };
}

function live(imports: readonly string[], packages: readonly string[]): Layer {
  return { imports, packages, isPure: false };
}

const FONTS = [
  '@fontsource-variable/atkinson-hyperlegible-mono',
  '@fontsource-variable/atkinson-hyperlegible-next',
];

/** Widgets that HTML has no element for, and QR codes: decisions 10 and 11. */
const WIDGETS = ['@radix-ui/react-tabs', 'uqr'];

const PAGE_PACKAGES = ['react', 'react-dom', 'framer-motion', ...FONTS, ...WIDGETS];

/** What the composing layers compose: every layer but those. */
const ALL_BUT_COMPOSING = [
  'rfc',
  'smtp',
  'trace',
  'world',
  'software',
  'machines',
  'simulation',
  'scenarios',
  'projections',
  'layout',
  'statecharts',
  'lessons',
  'exports',
  'player',
  'view',
];

export const LAYERS: Readonly<Record<string, Layer>> = {
  rfc: pure([]),
  smtp: pure(['rfc'], ['@noble/hashes']),
  trace: pure(['rfc', 'smtp'], ['valibot']),
  world: pure(['rfc', 'smtp'], ['valibot']),
  software: pure(['rfc', 'smtp', 'trace', 'world']),
  machines: pure(['rfc', 'smtp', 'trace', 'world', 'software'], ['xstate']),
  simulation: pure(['rfc', 'smtp', 'trace', 'world', 'software', 'machines'], ['xstate']),
  scenarios: pure(['world']),
  projections: pure(['trace', 'smtp', 'rfc']),
  layout: pure(['world', 'trace', 'projections']),
  statecharts: pure(['trace', 'machines', 'layout'], ['xstate']),
  lessons: pure(['trace', 'rfc']),
  exports: pure(['projections', 'layout', 'lessons']),
  player: live(['trace', 'projections'], ['xstate']),
  view: live(
    ['player', 'projections', 'layout', 'statecharts', 'exports', 'lessons', 'world', 'scenarios'],
    PAGE_PACKAGES,
  ),
  cli: live(ALL_BUT_COMPOSING, ['node', 'valibot']),
  app: live(ALL_BUT_COMPOSING, PAGE_PACKAGES),
};
