/**
 * What each single restriction of Postfix's lists decides (postconf(5)); the lists themselves are
 * in `restrictions.ts`.
 */
import { sameAddress } from '../../smtp/address';
import type { Restriction } from '../../world/postfix/restriction';
import type { RecipientVerdict } from '../serverSoftware';
import { actOn, addressKeys, clientKeys, hostKeys, lookUpAccess } from './accessTable';
import { isOurs, judgeListed } from './addressClasses';
import { judgeAddressLists, judgeDomainLists, judgeTrustedLists } from './blocklists';
import {
  clientSubject,
  heloSubject,
  PASS,
  PERMIT,
  recipientSubject,
  refusal,
  refusalOf,
  refuse,
  senderSubject,
  subjectOf,
  type Decision,
  type Judging,
  type Subject,
} from './decision';
import { judgeAddress, judgeClient, judgeHelo } from './nameChecks';
import { askPolicyService } from './policyServices';

/** Judges restrictions that stand in a table, as those of a list. */
type JudgeWords = (words: readonly Restriction[]) => Decision;

type LoginRestriction = Extract<Restriction, `reject_${string}sender_login_mismatch`>;

/** An address with an owner is for its owner's login only; the words of the four differ. */
function judgeLoginMatch(word: LoginRestriction, { settings, facts }: Judging): Decision {
  const { identity, sender } = facts;
  // The null path belongs to nobody; VRFY is judged with it too.
  if (sender === '') return PASS;
  const owners = settings.loginOwners.filter(({ addresses }) =>
    addresses.some((address) => sameAddress(address, sender)),
  );
  const deny = (verdict: RecipientVerdict): Decision => refuse({ verdict, reply: null });
  const onlyKnown = word === 'reject_known_sender_login_mismatch';
  if (identity === null) {
    const looks = word !== 'reject_authenticated_sender_login_mismatch';
    return looks && owners.length > 0 ? deny('sender.not-logged-in') : PASS;
  }
  if (word === 'reject_unauthenticated_sender_login_mismatch') return PASS;
  if (owners.some(({ user }) => user === identity)) return PASS;
  return onlyKnown && owners.length === 0 ? PASS : deny('sender.not-owned');
}

type TableName = Extract<Restriction, `check_${string}_access`>;

/** Whom a table is about, and the keys under which it is searched. */
function searched(word: TableName, { facts }: Judging): [Subject, readonly string[]] {
  const { clientName, clientAddress, reverseName, helloName, identity } = facts;
  switch (word) {
    case 'check_client_access':
      return [clientSubject(facts), clientKeys(clientName, clientAddress)];
    case 'check_reverse_client_hostname_access': {
      const name = reverseName ?? 'unknown';
      const subject = { ...clientSubject(facts), name, label: 'Unverified Client host' } as const;
      return [subject, clientKeys(reverseName, clientAddress)];
    }
    case 'check_helo_access':
      return [heloSubject(facts), hostKeys(helloName ?? '')];
    case 'check_sender_access':
      return [senderSubject(facts), addressKeys(facts.sender)];
    case 'check_recipient_access':
      return [recipientSubject(facts), addressKeys(facts.recipient)];
    case 'check_sasl_access': {
      const name = identity ?? '';
      const verdict = 'sender.access-denied' as const;
      return [{ name, label: 'SASL login name', verdict }, identity === null ? [] : [identity]];
    }
  }
}

function judgeTable(word: TableName, judging: Judging, judgeWords: JudgeWords): Decision {
  const { parameters } = judging.settings;
  const [subject, keys] = searched(word, judging);
  const action = lookUpAccess(parameters[word], keys);
  return action === null ? PASS : actOn(action, { subject, parameters, judgeWords });
}

/** The services are asked one after the other, until one decides. */
function judgeServices(judging: Judging, judgeWords: JudgeWords): Decision {
  const { parameters } = judging.settings;
  for (const service of parameters.check_policy_service) {
    const { action, verdict } = askPolicyService(service, judging);
    const subject = { ...subjectOf(judging), verdict };
    const decision = actOn(action, { subject, parameters, judgeWords });
    if (decision.kind !== 'pass') return decision;
  }
  return PASS;
}

