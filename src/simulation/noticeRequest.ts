/** What the sender of a world's message asks to be told about it, RFC 3461 §4. */
import { NOTHING_ASKED, type NoticeRequest } from '../smtp/deliveryNotice';
import type { World } from '../world/worldSchema';

/** The same for every recipient; with NOTIFY a program names the recipient as well. */
export function requestOf({ message }: World): NoticeRequest {
  const { notify, ret, envid, recipients } = message;
  if (notify.length === 0 && ret === null && envid === null) return NOTHING_ASKED;
  return {
    envelopeId: envid,
    returns: ret,
    recipients: Object.fromEntries(
      recipients.map((address) => [address, { notify, originalRecipient: null }]),
    ),
  };
}
