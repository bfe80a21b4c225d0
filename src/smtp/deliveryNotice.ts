/**
 * What a sender asks to be told about a message and its recipients: RET and ENVID of MAIL, NOTIFY
 * and ORCPT of RCPT (RFC 3461 §4), and the xtext in which two of them are written (§4).
 */
import type { Parameter } from './path';

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

/** Text as xtext: what is no plain character is `+` and two digits in hexadecimal, RFC 3461 §4. */
export const encodeXtext = (text: string): string =>
  text.replace(
    /[^!-*,-<>-~]/gu,
    (character) => `+${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

export const decodeXtext = (text: string): string =>
  text.replace(/\+([0-9A-F]{2})/gu, (_all, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );

const valueOf = (parameters: readonly Parameter[], name: string): string | null =>
  parameters.find((parameter) => parameter.name === name)?.value ?? null;

const NOTIFY_WORDS: readonly NotifyWord[] = ['NEVER', 'SUCCESS', 'FAILURE', 'DELAY'];

/** The words in the order in which they are always written. */
const notifyWords = (value: string | null): readonly NotifyWord[] => {
  const named = (value ?? '').toUpperCase().split(',');
  return NOTIFY_WORDS.filter((word) => named.includes(word));
};

/** What the parameters of MAIL and of each RCPT ask for. */
export function readNoticeRequest(
  mail: readonly Parameter[],
  recipients: Readonly<Record<string, readonly Parameter[]>>,
): NoticeRequest {
  const envelopeId = valueOf(mail, 'ENVID');
  const returns = valueOf(mail, 'RET')?.toUpperCase();
  return {
    envelopeId: envelopeId === null ? null : decodeXtext(envelopeId),
    returns: returns === 'FULL' || returns === 'HDRS' ? returns : null,
    recipients: Object.fromEntries(
      Object.entries(recipients).map(([address, parameters]) => {
        const original = valueOf(parameters, 'ORCPT');
        const originalRecipient = original === null ? null : decodeXtext(original);
        const notify = notifyWords(valueOf(parameters, 'NOTIFY'));
        return [address, { notify, originalRecipient }];
      }),
    ),
  };
}

/** What a client writes behind MAIL, in Postfix's order: ENVID, RET. */
export const mailNoticeParameters = ({ envelopeId, returns }: NoticeRequest): readonly string[] => [
  ...(envelopeId === null ? [] : [`ENVID=${encodeXtext(envelopeId)}`]),
  ...(returns === null ? [] : [`RET=${returns}`]),
];

/** What a client writes behind RCPT: NOTIFY alone; ORCPT is the relay’s to add. */
export const notifyParameter = ({ notify }: RecipientRequest): readonly string[] =>
  notify.length === 0 ? [] : [`NOTIFY=${notify.join(',')}`];
