// Names that would make the same World give another Trace on another machine: clocks, randomness,
// locales, the environment and anything asynchronous. The pure layers may not use them at all.
// A name that the file itself declares is its own and is left alone.

import ts from 'typescript';
import type { ProjectFile } from './projectFiles';
import { nodesOf, parseScript, violationAt } from './syntaxTree';

const BANNED_NAMES = new Set([
  'Date',
  'Temporal',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'Promise',
  'crypto',
  'console',
  'Intl',
  'fetch',
  'process',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
]);

const BANNED_MEMBERS = /^(toLocale\w*|localeCompare)$/;

function isDeclaredName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  return 'name' in parent && parent.name === node;
}

/** True where an identifier stands for a value in scope, not for a member or a declaration. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  return !isDeclaredName(node);
}

function declaredNames(nodes: readonly ts.Node[]): ReadonlySet<string> {
  const names = nodes.filter(ts.isIdentifier).filter((node) => {
    const { parent } = node;
    const isLocal =
      ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isImportSpecifier(parent);
    return isLocal && parent.name === node;
  });
  return new Set(names.map(({ text }) => text));
}

function isMathRandom(node: ts.Node): boolean {
  if (ts.isVariableDeclaration(node) && node.initializer?.getText() === 'Math') {
    return /\brandom\b/.test(node.name.getText());
  }
  return ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random';
}

function judge(node: ts.Node, ownNames: ReadonlySet<string>): string | null {
  if (isMathRandom(node)) return 'Math.random';
  if (ts.isPropertyAccessExpression(node) && BANNED_MEMBERS.test(node.name.text)) {
    return node.name.text;
  }
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return 'async code';
  const isBannedName =
    ts.isIdentifier(node) &&
    BANNED_NAMES.has(node.text) &&
    !ownNames.has(node.text) &&
    isReference(node);
  return isBannedName ? node.text : null;
}

/** Every use of a banned name in the given files. */
export function bannedCalls(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap((file) => {
    const nodes = nodesOf(parseScript(file));
    const ownNames = declaredNames(nodes);
    return nodes.flatMap((node) => {
      const name = judge(node, ownNames);
      return name === null ? [] : [violationAt(node, `${name} may not be used in a pure layer`)];
    });
  });
}
