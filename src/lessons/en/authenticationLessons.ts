/**
 * Lessons of how a receiver finds out who sent a message: SPF for the caller, DMARC for what a
 * reader sees in From, and the refusal that may come of it. RFC 6376 §6, RFC 7208 §2.2, §4.6.4, §8,
 * RFC 7489 §3.1, §6.7.
 */
import type {
  Authentication,
  DkimFinding,
  DkimProblem,
  DmarcFinding,
  SpfFinding,
} from '../../trace/authentication';
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import { replyCode } from './parties';

const found = ({ answer }: StepFacts): string | null =>
  answer?.status === 'found' ? (answer.values[0] ?? null) : null;

const isSpfRecord = (record: string | null): boolean => /^v=spf1\b/iu.test(record ?? '');

function lookUpSpf(facts: StepFacts): Explanation {
  const record = found(facts);
  const asked = wire(facts.query?.name, 'the sender’s domain');
  if (facts.query !== null && facts.query.recordType !== 'TXT') {
    return lesson(
      'The SPF record points on, and the MX follows',
      text`A term of the record cannot be judged without asking for ${asked}. At most ten terms of
        this kind are followed; a record that needs more counts as broken.`,
    );
  }
  if (facts.answer !== null && !isSpfRecord(record)) {
    return lesson(
      'The domain does not say which addresses may send for it',
      text`The MX asks for the TXT record of ${asked} and finds no SPF record. So SPF says nothing,
        neither for nor against the message.`,
    );
  }
  return lesson(
    'May this address send for that domain? The domain’s SPF record answers',
    text`The MX asks DNS for the TXT record of ${asked}, the sender’s domain. Its answer is ${wire(
      record,
      'still to come',
    )}. The record names the addresses that may send; the MX compares it with the address that
      called.`,
    text`SPF looks at the envelope’s sender, not at the From line.`,
  );
}

function lookUpDkimKey(facts: StepFacts): Explanation {
  const asked = wire(facts.query?.name, 'the name that the signature gives');
  if (facts.answer !== null && found(facts) === null) {
    return lesson(
      'The message is signed, and the key is not there',
      text`The MX asks for ${asked} and finds no key. A signature that nobody can check is as good
        as none: it is no reason to refuse.`,
    );
  }
  return lesson(
    'Does the signature still fit the message? The key is in DNS',
    text`The message carries a DKIM signature, which names a domain and a key. The MX asks for
      ${asked}, counts the hashes of the body and of the signed fields anew, and compares.`,
    text`A signature travels with the message. So it also holds where the message was passed on by a
      server that SPF does not know; and it breaks when somebody on the way changes what
      is signed.`,
  );
}

function lookUpDmarc(facts: StepFacts): Explanation {
  const record = found(facts);
  const asked = wire(facts.query?.name, 'the name below the domain in From');
  if (facts.query !== null && facts.query.recordType !== 'TXT') {
    return lesson(
      'Does the domain in From exist at all?',
      text`The policy was found one step up, and its owner may ask for something else where a name
        below does not exist. So the MX asks for ${asked}.`,
    );
  }
  if (facts.answer !== null && record === null) {
    return lesson(
      'No policy here: the MX asks further up',
      text`${asked} has no DMARC record. The MX goes on with the domain above, up to eight names in
        all; without a record anywhere, DMARC says nothing about the message.`,
    );
  }
  return lesson(
    'What does the domain in From want done with mail that proves nothing?',
    text`The MX asks DNS for ${asked} and the answer is ${wire(record, 'still to come')}. It is
      about the domain that a reader sees. That has to be the one that SPF or DKIM has proved, or
      one of the same organisation.`,
    text`One of the two is enough. RFC 9989, which has followed RFC 7489, lets a domain that only
      tries its policy say so with t=y: it then counts one step less.`,
  );
}

