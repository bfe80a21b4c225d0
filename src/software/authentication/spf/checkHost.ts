/**
 * SPF's check_host() (RFC 7208 §4): whether an address may send for a domain, by the domain's own
 * record. An inquiry: every look-up is a question. At most 10 terms may cost look-ups, at most 10
 * hosts of an MX are looked at, and at most two look-ups may find nothing (§4.6.4).
 */
import { askFor, type Inquiry } from '../inquiry';
import { isInNetwork, readIpAddress, reverseName, type IpAddress } from '../ipNetwork';
import type { SpfFinding } from '../../../trace/authentication';
import type { DnsAnswer, DnsRecordType } from '../../../trace/traceEvent';
import { expandDomain, expandMacros, isExplainString, needsClientName } from './spfMacro';
import {
  isSpfRecord,
  readSpfRecord,
  type Bits,
  type Directive,
  type Mechanism,
  type SpfRecord,
} from './spfRecord';

export interface SpfFacts {
  readonly clientAddress: string;
  readonly domain: string;
  /** The whole sender: `local-part@domain`; for the name in EHLO, `postmaster@name`. */
  readonly sender: string;
  readonly helloName: string;
  /** The receiver's own name and the time, for explanations only. */
  readonly receiver: string;
  readonly epochSeconds: number;
}

export type SpfOutcome = Omit<SpfFinding, 'identity'>;

const MAXIMUM_LOOKUPS = 10;
const MAXIMUM_VOID_LOOKUPS = 2;
const MAXIMUM_NAMES = 10;

/** Ends a whole evaluation at once; never seen outside this file. */
class Broken extends Error {
  constructor(
    readonly result: 'temperror' | 'permerror',
    readonly problem: string,
  ) {
    super(problem);
  }
}

const isBroken = ({ status }: DnsAnswer): boolean => status === 'servfail' || status === 'timeout';

const valuesOf = (answer: DnsAnswer): readonly string[] =>
  answer.status === 'found' ? answer.values : [];

/** A name that DNS can be asked for: at least two labels, none empty or too long (§4.3). */
const isDomainName = (name: string): boolean =>
  name.length <= 253 &&
  name.includes('.') &&
  name
    .replace(/\.$/u, '')
    .split('.')
    .every((label) => label.length > 0 && label.length <= 63);

const sameName = (left: string, right: string): boolean =>
  left.toLowerCase().replace(/\.$/u, '') === right.toLowerCase().replace(/\.$/u, '');

const isUnder = (name: string, domain: string): boolean =>
  sameName(name, domain) ||
  name
    .toLowerCase()
    .replace(/\.$/u, '')
    .endsWith(`.${domain.toLowerCase().replace(/\.$/u, '')}`);

class Evaluation {
  private lookups = 0;
  private voidLookups = 0;
  private readonly address: IpAddress;
  private readonly addressType: DnsRecordType;
  private readonly localPart: string;
  private readonly senderDomain: string;

  constructor(private readonly facts: SpfFacts) {
    const address = readIpAddress(facts.clientAddress);
    if (address === null) throw new Error(`${facts.clientAddress} is no address.`);
    this.address = address;
    this.addressType = address.version === 4 ? 'A' : 'AAAA';
    const at = facts.sender.lastIndexOf('@');
    const localPart = at > 0 ? facts.sender.slice(0, at) : '';
    this.localPart = localPart === '' ? 'postmaster' : localPart;
    this.senderDomain = facts.sender.slice(at + 1);
  }

  *run(): Inquiry<SpfOutcome> {
    const { domain } = this.facts;
    const blank = { domain, term: '', problem: '', explanation: '' };
    try {
      const found = yield* this.checkDomain(domain, true);
      return { ...blank, ...found };
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return { ...blank, result: error.result, problem: error.problem };
    }
  }

  private *checkDomain(
    domain: string,
    explains: boolean,
  ): Inquiry<Pick<SpfOutcome, 'result' | 'term' | 'explanation'>> {
    const nothing = { term: '', explanation: '' };
    if (!isDomainName(domain)) return { ...nothing, result: 'none' };
    const answer = yield* askFor('spf', domain, 'TXT');
    if (isBroken(answer)) throw new Broken('temperror', `no answer for ${domain}`);
    const [text, ...others] = valuesOf(answer).filter(isSpfRecord);
    if (text === undefined) return { ...nothing, result: 'none' };
    if (others.length > 0) throw new Broken('permerror', `several records for ${domain}`);
    const record = readSpfRecord(text);
    if ('problem' in record) throw new Broken('permerror', record.problem);
    for (const directive of record.directives) {
      if (!(yield* this.matches(directive, domain))) continue;
      const { qualifier: result, text: term } = directive;
      const explanation = result === 'fail' && explains ? yield* this.explain(record, domain) : '';
      return { result, term, explanation };
    }
    if (record.redirect === null) return { ...nothing, result: 'neutral' };
    this.count(`redirect=${record.redirect}`);
    const target = yield* this.expand(record.redirect, domain);
    const redirected = yield* this.checkDomain(target, explains);
    if (redirected.result === 'none') throw new Broken('permerror', `no record for ${target}`);
    return redirected;
  }

  private *matches({ mechanism, text }: Directive, domain: string): Inquiry<boolean> {
    switch (mechanism.kind) {
      case 'all':
        return true;
      case 'ip':
        return isInNetwork(this.address, mechanism.network, mechanism.bits);
      default:
        this.count(text);
        return yield* this.matchesByDns(mechanism, domain);
    }
  }

