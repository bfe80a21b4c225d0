/**
 * Models what the product knows of one RFC: its title and the titles of its sections, word for word.
 */

/** One RFC's table. */
export interface RfcTable {
  readonly title: string;
  /** Section number without a final dot → title. Appendices begin with a letter, such as `A.1`. */
  readonly sections: Readonly<Record<string, string>>;
  /** For old RFCs whose page has no anchor at a section: section → the nearest anchor. */
  readonly anchors?: Readonly<Record<string, string>>;
}
