// Every clause the project names must exist in the table of src/rfc: in data as
// `cite('RFC5321', '4.1.1.4')`, in comments and documents as a number with section signs.
// What a table knows is passed in, so that the rule can be tested without it.

import ts from 'typescript';
import type { ProjectFile } from './projectFiles';
import { nodesOf, parseScript, violationAt } from './syntaxTree';

/** The table of src/rfc. A method on purpose: TypeScript lets a method with narrower parameters
 * stand in, and what the narrower type forbids is exactly what is tried here. */
export interface ClauseTable {
  /** Throws where the document or the section is not known. */
  cite(rfc: string, section: string): unknown;
}

interface Clause {
  readonly rfc: string;
  readonly section: string;
}

const SECTION = String.raw`(?:§|Appendix )((?:\d+|[A-Z])(?:\.\d+)*)`;
const MENTION = new RegExp(
  String.raw`\bRFC (\d{3,5})[,:]? ${SECTION}((?:(?:,| and|, and| to| or) ${SECTION})*)`,
  'g',
);

/** A sentence may be broken over lines; the stars and slashes of a comment are not part of it. */
function unwrapped(text: string): string {
  return text.replace(/\s*\n\s*(?:\*(?!\/)|\/\/)?\s*/g, ' ');
}

/** The clauses that a text mentions, in order. */
export function mentionedClauses(text: string): readonly Clause[] {
  return [...unwrapped(text).matchAll(MENTION)].flatMap(
    ([, number = '', first = '', rest = '']) => {
      const others = [...rest.matchAll(new RegExp(SECTION, 'g'))].map((match) => match[1] ?? '');
      return [first, ...others].map((section) => ({ rfc: `RFC${number}`, section }));
    },
  );
}

function problemWith({ rfc, section }: Clause, table: ClauseTable): string | null {
  try {
    table.cite(rfc, section);
    return null;
  } catch {
    return `${rfc} §${section} is not in src/rfc`;
  }
}

/** Mentions in comments and documents that lead nowhere. */
export function brokenMentions(
  files: readonly ProjectFile[],
  table: ClauseTable,
): readonly string[] {
  return files.flatMap(({ path, text }) =>
    mentionedClauses(text).flatMap((clause) => {
      const problem = problemWith(clause, table);
      return problem === null ? [] : [`${path}: ${problem}`];
    }),
  );
}

function judgeCall(node: ts.CallExpression, table: ClauseTable): string | null {
  const [rfc, section] = node.arguments;
  const isWritten =
    rfc !== undefined &&
    section !== undefined &&
    ts.isStringLiteralLike(rfc) &&
    ts.isStringLiteralLike(section);
  if (!isWritten) return 'cite() takes two written-out strings, so that they can be checked';
  return problemWith({ rfc: rfc.text, section: section.text }, table);
}

/** Calls of `cite` that name no known clause, or hide which one they name. */
export function brokenCites(files: readonly ProjectFile[], table: ClauseTable): readonly string[] {
  return files.flatMap((file) =>
    nodesOf(parseScript(file))
      .filter(ts.isCallExpression)
      .filter((node) => node.expression.getText() === 'cite')
      .flatMap((node) => {
        const problem = judgeCall(node, table);
        return problem === null ? [] : [violationAt(node, problem)];
      }),
  );
}
