/**
 * How Exim reads MAIL, RCPT and VRFY (smtp_in.c, smtp_setup_msg): the options from the end of the
 * line, then the address, then the size, then whether there is a domain. RFC 5321 §4.1.1.2,
 * §4.1.1.3, §4.1.1.6, RFC 1870 §6.1.
 */
import type { Command } from '../../smtp/command';
import type { PathReading, Standing, VrfyReading } from '../serverSoftware';
import type { EximService } from '../serviceSettings';
import { readEximAddress, type EximAddressOptions } from './address';
import { eximOctets } from './eximUnits';
import { takeOptions } from './mailOptions';

/** VRFY takes literals whatever the option says, as measured. */
const FOR_VRFY: EximAddressOptions = {
  allowsNull: false,
  allowsLiterals: true,
  allowsUtf8Domains: false,
};

const isPostmaster = (localPart: string): boolean => localPart.toLowerCase() === 'postmaster';

/** Reads `MAIL FROM:…` or `RCPT TO:…`, whose argument begins with that word. */
export function readPath(
  service: EximService,
  { verb, argument }: Command,
  standing: Standing,
): PathReading {
  const isMail = verb === 'mail';
  const operand = argument.slice(argument.indexOf(':') + 1).trim();
  if (operand === '') return { kind: 'syntax' };
  const taken = takeOptions(service, standing, isMail ? 'mail' : 'rcpt', operand);
  if (taken.kind === 'bad-option') return taken;
  const { address: text, size, requestsPrdr, isUtf8 } = taken;
  const read = readEximAddress(text, {
    allowsNull: isMail,
    allowsLiterals: service.parameters.allow_domain_literals,
    allowsUtf8Domains: isUtf8,
  });
  if (read.kind === 'problem') {
    return { kind: 'bad-address', problem: `${text}: ${read.problem}` };
  }
  const limit = eximOctets(service.parameters.message_size_limit);
  if (limit > 0 && size > limit) return { kind: 'too-large', problem: '' };
  if (read.kind === 'null') return { kind: 'address', address: '', requestsPrdr };
  const { localPart, domain } = read;
  if (domain !== null) {
    return { kind: 'address', address: `${localPart}@${domain}`, requestsPrdr };
  }
  if (isMail || !isPostmaster(localPart)) return { kind: 'unqualified' };
  return { kind: 'address', address: localPart };
}

/** What VRFY asks about. */
export function readVrfy(service: EximService, argument: string): VrfyReading {
  const read = readEximAddress(argument, FOR_VRFY);
  if (read.kind !== 'address') {
    return { kind: 'bad-address', problem: read.kind === 'problem' ? read.problem : '' };
  }
  const { localPart, domain } = read;
  if (domain === null && !isPostmaster(localPart)) return { kind: 'unqualified' };
  if (service.parameters.acl_smtp_vrfy !== 'accept') return { kind: 'disabled' };
  const address = domain === null ? localPart : `${localPart}@${domain}`;
  return { kind: 'ask', address, typed: address };
}
