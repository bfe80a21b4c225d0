/**
 * The header fields that a server adds to mail of its own users where they are missing: Message-Id,
 * Date and From, in each program's own order (RFC 6409 §8; cleanup(8) of Postfix, submission
 * control of Exim).
 * Simplified: an Exim adds them for whoever has logged in, as `control = submission` does; it does
 * not add Sender.
 */
import { formatDate } from '../smtp/message';
import { postfixDate, postfixMessageId } from './postfix/traceHeaders';
import type { PostfixService, ServiceSettings } from './serviceSettings';
import type { AcceptanceFacts } from './traceHeaders';

export interface MailFacts extends AcceptanceFacts {
  readonly lines: readonly string[];
  /** The server's own address. */
  readonly ownAddress: string;
}

/** Whether the client is one whose mail is completed (local_header_rewrite_clients). */
function isLocalClient({ parameters }: PostfixService, facts: MailFacts): boolean {
  if (parameters.always_add_missing_headers) return true;
  return parameters.local_header_rewrite_clients.some((word) => {
    switch (word) {
      case 'permit_inet_interfaces':
        return facts.clientAddress === facts.ownAddress;
      case 'permit_mynetworks':
        return parameters.mynetworks.includes(facts.clientAddress);
      case 'permit_sasl_authenticated':
        return facts.identity !== null;
    }
  });
}

function hasField(lines: readonly string[], name: string): boolean {
  const end = lines.indexOf('');
  const header = end === -1 ? lines : lines.slice(0, end);
  return header.some((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
}

/** The fields to add at the end of the header, in order. */
export function missingFields(settings: ServiceSettings, facts: MailFacts): readonly string[] {
  const { lines, sender, queueId, epochMs } = facts;
  const unless = (name: string, value: string): readonly string[] =>
    value === '' || hasField(lines, name) ? [] : [`${name}: ${value}`];
  if (settings.software === 'exim') {
    if (facts.identity === null) return [];
    return [
      ...unless('Message-Id', `<E${queueId}@${settings.hostName}>`),
      ...unless('From', sender),
      ...unless('Date', formatDate(epochMs)),
    ];
  }
  if (!isLocalClient(settings, facts)) return [];
  return [
    ...unless('Message-Id', postfixMessageId(epochMs, queueId, settings.hostName)),
    ...unless('Date', postfixDate(epochMs)),
    ...unless('From', sender),
  ];
}
