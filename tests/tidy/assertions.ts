// Type assertions are banned by lint, apart from the files that assertionBoundaries.json lists with
// their reasons. This keeps the list honest: a file that asserts nothing any more leaves it.

import ts from 'typescript';
import type { ProjectFile } from './projectFiles';
import { nodesOf, parseScript } from './syntaxTree';

function isAssertion(node: ts.Node): boolean {
  return ts.isAsExpression(node) && node.type.getText() !== 'const';
}

/** Listed files that do not exist or assert nothing. */
export function staleBoundaries(
  listed: readonly string[],
  files: readonly ProjectFile[],
): readonly string[] {
  return listed.filter((name) => {
    const file = files.find(({ path }) => path === name);
    return file === undefined || !nodesOf(parseScript(file)).some(isAssertion);
  });
}
