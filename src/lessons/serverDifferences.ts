/**
 * Where servers differ: what each said to a command at which Postfix followed a rule. The data is
 * made from captured sessions by `npx vitest run tests/conformance/otherServers -u`, never by hand:
 * Postfix 3.7, Exim 4.96, OpenSMTPD 6.8, nodemailer smtp-server 3.21, Haraka 3.3, aiosmtpd 1.4.
 * Simplified: one configuration of each; a server that is set up otherwise may answer otherwise.
 */
import type { RuleId } from '../trace/rules';
import differences from './serverDifferences.json';

export interface ServerReply {
  readonly server: string;
  /** The last line of the reply. */
  readonly reply: string;
}

export interface ServerDifference {
  /** The command that was answered; '' for a line within a login. */
  readonly verb: string;
  readonly replies: readonly ServerReply[];
}

const DIFFERENCES: readonly (ServerDifference & { readonly rule: string })[] = differences;

/** What the servers say at a rule, one entry for each command; none where all answer alike. */
export const differencesAt = (rule: RuleId): readonly ServerDifference[] =>
  DIFFERENCES.filter((difference) => difference.rule === rule);
