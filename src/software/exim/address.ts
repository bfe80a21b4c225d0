/**
 * How Exim reads an address (parse.c): words, comments, a phrase before the angle brackets, source
 * routes, and its words for what is wrong, which quote how far it came. RFC 5321 §4.1.2, RFC 5322
 * §3.4 with Exim's leniences: no brackets needed, dots anywhere in a local part.
 * Not modelled: groups, `strip_excess_angle_brackets` and `strip_trailing_dot`.
 */
import { octetLength } from '../../smtp/lines';

export type EximAddress =
  | { readonly kind: 'address'; readonly localPart: string; readonly domain: string | null }
  | { readonly kind: 'null' }
  | { readonly kind: 'problem'; readonly problem: string };

export interface EximAddressOptions {
  /** Whether `<>` is an address, as it is in MAIL. */
  readonly allowsNull: boolean;
  /** allow_domain_literals */
  readonly allowsLiterals: boolean;
  /** allow_utf8_domains, which SMTPUTF8 switches on too. */
  readonly allowsUtf8Domains: boolean;
}

/** EXIM_EMAILADDR_MAX: the longest address that Exim handles, in octets. */
const LONGEST_OCTETS = 256;

/** How many octets of the rest a message quotes. */
const QUOTED_OCTETS = 32;

