// Sizes a person can hold in view: 300 lines a file, 70 a function, 100 columns. When a file
// wants to grow past that, it has two subjects. The body of a `describe` is a list of tests, not
// a function somebody reads as one. An address, and one text quoted word for word on a line of
// its own, are not broken.

import ts from 'typescript';
import type { ProjectFile } from './projectFiles';
import { isScript } from './projectFiles';
import { lineOf, nodesOf, parseScript, violationAt } from './syntaxTree';

const MAX_FILE_LINES = 300;
const MAX_FUNCTION_LINES = 70;
const MAX_COLUMNS = 100;

const UNBREAKABLE = /https:\/\/|^\s*(?:'?[\w.-]+'?: )?(['"])(?:(?!\1).)*\1,?$/;

function longFile({ path, text }: ProjectFile): readonly string[] {
  const lines = text.trimEnd().split('\n').length;
  return lines > MAX_FILE_LINES ? [`${path}: ${lines} lines, at most ${MAX_FILE_LINES}`] : [];
}

function wideLines({ path, text }: ProjectFile): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const columns = Array.from(line).length;
    const isWide = columns > MAX_COLUMNS && !UNBREAKABLE.test(line);
    return isWide ? [`${path}:${index + 1}: ${columns} columns, at most ${MAX_COLUMNS}`] : [];
  });
}

function isBodyOfDescribe(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.getText());
}

function longFunctions(file: ProjectFile): readonly string[] {
  return nodesOf(parseScript(file))
    .filter(ts.isFunctionLike)
    .filter((node) => 'body' in node && node.body !== undefined && !isBodyOfDescribe(node))
    .flatMap((node) => {
      const { line: last } = node.getSourceFile().getLineAndCharacterOfPosition(node.getEnd());
      const lines = last + 1 - lineOf(node) + 1;
      const message = `a function of ${lines} lines, at most ${MAX_FUNCTION_LINES}`;
      return lines > MAX_FUNCTION_LINES ? [violationAt(node, message)] : [];
    });
}

/** Every file, function and line over its size. */
export function oversizes(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap((file) => [
    ...longFile(file),
    ...wideLines(file),
    ...(isScript(file) ? longFunctions(file) : []),
  ]);
}
