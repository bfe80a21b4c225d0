// Judges imports by the table in layers.ts: a layer imports only what its row names, a row
// without a folder and a folder without a row are both mistakes.

import path from 'node:path';
import type { Layer } from './layers';
import type { ModuleReference } from './moduleReferences';
import { moduleReferences } from './moduleReferences';
import type { ProjectFile } from './projectFiles';
import { violationAt } from './syntaxTree';

type Layers = Readonly<Record<string, Layer>>;

/** The layer a file of `src` belongs to, or null outside of `src`. */
export function layerOf(file: string): string | null {
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return 'node';
  const depth = name.startsWith('@') ? 2 : 1;
  return name.split('/').slice(0, depth).join('/');
}

function judgeRelative(name: string, from: string, layer: Layer): string | null {
  if (/\.(js|jsx|ts|tsx)$/.test(name)) return `"${name}" is written with its file extension`;
  const target = path.posix.join(path.posix.dirname(from), name);
  const other = layerOf(`${target}/`);
  if (other === null) return `"${name}" leaves src`;
  const isAllowed = other === layerOf(from) || layer.imports.includes(other);
  return isAllowed ? null : `${layerOf(from) ?? ''} may not import ${other}`;
}

function judge({ name }: ModuleReference, from: string, layer: Layer): string | null {
  if (name === null) return 'an import must name its module as a plain string';
  if (name.startsWith('.')) return judgeRelative(name, from, layer);
  const wanted = packageOf(name);
  const isAllowed = layer.packages.includes(wanted);
  return isAllowed ? null : `${layerOf(from) ?? ''} may not import the package ${wanted}`;
}

/** Every import that the table forbids. */
export function forbiddenImports(files: readonly ProjectFile[], layers: Layers): readonly string[] {
  return files.flatMap((file) => {
    const layer = layers[layerOf(file.path) ?? ''];
    if (layer === undefined) return [`${file.path}: not in a folder that the table knows`];
    return moduleReferences(file).flatMap((reference) => {
      const message = judge(reference, file.path, layer);
      return message === null ? [] : [violationAt(reference.node, message)];
    });
  });
}

/** Rows without a folder, folders without a row, and rows that name a layer without a row. */
export function tableMistakes(folders: readonly string[], layers: Layers): readonly string[] {
  const rows = Object.keys(layers);
  const stale = rows.filter((row) => !folders.includes(row));
  const missing = folders.filter((folder) => !rows.includes(folder));
  const unknown = Object.values(layers)
    .flatMap(({ imports }) => imports)
    .filter((name) => !rows.includes(name));
  return [
    ...stale.map((row) => `the table has a row for src/${row}, which does not exist`),
    ...missing.map((folder) => `src/${folder} has no row in the table`),
    ...unknown.map((name) => `the table names ${name}, which has no row`),
  ];
}
