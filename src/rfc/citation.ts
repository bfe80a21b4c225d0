/**
 * Models a citation: an RFC, a section, its true title and a link. A citation can only be made of a
 * clause that the tables know, so a wrong section number fails in the first test that loads it.
 * Links follow the anchors of www.rfc-editor.org: `#section-4.2`, `#appendix-A.1`.
 */
import { rfcTable, type RfcId } from './sections';

export type { RfcId } from './sections';

/** A clause of an RFC. */
export interface Citation {
  readonly rfc: RfcId;
  /** Such as `4.1.1.4`, or `A.1` in an appendix. */
  readonly section: string;
  readonly title: string;
  readonly link: string;
}

/**
 * Cites a section, such as `cite('RFC5321', '4.1.1.4')`. Throws an Error that names the clause when
 * the section is not in the table of that RFC.
 */
export function cite(rfc: RfcId, section: string): Citation {
  const table = rfcTable(rfc);
  const title = Object.hasOwn(table.sections, section) ? table.sections[section] : undefined;
  if (title === undefined) throw new Error(`No section ${section} of ${rfc} is known.`);
  const anchor = table.anchors?.[section] ?? anchorOf(section);
  const link = `https://www.rfc-editor.org/rfc/${rfc.toLowerCase()}#${anchor}`;
  return { rfc, section, title, link };
}

/** The title of a whole RFC. */
export function rfcTitle(rfc: RfcId): string {
  return rfcTable(rfc).title;
}

/** `RFC 5321 §4.1.1.4`; `RFC 8314 Appendix A`; `RFC 792 page 4`, which has no section numbers. */
export function formatCitation(citation: Citation): string {
  return `${citation.rfc.replace('RFC', 'RFC ')} ${placeOf(citation.section)}`;
}

function placeOf(section: string): string {
  if (isPage(section)) return section.replace('-', ' ');
  return isAppendix(section) ? `Appendix ${section}` : `§${section}`;
}

function anchorOf(section: string): string {
  if (isPage(section)) return section;
  return isAppendix(section) ? `appendix-${section}` : `section-${section}`;
}

function isAppendix(section: string): boolean {
  return /^[A-Z]/.test(section);
}

function isPage(section: string): boolean {
  return section.startsWith('page-');
}
