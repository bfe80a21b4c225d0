/**
 * Models UTF-8 (RFC 3629 §3, §4) in plain arithmetic, because the layers left of the player use no
 * platform object and give the same octets everywhere. Octets are numbers from 0 to 255.
 */

const REPLACEMENT = 0xfffd;

/** The UTF-8 octets of a text. A lone surrogate is encoded as U+FFFD, since UTF-8 has none. */
export function encodeUtf8(text: string): readonly number[] {
  const octets: number[] = [];
  for (const character of text) {
    const raw = character.codePointAt(0) ?? REPLACEMENT;
    const point = raw >= 0xd800 && raw <= 0xdfff ? REPLACEMENT : raw;
    if (point < 0x80) octets.push(point);
    else if (point < 0x800) octets.push(0xc0 | (point >> 6), tail(point));
    else if (point < 0x10000) octets.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    else octets.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
  }
  return octets;
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

interface Lead {
  readonly tails: number;
  readonly bits: number;
  /** The range of the second octet; it shuts out overlong forms and surrogates (RFC 3629 §4). */
  readonly low: number;
  readonly high: number;
}

function leadOf(octet: number): Lead | null {
  if (octet < 0x80) return { tails: 0, bits: octet, low: 0, high: 0 };
  if (octet < 0xc2) return null;
  if (octet < 0xe0) return { tails: 1, bits: octet & 0x1f, low: 0x80, high: 0xbf };
  if (octet < 0xf0) {
    const low = octet === 0xe0 ? 0xa0 : 0x80;
    const high = octet === 0xed ? 0x9f : 0xbf;
    return { tails: 2, bits: octet & 0x0f, low, high };
  }
  if (octet > 0xf4) return null;
  const low = octet === 0xf0 ? 0x90 : 0x80;
  const high = octet === 0xf4 ? 0x8f : 0xbf;
  return { tails: 3, bits: octet & 0x07, low, high };
}

/** The text of UTF-8 octets; each ill-formed sequence becomes one U+FFFD. Never throws. */
export function decodeUtf8(octets: readonly number[]): string {
  const characters: string[] = [];
  let index = 0;
  while (index < octets.length) {
    const lead = leadOf(octets[index] ?? 0);
    index += 1;
    let point = lead?.bits ?? REPLACEMENT;
    for (let seen = 0; seen < (lead?.tails ?? 0); seen += 1) {
      const octet = octets[index] ?? 0;
      const low = seen === 0 ? (lead?.low ?? 0x80) : 0x80;
      const high = seen === 0 ? (lead?.high ?? 0xbf) : 0xbf;
      if (octet < low || octet > high) {
        point = REPLACEMENT;
        break;
      }
      point = (point << 6) | (octet & 0x3f);
      index += 1;
    }
    characters.push(String.fromCodePoint(point));
  }
  return characters.join('');
}
