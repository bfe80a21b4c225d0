/** The message: its envelope's recipients and what a reader sees (RFC 5322 §3.6). */
import * as v from 'valibot';
import { addressField, choiceField, textField } from './fields';
import { listField } from './listField';

export const messageSchema = v.strictObject({
  recipients: v.pipe(
    listField(addressField, 20, 'addresses'),
    v.minLength(1, 'a list with at least one address'),
  ),
  /** What the sender asks to be told of, RFC 3461 §4.1; empty asks for nothing special. */
  notify: listField(choiceField(['NEVER', 'SUCCESS', 'FAILURE', 'DELAY']), 3, 'words'),
  /** Whether a notice brings the message back or its header alone; null leaves it open. */
  ret: v.nullable(choiceField(['FULL', 'HDRS'])),
  /** A name for the message in notices about it. */
  envid: v.nullable(textField(100)),
  headerFrom: textField(200),
  headerTo: textField(200),
  subject: textField(200),
  body: v.pipe(v.string('text'), v.maxLength(20_000, 'text of at most 20000 characters')),
  /** What follows the text behind a bare LF and a lone dot: commands and another message. */
  smuggled: v.pipe(v.string('text'), v.maxLength(5000, 'text of at most 5000 characters')),
});
