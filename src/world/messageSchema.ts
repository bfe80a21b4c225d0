/** The message: its envelope's recipients and what a reader sees (RFC 5322 §3.6). */
import * as v from 'valibot';
import { addressField, textField } from './fields';
import { listField } from './listField';

export const messageSchema = v.strictObject({
  recipients: v.pipe(
    listField(addressField, 20, 'addresses'),
    v.minLength(1, 'a list with at least one address'),
  ),
  headerFrom: textField(200),
  headerTo: textField(200),
  subject: textField(200),
  body: v.pipe(v.string('text'), v.maxLength(20_000, 'text of at most 20000 characters')),
});
