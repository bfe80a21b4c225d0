/**
 * Reads a DMARC record (RFC 7489 §6.3, §6.4, with the tags of RFC 9989: np, psd and t, no pct):
 * what a domain asks receivers to do with mail that fails, and how strictly names must agree.
 * Not modelled: reports, so rua and ruf are only read.
 */
import type { DmarcPolicy } from '../../../trace/authentication';

export interface DmarcRecord {
  readonly policy: DmarcPolicy;
  /** For names below the domain. */
  readonly subdomainPolicy: DmarcPolicy;
  /** For names below the domain that do not exist. */
  readonly missingPolicy: DmarcPolicy;
  readonly strictSpf: boolean;
  readonly strictDkim: boolean;
  /** The domain only tries: its policy counts one step less. */
  readonly isTest: boolean;
  /** Whether others register names below it (y), whether it is itself an organisation's (n). */
  readonly publicSuffix: 'yes' | 'no' | 'unknown';
}

export const isDmarcRecord = (text: string): boolean =>
  /^v[ \t]*=[ \t]*DMARC1[ \t]*(;|$)/u.test(text);

const POLICIES: Readonly<Record<string, DmarcPolicy>> = {
  none: 'none',
  quarantine: 'quarantine',
  reject: 'reject',
};

const SUFFIXES: Readonly<Record<string, DmarcRecord['publicSuffix']>> = { y: 'yes', n: 'no' };

/** Reads the tags of a record; what cannot be read, and what nobody knows, is passed over. */
export function readDmarcRecord(text: string): DmarcRecord {
  const tags = new Map(
    text.split(';').flatMap((part) => {
      const [, name = '', value = ''] = /^\s*([a-z]+)\s*=\s*(.*?)\s*$/iu.exec(part) ?? [];
      return name === '' ? [] : [[name.toLowerCase(), value.toLowerCase()] as const];
    }),
  );
  const valueOf = (name: string): string => tags.get(name) ?? '';
  // A record without a policy, or with one that nobody knows, asks for nothing.
  const policy = POLICIES[valueOf('p')] ?? 'none';
  const subdomainPolicy = POLICIES[valueOf('sp')] ?? policy;
  return {
    policy,
    subdomainPolicy,
    missingPolicy: POLICIES[valueOf('np')] ?? subdomainPolicy,
    strictSpf: valueOf('aspf') === 's',
    strictDkim: valueOf('adkim') === 's',
    isTest: valueOf('t') === 'y',
    publicSuffix: SUFFIXES[valueOf('psd')] ?? 'unknown',
  };
}
