/** The lists of tags in which DKIM's signatures and keys are written (RFC 6376 §3.2). */

export type TagList = ReadonlyMap<string, string>;

const TAG = /^\s*([a-z][a-z0-9_]*)\s*=([^;]*)$/iu;

/** Reads `v=1; a=rsa-sha256; …`; null when it is no such list or names a tag twice. */
export function readTagList(text: string): TagList | null {
  const parts = text.split(';');
  if ((parts.at(-1) ?? '').trim() === '') parts.pop();
  const tags = new Map<string, string>();
  for (const part of parts) {
    const [, name, value = ''] = TAG.exec(part) ?? [];
    if (name === undefined || tags.has(name)) return null;
    tags.set(name, value.trim());
  }
  return tags.size === 0 ? null : tags;
}
