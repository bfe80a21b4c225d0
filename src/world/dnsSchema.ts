/** What DNS says in a world: the records of one zone that all parties see. */
import * as v from 'valibot';
import {
  choiceField,
  countField,
  hostNameField,
  ipAddressField,
  ipv6AddressField,
  textField,
} from './fields';
import { listField } from './listField';

/** One text, or its strings of at most 255 characters, as a zone file has them. */
const txtField = v.union(
  [textField(2000), v.pipe(listField(textField(255), 20, 'texts'), v.minLength(1))],
  'text, or a list of texts of at most 255 characters',
);

export const recordSchema = v.variant(
  'type',
  [
    v.strictObject({ name: hostNameField, type: v.literal('A'), address: ipAddressField }),
    v.strictObject({ name: hostNameField, type: v.literal('AAAA'), address: ipv6AddressField }),
    /** Another name of the same thing: what is asked of this one is asked of that one. */
    v.strictObject({ name: hostNameField, type: v.literal('CNAME'), host: hostNameField }),
    v.strictObject({
      name: hostNameField,
      type: v.literal('MX'),
      preference: countField(0, 65_535),
      /** `.` says that the domain takes no mail, RFC 7505 §3. */
      host: v.union([v.literal('.'), hostNameField], 'a host name, or . for none'),
    }),
    v.strictObject({ name: hostNameField, type: v.literal('TXT'), text: txtField }),
    v.strictObject({ name: ipAddressField, type: v.literal('PTR'), host: hostNameField }),
    v.strictObject({
      name: hostNameField,
      type: v.literal('broken'),
      failure: choiceField(['servfail', 'timeout']),
    }),
  ],
  'a record with "type": A, AAAA, CNAME, MX, TXT, PTR or broken',
);

export type DnsRecord = v.InferOutput<typeof recordSchema>;
