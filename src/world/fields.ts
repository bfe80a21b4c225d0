/**
 * The small building blocks of the world's schema: names, addresses, times and the value forms of
 * Postfix's own parameters, each bounded in size. Every message says what is expected, because a
 * person or a program reads it when a world does not fit.
 */
import * as v from 'valibot';

/** Free text of at most so many characters, without control characters. */
export const textField = (maximumCharacters: number) =>
  v.pipe(
    v.string('text'),
    v.maxLength(maximumCharacters, `text of at most ${maximumCharacters} characters`),
    v.regex(/^[^\u0000-\u001f\u007f]*$/u, 'text without control characters'),
  );

/** A host or domain name, RFC 1035 §2.3.1 widened by underscores as zones really use them. */
export const hostNameField = v.pipe(
  v.string('a host name such as smtp.example.org'),
  v.maxLength(255, 'a host name of at most 255 characters'),
  v.regex(
    /^(?=.{1,255}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*$/iu,
    'a host name such as smtp.example.org',
  ),
);

/** A name in a certificate; `*.` stands for any one left-most label (RFC 7817 §3). */
export const certificateNameField = v.pipe(
  v.string('a host name such as smtp.example.org or *.example.org'),
  v.maxLength(255, 'a host name of at most 255 characters'),
  v.regex(
    /^(\*\.)?[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*$/iu,
    'a host name such as smtp.example.org or *.example.org',
  ),
);

/** An IPv4 address in dotted form. `Simplified:` worlds have no IPv6. */
export const ipAddressField = v.pipe(
  v.string('an IPv4 address such as 192.0.2.10'),
  v.regex(
    /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/u,
    'an IPv4 address such as 192.0.2.10',
  ),
);

/** An IPv6 address; worlds have them in DNS, but nobody speaks from one. */
export const ipv6AddressField = v.pipe(
  v.string('an IPv6 address such as 2001:db8::10'),
  v.ipv6('an IPv6 address such as 2001:db8::10'),
);

/** A mail address; the null path is not one. */
export const addressField = v.pipe(
  v.string('a mail address such as alice@example.org'),
  v.maxLength(254, 'a mail address of at most 254 characters'),
  v.regex(
    /^[^\s<>@\u0000-\u001f\u007f]+@[^\s<>@\u0000-\u001f\u007f]+$/u,
    'a mail address such as alice@example.org',
  ),
);

/** A whole number of milliseconds from 0 to a week. */
export const millisecondsField = v.pipe(
  v.number('a number of milliseconds'),
  v.integer('a whole number of milliseconds'),
  v.minValue(0, 'a number of milliseconds of at least 0'),
  v.maxValue(604_800_000, 'a number of milliseconds of at most 604800000, a week'),
);

/** A whole number within limits. */
export const countField = (minimum: number, maximum: number) =>
  v.pipe(
    v.number(`a whole number from ${minimum} to ${maximum}`),
    v.integer(`a whole number from ${minimum} to ${maximum}`),
    v.minValue(minimum, `a whole number from ${minimum} to ${maximum}`),
    v.maxValue(maximum, `a whole number from ${minimum} to ${maximum}`),
  );

export const portField = countField(1, 65_535);

/** A port as the name of a service, as master.cf has it. */
export const portNameField = v.pipe(
  v.string('a port number'),
  v.regex(/^[1-9]\d{0,4}$/u, 'a port number'),
  v.check((text) => Number(text) <= 65_535, 'a port number from 1 to 65535'),
);

/** One of several words. */
export const choiceField = <const T extends readonly string[]>(choices: T) =>
  v.picklist(choices, `one of ${choices.join(', ')}`);

export const booleanField = v.boolean('true or false');

/** Postfix writes switches as yes and no; a world may do so too. */
export const yesNoField = v.union(
  [
    booleanField,
    v.pipe(
      v.picklist(['yes', 'no']),
      v.transform((word) => word === 'yes'),
    ),
  ],
  'yes or no',
);

/** A Postfix time such as `300s` or `5m`; the unit is part of the text. */
export const postfixTimeField = v.pipe(
  v.string('a time such as 300s, 5m, 4h or 5d'),
  v.regex(/^\d{1,6}[smhdw]?$/u, 'a time such as 300s, 5m, 4h or 5d'),
);

/** A Postfix list: an array, or words separated by commas or blanks as in main.cf. */
export const postfixListField = <const T extends readonly string[]>(choices: T) =>
  v.union(
    [
      v.pipe(v.array(choiceField(choices)), v.maxLength(20, 'a list of at most 20 words')),
      v.pipe(
        v.string(),
        v.maxLength(2000, 'a list of at most 2000 characters'),
        v.transform((text) => text.split(/[\s,]+/u).filter((word) => word !== '')),
        v.array(choiceField(choices)),
      ),
    ],
    `a list of: ${choices.join(', ')}`,
  );

/** A TLS floor and ceiling as Postfix writes them, such as `>=TLSv1.2` or `>=TLSv1, <=TLSv1.2`. */
export const postfixTlsRangeField = v.pipe(
  v.string('a TLS range such as >=TLSv1.2 or >=TLSv1, <=TLSv1.2'),
  v.regex(
    /^>=TLSv1(\.[0-3])?(\s*,\s*<=TLSv1(\.[0-3])?)?$/u,
    'a TLS range such as >=TLSv1.2 or >=TLSv1, <=TLSv1.2',
  ),
);

/** An Exim time such as `5m` or `1h30m`; the units are part of the text. */
export const eximTimeField = v.pipe(
  v.string('a time such as 30s, 5m or 1h30m'),
  v.regex(/^(?=.)(\d{1,4}w)?(\d{1,4}d)?(\d{1,4}h)?(\d{1,5}m)?(\d{1,6}s)?$/u, 'a time such as 5m'),
);

/** An Exim size such as `50M` or `200K`; 0 is no limit. */
export const eximSizeField = v.pipe(
  v.string('a size such as 50M, 200K or 1000'),
  v.regex(/^\d{1,9}[KMG]?$/u, 'a size such as 50M, 200K or 1000'),
);
