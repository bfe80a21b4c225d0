/**
 * The short text of a band: what happened between two lines of a dialogue, in a few words. Every
 * type of event has one, so that any trace can be shown; a machine's own step is told by its rule.
 */
import type { Control, Segment } from '../../trace/segment';
import type { EventOf, Interference, TlsFailure, TraceEvent } from '../../trace/traceEvent';
import { ownerOf } from './parties';

const CONTROLS: Readonly<Record<Control, string>> = {
  syn: 'SYN',
  synAck: 'SYN-ACK',
  ack: 'ACK',
  fin: 'Connection closed',
  reset: 'Connection reset',
  prohibited: 'ICMP: administratively prohibited',
};

const FAILURES: Readonly<Record<TlsFailure, string>> = {
  'wrong-version-number': 'TLS failed: wrong version number',
  'protocol-version': 'TLS failed: no version in common',
  'no-shared-cipher': 'TLS failed: no cipher in common',
  'certificate-untrusted': 'TLS failed: certificate not trusted',
  'certificate-wrong-name': 'TLS failed: certificate of another host',
  'certificate-expired': 'TLS failed: certificate expired',
  'closed-by-peer': 'TLS failed: the other side closed',
  'nothing-to-offer': 'TLS failed: the client has no cipher suite to offer',
};

const STOPS: Readonly<Record<EventOf<'wire:segment_stopped'>['action'], string>> = {
  drop: 'SYN dropped by the firewall',
  reset: 'SYN answered by the firewall: reset',
  prohibit: 'SYN answered by the firewall: prohibited',
  cut: 'The line breaks; this reply is lost',
};

const FOLDERS: Readonly<Record<EventOf<'mailbox:message_stored'>['folder'], string>> = {
  inbox: 'inbox',
  spam: 'spam folder',
  impostor: 'impostor’s hands',
};

const ENDS: Readonly<Record<EventOf<'story:ended'>['status'], string>> = {
  delivered: 'Delivered',
  deferred: 'Deferred: the message waits in the queue',
  bounced: 'Bounced: returned to the sender',
  rejected: 'Refused',
  aborted: 'Given up',
  discarded: 'Discarded',
};

function segmentText({ content }: Segment): string {
  switch (content.kind) {
    case 'control':
      return CONTROLS[content.control];
    case 'clear':
      return content.lines[0]?.text ?? `${content.octets} octets in the clear`;
    case 'record':
      return `TLS record, ${content.recordOctets} octets`;
    case 'handshake':
      return `TLS handshake: ${content.messages.map(({ name }) => name).join(', ')}`;
    case 'alert':
      return `TLS alert: ${content.alert}`;
  }
}

function answerText({ query, answer }: EventOf<'dns:answer_received'>): string {
  const question = `Asked DNS: ${query.recordType} ${query.name}`;
  switch (answer.status) {
    case 'found':
      return `${question} → ${answer.values.join(', ')}`;
    case 'nodata':
      return `${question} → none`;
    case 'nxdomain':
      return `${question} → no such name`;
    case 'servfail':
      return `${question} → DNS failed`;
    case 'timeout':
      return `${question} → no answer`;
  }
}

function changeText({ way, removed, added }: Interference): string {
  const from = removed.join(', ');
  const to = added.join(', ');
  switch (way) {
    case 'removed-starttls':
      return `${from} removed on the way`;
    case 'masked-starttls':
      return `${from} overwritten on the way: ${to}`;
    case 'replaced-starttls':
      return `${from} removed on the way, ${to} added`;
    case 'refused-starttls':
      return `STARTTLS answered on the way: ${to}`;
    case 'injected-after-starttls':
      return `${to} put in on the way, behind STARTTLS`;
  }
}

function sealText({ version, certificate }: EventOf<'tls:established'>): string {
  const { checked, subject } = certificate;
  return `TLS ${version}, certificate ${subject} ${checked ? 'checked' : 'not checked'}`;
}

function judgedText(event: EventOf<'mailbox:message_judged'>) {
  const { score, threshold, reverseName } = event;
  const { spf, dkim, dmarc } = event.authentication;
  const name = reverseName === null ? 'no reverse name' : `reverse name ${reverseName}`;
  const signatures = dkim.map(({ result }) => `DKIM ${result}`);
  const results = [`SPF ${spf.result}`, ...signatures, `DMARC ${dmarc.result}`].join('; ');
  return `Judged: score ${score}, spam from ${threshold}; ${results}; ${name}`;
}

function storedText({ folder, recipient }: EventOf<'mailbox:message_stored'>): string {
  return folder === 'impostor'
    ? 'The message is in an impostor’s hands'
    : `Stored in ${ownerOf(recipient)} ${FOLDERS[folder]}`;
}

