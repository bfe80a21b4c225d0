// The TypeScript compiler's view of a file, for the rules that a regular expression would get
// wrong. Only syntax is read, no types, so each file stands alone and this stays fast.

import ts from 'typescript';
import type { ProjectFile } from './projectFiles';

/** The syntax tree of a script. */
export function parseScript(file: ProjectFile): ts.SourceFile {
  const kind = file.path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true, kind);
}

/** Every node of the tree, parents before children. */
export function nodesOf(tree: ts.SourceFile): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return nodes;
}

/** The 1-based line a node starts on, comments before it not counted. */
export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** How a violation is written: a place an editor can jump to, and what is wrong there. */
export function violationAt(node: ts.Node, message: string): string {
  return `${node.getSourceFile().fileName}:${lineOf(node)}: ${message}`;
}
