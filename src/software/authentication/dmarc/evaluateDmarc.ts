/**
 * DMARC: whether what SPF or DKIM has proved belongs to the domain that a reader sees in From, and
 * what that domain asks receivers to do when it does not (RFC 7489 §3.1, §6.6, as RFC 9989 changed
 * them). One proof is enough. What a receiver does is its own decision.
 */
import { splitAddress } from '../../../smtp/address';
import { addressesIn, fieldsNamed, type ReadMessage } from '../../../smtp/headerFields';
import type {
  DkimFinding,
  DmarcFinding,
  DmarcPolicy,
  SpfFinding,
} from '../../../trace/authentication';
import { askFor, type Inquiry } from '../inquiry';
import { findPolicy, NoAnswer, organisationalDomain, type FoundPolicy } from './findPolicy';

export interface Proofs {
  readonly spf: SpfFinding;
  readonly dkim: readonly DkimFinding[];
}

const NOTHING = {
  policyDomain: '',
  policy: 'none',
  handling: 'none',
  isSpfAligned: false,
  isDkimAligned: false,
} as const;

/** The one domain in From; null when there is none, or more than one (RFC 7489 §6.6.1). */
export function authorDomain(message: Pick<ReadMessage, 'fields'>): string | null {
  const [field, ...others] = fieldsNamed(message, 'From');
  if (field === undefined || others.length > 0) return null;
  const domains = addressesIn(field.value).flatMap(
    (address) => splitAddress(address).domain?.toLowerCase().replace(/\.$/u, '') ?? [],
  );
  const [domain, ...more] = [...new Set(domains)];
  return domain === undefined || more.length > 0 ? null : domain;
}

/** Names that do not even end alike cannot be of one organisation; nobody has to be asked. */
const endAlike = (left: string, right: string): boolean =>
  left.split('.').at(-1) === right.split('.').at(-1);

/** Whether a proved domain belongs to the author's: the same name, or the same organisation. */
function* isAligned(proved: string, author: string, isStrict: boolean): Inquiry<boolean> {
  const domain = proved.toLowerCase().replace(/\.$/u, '');
  if (domain === author) return true;
  if (isStrict || !endAlike(domain, author)) return false;
  return (yield* organisationalDomain(domain)) === (yield* organisationalDomain(author));
}

function* someAligned(
  domains: readonly string[],
  author: string,
  isStrict: boolean,
): Inquiry<boolean> {
  for (const domain of domains) {
    if (yield* isAligned(domain, author, isStrict)) return true;
  }
  return false;
}

/** What the record asks for: its own domain's part, that for names below, or for missing ones. */
function* requestedPolicy({ domain, record }: FoundPolicy, author: string): Inquiry<DmarcPolicy> {
  if (domain === author) return record.policy;
  if (record.missingPolicy === record.subdomainPolicy) return record.subdomainPolicy;
  const answer = yield* askFor('dmarc', author, 'A');
  return answer.status === 'nxdomain' ? record.missingPolicy : record.subdomainPolicy;
}

/** A domain that only tries is taken one step less seriously. */
const ONE_STEP_LESS: Readonly<Record<DmarcPolicy, DmarcPolicy>> = {
  reject: 'quarantine',
  quarantine: 'none',
  none: 'none',
};

function* evaluate(domain: string, { spf, dkim }: Proofs): Inquiry<DmarcFinding> {
  const found = yield* findPolicy(domain);
  if (found === null) return { ...NOTHING, result: 'none', domain };
  const { record, domain: policyDomain } = found;
  const passed = dkim.filter(({ result }) => result === 'pass').map((proof) => proof.domain);
  const spfDomains = spf.result === 'pass' ? [spf.domain] : [];
  const isSpfAligned = yield* someAligned(spfDomains, domain, record.strictSpf);
  const isDkimAligned = yield* someAligned(passed, domain, record.strictDkim);
  const policy = yield* requestedPolicy(found, domain);
  const about = { domain, policyDomain, policy, isSpfAligned, isDkimAligned };
  if (isSpfAligned || isDkimAligned) return { ...about, result: 'pass', handling: 'none' };
  // What could not be checked may yet pass: that is no failure.
  const isOpen = [spf, ...dkim].some(({ result }) => result === 'temperror');
  if (isOpen) return { ...about, result: 'temperror', handling: 'none' };
  const handling = record.isTest ? ONE_STEP_LESS[policy] : policy;
  return { ...about, result: 'fail', handling };
}

/** What DMARC finds for a message, by what SPF and DKIM have proved. */
export function* evaluateDmarc(
  message: Pick<ReadMessage, 'fields'>,
  proofs: Proofs,
): Inquiry<DmarcFinding> {
  const domain = authorDomain(message);
  if (domain === null) return { ...NOTHING, result: 'permerror', domain: '' };
  try {
    return yield* evaluate(domain, proofs);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    return { ...NOTHING, result: 'temperror', domain };
  }
}