/** `SPF passes for example.org`, or why it does not. */
function spfInWords({ result, domain, term, problem }: SpfFinding): Paragraph {
  const about = wire(domain, 'the sender’s domain');
  switch (result) {
    case 'pass':
      return text`SPF: ${about} allows this address by ${wire(term, 'its record')}.`;
    case 'fail':
      return text`SPF: ${about} does not allow this address, by ${wire(term, 'its record')}.`;
    case 'softfail':
      return text`SPF: ${about} doubts this address, by ${wire(term, 'its record')}. A doubt
        alone is no reason to refuse.`;
    case 'neutral':
      return text`SPF: ${about} says nothing about this address.`;
    case 'none':
      return text`SPF: ${about} has no record.`;
    case 'temperror':
      return text`SPF: DNS gave no answer about ${about}, so there is no result.`;
    case 'permerror':
      return text`SPF: the record of ${about} is broken at ${wire(problem, 'one of its terms')}, so
        it proves nothing.`;
  }
}

const DKIM_PROBLEMS: Readonly<Record<DkimProblem, string>> = {
  syntax: 'it cannot be read',
  version: 'its version is unknown',
  algorithm: 'its algorithm is not taken',
  'from-not-signed': 'it leaves out From',
  expired: 'it has run out',
  'body-changed': 'the body is not the one that was signed',
  'header-changed': 'a signed field is not what it was, or the key is another',
  'no-key': 'its key is not in DNS',
  'key-revoked': 'its key was taken back',
  'key-syntax': 'its key cannot be used for it',
  'key-unavailable': 'DNS gave no answer about its key',
};

/** The best signature speaks for all. */
function dkimInWords(findings: readonly DkimFinding[]): Paragraph {
  const best = findings.find(({ result }) => result === 'pass') ?? findings[0];
  if (best === undefined) return text`DKIM: the message is not signed.`;
  const about = wire(best.domain, 'a domain');
  return best.problem === null
    ? text`DKIM: the signature of ${about} fits.`
    : text`DKIM: the signature of ${about} does not count, for ${DKIM_PROBLEMS[best.problem]}.`;
}

const POLICIES = {
  none: 'asks for nothing',
  quarantine: 'asks receivers to put such mail aside',
  reject: 'asks receivers to refuse such mail',
} as const;

function dmarcInWords(dmarc: DmarcFinding): Paragraph {
  const about = wire(dmarc.domain, 'the domain in From');
  switch (dmarc.result) {
    case 'pass':
      return text`DMARC: ${
        dmarc.isSpfAligned ? 'SPF' : 'DKIM'
      } has proved ${about}, the domain in From.`;
    case 'fail':
      return text`DMARC: nothing has proved ${about}, the domain in From. That domain ${
        POLICIES[dmarc.policy]
      }.`;
    case 'none':
      return text`DMARC: ${about} has no policy.`;
    case 'temperror':
      return text`DMARC: DNS gave no answer about ${about}, so there is no result.`;
    case 'permerror':
      return text`DMARC: From does not name exactly one domain, so nothing can be looked up.`;
  }
}

/** What was found out, a sentence for each check; nothing where nobody has looked. */
export const findingsInWords = (authentication: Authentication | null): Paragraph | null =>
  authentication === null
    ? null
    : [
        ...spfInWords(authentication.spf),
        ' ',
        ...dkimInWords(authentication.dkim),
        ' ',
        ...dmarcInWords(authentication.dmarc),
      ];

function refused(facts: StepFacts): Explanation {
  return lesson(
    'Refused after the final dot: nothing proves the domain in From',
    findingsInWords(facts.authentication),
    text`The receiver does here what that domain asks for. It does not have to: a policy is a wish,
      and a receiver that knows better, for instance about a mailing list, should not refuse for
      that alone.`,
  );
}

const saidNo: Lesson = (facts) =>
  lesson(
    'The whole message has come, and the answer is no',
    text`${wire(facts.lines[0], 'The refusal')}: only now could the receiver read From, so only now
      can it refuse for it. The client still holds the message, and whoever sent it learns of the
      refusal.`,
    text`No code means DMARC. ${wire(replyCode(facts), 'The code')} says that the message is against
      the receiver’s rules; the words say which. 5.7.26, often taken for it, says that several
      checks have failed.`,
  );

export const AUTHENTICATION_LESSONS = {
  'receiver.look-up-spf': lookUpSpf,
  'receiver.look-up-dkim-key': lookUpDkimKey,
  'receiver.look-up-dmarc': lookUpDmarc,
  'receiver.refuse-message': refused,
  'message.against-policy': saidNo,
  'data.refuse': saidNo,
} satisfies Partial<Record<RuleId, Lesson>>;
