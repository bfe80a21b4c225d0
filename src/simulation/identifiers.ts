/** Ids that look like chance and are none: made from the world's seed and a counter. */

/** FNV-1a over the text's code units, 32 bits. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

const hexadecimal = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, '0').slice(-digits);

/** An id in the form of Postfix's short queue ids, such as `7C121230074`. */
export const queueIdFor = (seed: number, counter: number): string =>
  hexadecimal(hash32(`queue ${seed} ${counter}`), 5) + hexadecimal(0x230000 + counter * 7, 6);

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const base62 = (value: number, digits: number): string =>
  Array.from({ length: digits }, (_, index) => {
    const place = Math.floor(value / 62 ** (digits - 1 - index));
    return BASE_62.charAt(place % 62);
  }).join('');

/** An id in the form of Exim's before 4.97: seconds, process and fraction, `1xVYdf-0002w2-0R`. */
export const eximIdFor = (seed: number, counter: number, epochMs: number): string => {
  const process = 10_000 + (hash32(`process ${seed}`) % 20_000) + counter;
  const fraction = Math.floor((epochMs % 1000) / 0.5);
  return `${base62(Math.floor(epochMs / 1000), 6)}-${base62(process, 6)}-${base62(fraction, 2)}`;
};

/** 32 hexadecimal digits for what a program makes its Message-ID of, RFC 5322 §3.6.4. */
export const chanceDigits = (seed: number): string =>
  ['', ' b', ' c', ' d']
    .map((part) => hexadecimal(hash32(`message ${seed}${part}`), 8).toLowerCase())
    .join('');
