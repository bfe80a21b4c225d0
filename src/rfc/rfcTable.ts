/**
 * Models what is known of one RFC: its title and the titles of its sections, word for word.
 * What the clauses say is left out; the links lead to it.
 */

/** One RFC's table. */
export interface RfcTable {
  readonly title: string;
  /** Section number without a final dot → title. An appendix begins with a letter: `A.1`. */
  readonly sections: Readonly<Record<string, string>>;
  /** For old RFCs whose page has no anchor at a section: section → the nearest anchor. */
  readonly anchors?: Readonly<Record<string, string>>;
}
