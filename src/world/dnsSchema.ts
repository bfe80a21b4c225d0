/** What DNS says in a world: the records of one zone that all parties see. */
import * as v from 'valibot';
import { choiceField, countField, hostNameField, ipAddressField, textField } from './fields';

export const recordSchema = v.variant(
  'type',
  [
    v.strictObject({ name: hostNameField, type: v.literal('A'), address: ipAddressField }),
    v.strictObject({
      name: hostNameField,
      type: v.literal('MX'),
      preference: countField(0, 65_535),
      /** `.` says that the domain takes no mail, RFC 7505 §3. */
      host: v.union([v.literal('.'), hostNameField], 'a host name, or . for none'),
    }),
    v.strictObject({ name: hostNameField, type: v.literal('TXT'), text: textField(2000) }),
    v.strictObject({ name: ipAddressField, type: v.literal('PTR'), host: hostNameField }),
    v.strictObject({
      name: hostNameField,
      type: v.literal('broken'),
      failure: choiceField(['servfail', 'timeout']),
    }),
  ],
  'a record with "type": A, MX, TXT, PTR or broken',
);

export type DnsRecord = v.InferOutput<typeof recordSchema>;