  private *matchesByDns(
    mechanism: Exclude<Mechanism, { readonly kind: 'all' | 'ip' }>,
    current: string,
  ): Inquiry<boolean> {
    const given = mechanism.domain;
    const domain = given === null ? current : yield* this.expand(given, current);
    switch (mechanism.kind) {
      case 'include':
        return yield* this.includes(domain);
      case 'exists':
        return valuesOf(yield* this.lookUp(domain, 'A')).length > 0;
      case 'a':
        return yield* this.hasAddress(domain, mechanism.bits);
      case 'mx':
        return yield* this.hasMx(domain, mechanism.bits);
      case 'ptr': {
        const names = yield* this.clientNames();
        return names.some((name) => isUnder(name, domain));
      }
    }
  }

  /** Only a pass of the other record matches (§5.2). */
  private *includes(domain: string): Inquiry<boolean> {
    const { result } = yield* this.checkDomain(domain, false);
    if (result === 'none') throw new Broken('permerror', `no record for ${domain}`);
    return result === 'pass';
  }

  private *hasAddress(name: string, bits: Bits): Inquiry<boolean> {
    return this.isAmong(yield* this.lookUp(name, this.addressType), bits);
  }

  private *hasMx(domain: string, bits: Bits): Inquiry<boolean> {
    const answer = yield* this.lookUp(domain, 'MX');
    const hosts = valuesOf(answer).flatMap((value) => value.split(' ')[1] ?? []);
    if (hosts.length > MAXIMUM_NAMES) throw new Broken('permerror', `too many MX for ${domain}`);
    for (const host of hosts) {
      if (host !== '.' && (yield* this.hasAddress(host, bits))) return true;
    }
    return false;
  }

  private isAmong(answer: DnsAnswer, bits: Bits): boolean {
    const { four, six } = bits;
    return valuesOf(answer).some((text) => {
      const network = readIpAddress(text);
      const length = this.address.version === 4 ? four : six;
      return network !== null && isInNetwork(this.address, network, length);
    });
  }

  /** The names of the client's address that lead back to it; an error finds none (§5.5). */
  private *clientNames(): Inquiry<readonly string[]> {
    const reverse = yield* askFor('spf', reverseName(this.address), 'PTR');
    this.countVoid(reverse);
    const names: string[] = [];
    for (const name of valuesOf(reverse).slice(0, MAXIMUM_NAMES)) {
      const forward = yield* askFor('spf', name, this.addressType);
      if (this.isAmong(forward, { four: 32, six: 128 })) names.push(name);
    }
    return names;
  }

  private *lookUp(name: string, recordType: DnsRecordType): Inquiry<DnsAnswer> {
    // A name that cannot be asked for exists no more than one that is not there (§4.8).
    if (!isDomainName(name)) return { status: 'nxdomain' };
    const answer = yield* askFor('spf', name, recordType);
    if (isBroken(answer)) throw new Broken('temperror', `no answer for ${name}`);
    this.countVoid(answer);
    return answer;
  }

  private count(term: string): void {
    this.lookups += 1;
    if (this.lookups > MAXIMUM_LOOKUPS) {
      throw new Broken('permerror', `too many DNS lookups at ${term}`);
    }
  }

  private countVoid({ status }: DnsAnswer): void {
    if (status !== 'nxdomain' && status !== 'nodata') return;
    this.voidLookups += 1;
    if (this.voidLookups > MAXIMUM_VOID_LOOKUPS) {
      throw new Broken('permerror', 'too many void lookups');
    }
  }

  private *macroFacts(text: string, domain: string) {
    const { helloName, receiver, epochSeconds } = this.facts;
    const { address, localPart, senderDomain } = this;
    const clientName = needsClientName(text) ? yield* this.clientName(domain) : '';
    const names = { helloName, clientName, receiver };
    return { address, localPart, senderDomain, domain, ...names, epochSeconds };
  }

  /** The name for `%{p}`: the domain's own, one below it, any, or none (§7.3). */
  private *clientName(domain: string): Inquiry<string> {
    const names = yield* this.clientNames();
    const best =
      names.find((name) => sameName(name, domain)) ??
      names.find((name) => isUnder(name, domain)) ??
      names[0];
    return best ?? 'unknown';
  }

  private *expand(text: string, domain: string): Inquiry<string> {
    return expandDomain(text, yield* this.macroFacts(text, domain));
  }

  /** What the domain says about a failure; anything wrong with it leaves it out (§6.2). */
  private *explain({ explanation }: SpfRecord, domain: string): Inquiry<string> {
    if (explanation === null) return '';
    try {
      return yield* this.explainBy(explanation, domain);
    } catch (error) {
      if (error instanceof Broken) return '';
      throw error;
    }
  }

  private *explainBy(explanation: string, domain: string): Inquiry<string> {
    const name = yield* this.expand(explanation, domain);
    if (!isDomainName(name)) return '';
    const [text, ...others] = valuesOf(yield* askFor('spf', name, 'TXT'));
    if (text === undefined || others.length > 0 || !isExplainString(text)) return '';
    return expandMacros(text, yield* this.macroFacts(text, domain));
  }
}

/**
 * Whether an address may send for a domain.
 * @throws Error when the client's address is none.
 */
export const checkHost = (facts: SpfFacts): Inquiry<SpfOutcome> => new Evaluation(facts).run();
