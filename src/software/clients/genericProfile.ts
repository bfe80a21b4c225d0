/**
 * The generic mail client or application: its behaviour is the sender's own settings, one by one,
 * and its words are in the lessons (RFC 8314 §5.2, RFC 5321 §4.5.3.2).
 */
import { usualSuites } from '../../world/cipherSuites';
import type { SenderSettings } from '../../world/senderSchema';
import { USUAL_MANNERS } from './clientManners';
import {
  ALL_CHECKS,
  NO_CHECKS,
  type ClientProfile,
  type MessageFacts,
  type WrittenMessage,
} from './clientProfile';

/** Date, From, To, Subject, Message-ID: what RFC 5322 §3.6 asks for, in its order. */
const writePlainMessage = (facts: MessageFacts): WrittenMessage => ({
  headers: [
    { name: 'Date', value: facts.date },
    { name: 'From', value: facts.from },
    { name: 'To', value: facts.to },
    { name: 'Subject', value: facts.subject },
    { name: 'Message-ID', value: `<${facts.chance.slice(0, 8)}@${facts.hostName}>` },
  ],
  body: facts.body,
});

/** The profile of a sender whose program is none in particular. */
export function genericProfile(sender: SenderSettings): ClientProfile {
  return {
    security: sender.outgoing.security,
    logsIn: true,
    whenAuthIsMissing: sender.whenAuthIsMissing,
    pipelining: sender.pipelining,
    ignoresForeignLines: sender.ignoresForeignLines,
    sendsOptions: 'none',
    manners: { ...USUAL_MANNERS, whenNoMechanismFits: sender.whenAuthIsMissing },
    timeouts: sender.timeouts,
    tls: {
      lowest: sender.lowestTlsVersion,
      highest: sender.highestTlsVersion,
      checks: sender.verifyCertificate ? ALL_CHECKS : NO_CHECKS,
      sendsServerName: true,
      isAskedAgain: false,
      suites: sender.cipherSuites.length > 0 ? sender.cipherSuites : usualSuites(),
    },
    noDelay: sender.noDelay,
    writeMessage: writePlainMessage,
    tell: null,
  };
}
