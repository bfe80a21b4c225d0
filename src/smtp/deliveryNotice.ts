/**
 * What a sender asks to be told about a message and its recipients: RET and ENVID of MAIL, NOTIFY
 * and ORCPT of RCPT (RFC 3461 §4), and the xtext in which two of them are written (§4).
 */

export type NotifyWord = 'NEVER' | 'SUCCESS' | 'FAILURE' | 'DELAY';

/** What was asked about one recipient. */
export interface RecipientRequest {
  /** Empty where RCPT had no NOTIFY: then failures and delays are told. */
  readonly notify: readonly NotifyWord[];
  /** `type;address`, decoded, or null where RCPT had no ORCPT. */
  readonly originalRecipient: string | null;
}

/** What was asked about the message. */
export interface NoticeRequest {
  readonly envelopeId: string | null;
  readonly returns: 'FULL' | 'HDRS' | null;
  /** By recipient, as RCPT named it. */
  readonly recipients: Readonly<Record<string, RecipientRequest>>;
}

export const NOTHING_ASKED: NoticeRequest = { envelopeId: null, returns: null, recipients: {} };

/** What was asked about a recipient; nothing special where nothing was said. */
export const requestFor = ({ recipients }: NoticeRequest, address: string): RecipientRequest =>
  recipients[address] ?? { notify: [], originalRecipient: null };

/** Whether the sender wants to hear of this; without NOTIFY, of failures and delays. */
export function wantsNotice(
  request: RecipientRequest,
  about: Exclude<NotifyWord, 'NEVER'>,
): boolean {
  return request.notify.length === 0 ? about !== 'SUCCESS' : request.notify.includes(about);
}