/** The words that refuse without looking at anything but the session. */
function judgeSession(word: Restriction, judging: Judging): Decision {
  const { facts, settings } = judging;
  const { parameters } = settings;
  const subject = subjectOf(judging);
  switch (word) {
    case 'reject':
      return refuse(refusalOf(subject, parameters.reject_code, '5.7.1', 'Access denied'));
    case 'defer':
      return refuse(refusalOf(subject, parameters.defer_code, '4.3.2', 'Try again later'));
    case 'defer_if_permit':
    case 'defer_if_reject': {
      const kind = word === 'defer_if_permit' ? 'defer-if-permit' : 'defer-if-reject';
      return { kind, refusal: refusalOf(subject, 450, '4.3.2', `${word} requested`) };
    }
    case 'reject_plaintext_session': {
      const why = 'Session encryption is required';
      return facts.secured
        ? PASS
        : refuse(refusalOf(subject, parameters.plaintext_reject_code, '4.7.1', why));
    }
    case 'reject_unauth_pipelining': {
      const why = 'Improper use of SMTP command pipelining';
      return facts.hasPipelined ? refuse(refusalOf(subject, 503, '5.5.0', why)) : PASS;
    }
    default: {
      const code = parameters.multi_recipient_bounce_reject_code;
      return facts.sender === '' && facts.recipientCount > 1
        ? refuse(refusalOf(subject, code, '5.5.3', 'Multi-recipient bounce'))
        : PASS;
    }
  }
}

/** The words about mail for other servers' domains. */
function judgeDestination(word: Restriction, { settings, facts }: Judging): Decision {
  const isFine = isOurs(settings, facts.recipient);
  if (word === 'permit_auth_destination') return isFine ? PERMIT : PASS;
  if (isFine) return PASS;
  const denied = settings.parameters.relay_domains_reject_code;
  const isDeferred = word === 'defer_unauth_destination';
  return refuse(
    refusal(
      isDeferred ? 'recipient.relay-deferred' : 'recipient.relay-denied',
      isDeferred ? denied - 100 : denied,
      '5.7.1',
      `<${facts.recipient}>: Relay access denied`,
    ),
  );
}

/** What a restriction decides. */
export function decideOne(word: Restriction, judging: Judging, judgeWords: JudgeWords): Decision {
  const { settings, facts } = judging;
  switch (word) {
    case 'permit':
      return PERMIT;
    case 'permit_mynetworks':
      return settings.parameters.mynetworks.includes(facts.clientAddress) ? PERMIT : PASS;
    case 'permit_sasl_authenticated':
      return facts.identity === null ? PASS : PERMIT;
    case 'permit_auth_destination':
    case 'reject_unauth_destination':
    case 'defer_unauth_destination':
      return judgeDestination(word, judging);
    case 'reject_sender_login_mismatch':
    case 'reject_authenticated_sender_login_mismatch':
    case 'reject_unauthenticated_sender_login_mismatch':
    case 'reject_known_sender_login_mismatch':
      return judgeLoginMatch(word, judging);
    case 'reject_unlisted_recipient':
      return judgeListed(settings, recipientSubject(facts));
    case 'reject_unlisted_sender':
      return facts.sender === '' ? PASS : judgeListed(settings, senderSubject(facts));
    default:
      return decideByName(word, judging, judgeWords);
  }
}

function decideByName(word: Restriction, judging: Judging, judgeWords: JudgeWords): Decision {
  switch (word) {
    case 'reject_unknown_client_hostname':
    case 'reject_unknown_reverse_client_hostname':
      return judgeClient(word, judging);
    case 'reject_rbl_client':
      return judgeAddressLists(judging);
    case 'reject_rhsbl_client':
    case 'reject_rhsbl_helo':
    case 'reject_rhsbl_sender':
    case 'reject_rhsbl_recipient':
      return judgeDomainLists(word, judging);
    case 'permit_dnswl_client':
      return judgeTrustedLists(judging);
    case 'reject_invalid_helo_hostname':
    case 'reject_non_fqdn_helo_hostname':
    case 'reject_unknown_helo_hostname':
      return judgeHelo(word, judging);
    case 'reject_non_fqdn_sender':
    case 'reject_unknown_sender_domain':
      return judgeAddress('sender', word.includes('unknown'), judging);
    case 'reject_non_fqdn_recipient':
    case 'reject_unknown_recipient_domain':
      return judgeAddress('recipient', word.includes('unknown'), judging);
    case 'check_policy_service':
      return judgeServices(judging, judgeWords);
    case 'check_client_access':
    case 'check_reverse_client_hostname_access':
    case 'check_helo_access':
    case 'check_sender_access':
    case 'check_recipient_access':
    case 'check_sasl_access':
      return judgeTable(word, judging, judgeWords);
    default:
      return judgeSession(word, judging);
  }
}
