// Which modules a script names: imports, re-exports, types by import(), dynamic imports and
// files by `new URL(…, import.meta.url)`. A name that is not written out cannot be checked and
// is given back as `null`.

import ts from 'typescript';
import type { ProjectFile } from './projectFiles';
import { nodesOf, parseScript } from './syntaxTree';

export interface ModuleReference {
  readonly name: string | null;
  readonly node: ts.Node;
}

function textOf(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

function isMeta(node: ts.Node | undefined, member: string): boolean {
  return (
    node !== undefined &&
    ts.isPropertyAccessExpression(node) &&
    ts.isMetaProperty(node.expression) &&
    node.name.text === member
  );
}

function referenceOf(node: ts.Node): ModuleReference | null {
  if (ts.isImportDeclaration(node)) return { name: textOf(node.moduleSpecifier), node };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    return { name: textOf(node.moduleSpecifier), node };
  }
  if (ts.isImportTypeNode(node)) {
    const { argument } = node;
    return { name: ts.isLiteralTypeNode(argument) ? textOf(argument.literal) : null, node };
  }
  if (ts.isCallExpression(node)) {
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if (isImport) return { name: textOf(node.arguments[0]), node };
    // A pattern names files that no list here would show.
    if (isMeta(node.expression, 'glob')) return { name: null, node };
  }
  if (ts.isNewExpression(node) && isMeta(node.arguments?.[1], 'url')) {
    return { name: textOf(node.arguments?.[0]), node };
  }
  return null;
}

/** Every module a script names, in order. */
export function moduleReferences(file: ProjectFile): readonly ModuleReference[] {
  return nodesOf(parseScript(file))
    .map(referenceOf)
    .filter((reference) => reference !== null);
}