const SPECIAL = /[\p{Cc} ()<>@,;:".[\]\\]/u;

const ASCII_DOMAIN = /^[A-Za-z0-9-]$/u;
const UTF8_DOMAIN = /^(?:[A-Za-z0-9-]|[\u0080-\u{10ffff}])$/u;

class Problem extends Error {}

/** What has been read of one address; every method moves on behind what it reads. */
class Reader {
  private at = 0;
  private readonly letters: readonly string[];

  constructor(
    text: string,
    private readonly options: EximAddressOptions,
  ) {
    this.letters = Array.from(text);
  }

  /** @throws Problem */
  read(): EximAddress {
    this.skipComments();
    const first = this.readLocalPart(true);
    if (this.next() !== '@' && this.next() !== '<') {
      if (this.next() === '' || this.next() === ';') {
        if (first === '') throw new Problem('empty address');
        return this.finish({ kind: 'address', localPart: first, domain: null });
      }
      this.skipPhrase();
    }
    if (this.next() === '<') return this.readBracketed();
    if (first === '') {
      this.readRoute();
      return this.finish(this.readRouted(this.readAddrSpec('')));
    }
    this.at += 1;
    return this.finish({ kind: 'address', localPart: first, domain: this.readDomain() });
  }

  private next(): string {
    return this.letters[this.at] ?? '';
  }

  /** Blanks, and comments in round brackets, which may hold comments. */
  private skipComments(): void {
    let depth = 0;
    for (; this.at < this.letters.length; this.at += 1) {
      const letter = this.next();
      if (depth === 0) {
        if (/\s/u.test(letter)) continue;
        if (letter !== '(') return;
        depth = 1;
      } else if (letter === '(') depth += 1;
      else if (letter === ')') depth -= 1;
      else if (letter === '\\') this.at += 1;
    }
  }

  private readQuoted(): string {
    let read = '"';
    for (this.at += 1; this.at < this.letters.length; this.at += 1) {
      const letter = this.next();
      read += letter;
      if (letter === '"') {
        this.at += 1;
        return read;
      }
      if (letter === '\\' && this.at + 1 < this.letters.length) {
        this.at += 1;
        read += this.next();
      }
    }
    throw new Problem('unmatched doublequote in local part');
  }

  private readAtom(): string {
    let read = '';
    for (;;) {
      const letter = this.next();
      const isEscape = letter === '\\' && this.at + 1 < this.letters.length;
      if (letter === '' || (SPECIAL.test(letter) && !isEscape)) return read;
      read += letter;
      this.at += 1;
      if (isEscape) {
        read += this.next();
        this.at += 1;
      }
    }
  }

  /** Words and dots. */
  private readLocalPart(mayBeEmpty: boolean): string {
    let read = '';
    for (;;) {
      this.skipComments();
      read += this.next() === '"' ? this.readQuoted() : this.readAtom();
      this.skipComments();
      if (this.next() !== '.') break;
      while (this.next() === '.') {
        read += '.';
        this.at += 1;
      }
    }
    if (read === '' && !mayBeEmpty) throw new Problem('missing or malformed local part');
    return read;
  }

  /** `Alice Example <alice@example.org>`: the words before the bracket. */
  private skipPhrase(): void {
    while (this.next() !== '<') {
      try {
        this.readLocalPart(false);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        throw new Problem(`${error.message} (expected word or "<")`);
      }
    }
  }

  private readLiteral(): string {
    const rest = this.letters.slice(this.at).join('');
    const read = /^\[(?:ipv[46]:)?[0-9a-f.:]*/iu.exec(rest)?.[0] ?? '';
    const isWhole = rest.charAt(read.length) === ']';
    if (!this.options.allowsLiterals) throw new Problem('domain literals not allowed');
    if (!isWhole) throw new Problem('malformed domain literal');
    this.at += read.length + 1;
    this.skipComments();
    return `${read}]`;
  }

  private readDomain(): string {
    this.skipComments();
    if (this.next() === '[') return this.readLiteral();
    const taken = this.options.allowsUtf8Domains ? UTF8_DOMAIN : ASCII_DOMAIN;
    let read = '';
    for (;;) {
      const before = this.at;
      if (this.next() !== '-') {
        while (taken.test(this.next())) read += this.letters[this.at++] ?? '';
      }
      if (this.at === before) throw new Problem('domain missing or malformed');
      this.skipComments();
      if (this.next() !== '.') return read;
      read += '.';
      this.at += 1;
      this.skipComments();
    }
  }

  /** `@a.example,@b.example:`, which is read and forgotten (RFC 5321 §4.1.1.3). */
  private readRoute(): void {
    let hops = 0;
    while (this.next() === '@') {
      this.at += 1;
      this.readDomain();
      hops += 1;
      if (this.next() !== ',') break;
      this.at += 1;
      this.skipComments();
      hops += 1;
    }
    if (this.next() !== ':') {
      throw new Problem(hops > 1 ? 'colon expected after route list' : 'no local part');
    }
    this.at += 1;
    this.skipComments();
  }

  private readAddrSpec(end: string): EximAddress {
    const localPart = this.readLocalPart(false);
    if (this.next() === end) return { kind: 'address', localPart, domain: null };
    if (this.next() !== '@') throw new Problem(`"@" or "." expected after "${localPart}"`);
    this.at += 1;
    return { kind: 'address', localPart, domain: this.readDomain() };
  }

  private readRouted(address: EximAddress): EximAddress {
    if (address.kind === 'address' && address.domain === null) {
      throw new Problem('domain missing in source-routed address');
    }
    return address;
  }

  private readBracketed(): EximAddress {
    this.at += 1;
    this.skipComments();
    const isRouted = this.next() === '@';
    if (isRouted) this.readRoute();
    const isNull = this.options.allowsNull && !isRouted && this.next() === '>';
    const address: EximAddress = isNull ? { kind: 'null' } : this.readAddrSpec('>');
    if (isRouted) this.readRouted(address);
    if (this.next() === '') throw new Problem("'>' missing at end of address");
    if (this.next() !== '>') throw this.mayNotFollow();
    this.at += 1;
    this.skipComments();
    return this.finish(address);
  }

  private mayNotFollow(): Problem {
    const rest = cutOctets(this.letters.slice(this.at).join(''), QUOTED_OCTETS);
    const taken = this.letters.slice(0, this.at).join('');
    return new Problem(`malformed address: ${rest} may not follow ${taken}`);
  }

  private finish(address: EximAddress): EximAddress {
    if (this.next() !== '') throw this.mayNotFollow();
    if (address.kind !== 'address') return address;
    const { localPart, domain } = address;
    const whole = domain === null ? localPart : `${localPart}@${domain}`;
    if (octetLength(whole) <= LONGEST_OCTETS) return address;
    throw new Problem(`address is ridiculously long: ${cutOctets(whole, 64)}...`);
  }
}

/** The beginning of a text, in octets of UTF-8; a letter that does not fit is left out. */
function cutOctets(text: string, octets: number): string {
  let taken = '';
  for (const letter of text) {
    if (octetLength(taken + letter) > octets) break;
    taken += letter;
  }
  return taken;
}

/** Reads an address; `text` is the whole operand, as Exim's messages quote it. */
export function readEximAddress(text: string, options: EximAddressOptions): EximAddress {
  try {
    return new Reader(text, options).read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { kind: 'problem', problem: error.message };
  }
}
