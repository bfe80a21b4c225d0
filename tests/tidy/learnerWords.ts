// Words a learner reads live in the lessons and in files of strings, so that they can be judged,
// corrected and translated in one place. A component that writes letters into its own markup, as
// text or as an attribute that is shown or read aloud, breaks that.

import ts from 'typescript';
import type { ProjectFile } from './projectFiles';
import { nodesOf, parseScript, violationAt } from './syntaxTree';

const SPOKEN_ATTRIBUTES =
  /^(alt|title|label|placeholder|aria-(label|description|roledescription|valuetext|placeholder))$/;
const LETTERS = /\p{L}/u;

function isLiteralWithLetters(node: ts.Node): boolean {
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
    return parts.some(({ text }) => LETTERS.test(text));
  }
  return ts.isStringLiteralLike(node) && LETTERS.test(node.text);
}

/** The expressions a piece of markup may show: both sides of a choice, and the end of an `&&`. */
function shownBy(node: ts.Expression): readonly ts.Node[] {
  if (ts.isParenthesizedExpression(node)) return shownBy(node.expression);
  if (ts.isConditionalExpression(node)) {
    return [...shownBy(node.whenTrue), ...shownBy(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node)) return [...shownBy(node.left), ...shownBy(node.right)];
  return [node];
}

function isShown(node: ts.JsxExpression): boolean {
  const { parent } = node;
  return !ts.isJsxAttribute(parent) || SPOKEN_ATTRIBUTES.test(parent.name.getText());
}

function hasWords(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return LETTERS.test(node.text);
  if (ts.isJsxAttribute(node) && SPOKEN_ATTRIBUTES.test(node.name.getText())) {
    return node.initializer !== undefined && isLiteralWithLetters(node.initializer);
  }
  if (ts.isJsxExpression(node) && node.expression !== undefined && isShown(node)) {
    // `a === 'b' && <p/>` compares with a word and shows none.
    return shownBy(node.expression).some((shown) => isLiteralWithLetters(shown) && isValue(shown));
  }
  return false;
}

function isValue(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent)) return true;
  const { kind } = parent.operatorToken;
  return kind === ts.SyntaxKind.QuestionQuestionToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.PlusToken
    ? true
    : kind === ts.SyntaxKind.AmpersandAmpersandToken && parent.right === node;
}

/** Every place where markup contains words of its own. */
export function wordsInMarkup(files: readonly ProjectFile[]): readonly string[] {
  return files.flatMap((file) =>
    nodesOf(parseScript(file))
      .filter(hasWords)
      .map((node) => violationAt(node, 'words belong in src/lessons or the strings file')),
  );
}
