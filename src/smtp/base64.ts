/**
 * Base64 (RFC 4648 §4), as the responses of a login carry it (RFC 4954 §4). Pure arithmetic, no
 * platform object. Octets are numbers from 0 to 255.
 */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map(
  Array.from(ALPHABET, (character, value) => [character, value]),
);

/** The base64 of octets, padded, without line breaks. RFC 4648 §4. */
export function encodeOctets(octets: ArrayLike<number>): string {
  let encoded = '';
  for (let index = 0; index < octets.length; index += 3) {
    const left = Math.min(octets.length - index, 3);
    const [first = 0, second = 0, third = 0] = Array.from(
      { length: left },
      (_, at) => octets[index + at] ?? 0,
    );
    const bits = (first << 16) | (second << 8) | third;
    for (let sextet = 0; sextet < 4; sextet += 1) {
      const value = (bits >> (18 - 6 * sextet)) & 0x3f;
      encoded += sextet <= left ? ALPHABET.charAt(value) : '=';
    }
  }
  return encoded;
}

/**
 * The octets of a base64 string; null for a character outside the alphabet (RFC 4648 §3.3) and for
 * missing or misplaced padding (§3.2).
 * @param padBits says whether bits that pad the last digit may be other than zero (§3.5).
 */
export function decodeOctets(
  text: string,
  padBits: 'any' | 'zero' = 'zero',
): readonly number[] | null {
  if (text.length % 4 !== 0) return null;
  const digits = text.replace(/={1,2}$/u, '');
  const octets: number[] = [];
  let bits = 0;
  let bitCount = 0;
  for (const character of digits) {
    const value = VALUES.get(character);
    if (value === undefined) return null;
    bits = (bits << 6) | value;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      octets.push(bits >> bitCount);
      bits &= (1 << bitCount) - 1;
    }
  }
  return bits === 0 || padBits === 'any' ? octets : null;
}
