// Lint rules: typescript-eslint's strict sets with types, React's hooks, and accessibility.
// There are no warnings and no inline exceptions: a rule holds everywhere or is changed here.
// Layout and formatting are Prettier's; who may import whom is tests/tidy/layers.ts.

import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The only files that may use a type assertion, each with its reason. */
const assertionBoundaries = JSON.parse(
  readFileSync(new URL('tests/tidy/assertionBoundaries.json', import.meta.url), 'utf8'),
);

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'test-results/', 'playwright-report/']),
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
    ],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // `as const` stays allowed: it narrows and asserts nothing.
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // SMTP's grammar is about control characters.
      'no-control-regex': 'off',
      // Both `interface` and `type` read well; unions need `type`, so neither is forced.
      '@typescript-eslint/consistent-type-definitions': 'off',
    },
  },
  {
    // Without this list there is no other place for an assertion to hide.
    files: assertionBoundaries.map(({ file }) => file),
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      // A function that asserts its result has a type parameter for that alone.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
  },
  {
    // These run in a terminal and talk to the person there.
    files: ['tests/run/**', 'tests/bench/**', 'tests/budget/**', 'tests/worlds/exploration/**'],
    rules: { 'no-console': 'off' },
  },
);