function failedText({ reason }: EventOf<'tcp:failed'>): string {
  switch (reason) {
    case 'timed-out':
      return 'Connection timed out';
    case 'refused':
      return 'Connection refused';
    case 'prohibited':
      return 'No route to host';
  }
}

function movedText({ event, from, rule, to }: EventOf<'machine:transitioned'>): string {
  if (event !== 'timer.fired') return `${from} → ${to}`;
  const isRetry = rule === 'queue.retry' || rule === 'queue.retry-with-policy';
  return isRetry ? 'Time to try again' : 'Waited until the time-out';
}

const withDetail = (words: string, detail: string): string =>
  detail === '' ? words : `${words}: ${detail}`;

const times = (attempt: number): string => (attempt > 1 ? ` (try ${attempt})` : '');

function queueText(
  event: EventOf<
    | 'queue:message_accepted'
    | 'queue:message_deferred'
    | 'queue:message_bounced'
    | 'queue:message_removed'
  >,
): string {
  const message = `Message ${event.queueId}`;
  switch (event.type) {
    case 'queue:message_accepted':
      return `${message} accepted into the queue`;
    case 'queue:message_deferred':
      return withDetail(`${message} deferred`, event.detail);
    case 'queue:message_bounced':
      return withDetail(`${message} returned to the sender`, event.detail);
    case 'queue:message_removed':
      return `${message} delivered and removed from the queue`;
  }
}

const NOTICES: Readonly<Record<EventOf<'queue:notice_written'>['kind'], string>> = {
  failure: 'The bounce',
  delay: 'The warning',
  success: 'The receipt',
};

function noticeText(
  event: EventOf<'queue:notice_written' | 'queue:message_dropped' | 'mailbox:notice_stored'>,
): string {
  switch (event.type) {
    case 'queue:notice_written':
      return `${NOTICES[event.kind]} to ${event.recipient} is written: message ${event.queueId}`;
    case 'queue:message_dropped':
      return event.rule === 'notice.unwanted'
        ? `Message ${event.queueId} ends here: its sender did not want to be told`
        : `Message ${event.queueId} is dropped: nobody is told about a notice`;
    case 'mailbox:notice_stored':
      return `${NOTICES[event.kind]} is in ${ownerOf(event.recipient)} own mailbox`;
  }
}

const exitText = (exitCode: number | null): string =>
  exitCode === null ? '' : `exit code ${exitCode}`;

const policyText = ({ domain, mode, fetched }: EventOf<'queue:policy_fetched'>): string => {
  const from = fetched ? `MTA-STS policy of ${domain} fetched` : `No MTA-STS policy from ${domain}`;
  return mode === null ? from : `${from}: ${mode}`;
};

/** The words of a band, without a full stop. */
export function bandText(event: TraceEvent): string {
  switch (event.type) {
    case 'machine:transitioned':
      return movedText(event);
    case 'dns:query_sent':
      return `Asking DNS: ${event.query.recordType} ${event.query.name}`;
    case 'dns:answer_received':
      return answerText(event);
    case 'tcp:connection_opened':
      return `TCP connection to ${event.hostName} port ${event.port}`;
    case 'tcp:established':
      return 'Connected';
    case 'tcp:failed':
      return failedText(event);
    case 'tcp:closed':
      return event.how === 'fin' ? `Closed by the ${event.side}` : 'Connection reset';
    case 'wire:segment_sent':
      return `${segmentText(event.segment)}${times(event.attempt)}`;
    case 'wire:segment_passed':
      return `Segment ${event.segment} passes`;
    case 'wire:segment_changed':
      return changeText(event.change);
    case 'wire:segment_stopped':
      return STOPS[event.action];
    case 'wire:segment_received':
      return segmentText(event.segment);
    case 'tls:established':
      return sealText(event);
    case 'tls:failed':
      return FAILURES[event.failure];
    case 'queue:policy_fetched':
      return policyText(event);
    case 'timer:fired':
      return `Time is up: ${event.name}`;
    case 'login:checked':
      return `Login ${event.user} ${event.accepted ? 'accepted' : 'refused'}`;
    case 'queue:message_accepted':
    case 'queue:message_deferred':
    case 'queue:message_bounced':
    case 'queue:message_removed':
      return queueText(event);
    case 'queue:message_discarded':
      return `Message ${event.queueId} is thrown away by a rule of the server’s own`;
    case 'queue:notice_written':
    case 'queue:message_dropped':
    case 'mailbox:notice_stored':
      return noticeText(event);
    case 'mailbox:message_judged':
      return judgedText(event);
    case 'mailbox:message_stored':
      return storedText(event);
    case 'client:reported':
      return withDetail(
        event.success ? 'Reported as sent' : 'Reported as failed',
        event.words.length > 0 ? exitText(event.exitCode) : event.detail,
      );
    case 'story:ended':
      return withDetail(ENDS[event.status], event.detail);
  }
}
