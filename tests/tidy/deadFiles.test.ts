// Dead files: see deadFiles.ts.

import { expect, test } from 'vitest';
import { deadFiles } from './deadFiles';
import { readProject } from './projectFiles';

const page = { path: 'index.html', text: '<script type="module" src="/src/app/start.ts">' };
const start = { path: 'src/app/start.ts', text: "import './look.css'; import { a } from '../a';" };
const look = { path: 'src/app/look.css', text: "@import './type.css';" };
const type = { path: 'src/app/type.css', text: '' };
const a = { path: 'src/a.tsx', text: "const later = await import('./data.json');" };
const data = { path: 'src/data.json', text: '{}' };
const readme = { path: 'src/README.md', text: '# Sources' };

test('the rule finds files that nothing reaches', () => {
  const dead = { path: 'src/b.ts', text: "import { a } from './a';" };
  const kept = { path: 'src/c.ts', text: '' };
  const keeper = { path: 'tests/c.test.ts', text: "import { c } from '../src/c';" };
  const files = [page, start, look, type, a, data, readme, dead, kept, keeper];
  expect(deadFiles(files)).toEqual(['src/b.ts']);
  expect(deadFiles(files.filter((file) => file !== look))).toEqual([
    'src/app/type.css',
    'src/b.ts',
  ]);
  expect(deadFiles(files.filter((file) => file !== keeper))).toEqual(['src/b.ts', 'src/c.ts']);
});

test('every file of src is reached from the page, the embed, the terminal or a test', () => {
  expect(deadFiles(readProject())).toEqual([]);
});
