/** What DNS says in a world: the records of one zone that all parties see. */
import * as v from 'valibot';
import {
  certificateNameField,
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
      /** `_25._tcp.mx.example.net` */
      name: hostNameField,
      type: v.literal('TLSA'),
      usage: countField(0, 255),
      selector: countField(0, 255),
      matchingType: countField(0, 255),
      data: v.pipe(
        v.string('hexadecimal digits'),
        v.regex(/^(?:[0-9a-f]{2}){1,512}$/iu, 'hexadecimal digits'),
      ),
    }),
    v.strictObject({
      name: hostNameField,
      type: v.literal('broken'),
      failure: choiceField(['servfail', 'timeout']),
    }),
  ],
  'a record with "type": A, AAAA, CNAME, MX, TLSA, TXT, PTR or broken',
);

export type DnsRecord = v.InferOutput<typeof recordSchema>;

/** What the web server at `mta-sts.DOMAIN` gives when it is asked for the policy, RFC 8461 §3.2. */
export const policySchema = v.strictObject({
  domain: hostNameField,
  /** `nothing` is an error, a redirect or a certificate that does not fit: no policy. */
  answers: choiceField(['policy', 'nothing']),
  mode: choiceField(['enforce', 'testing', 'none']),
  /** The MX hosts that the policy allows; `*.` stands for one label. */
  mx: listField(certificateNameField, 20, 'host names'),
  /** Seconds for which a relay may remember it. */
  max_age: countField(0, 31_557_600),
});
