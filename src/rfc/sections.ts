/**
 * Names every RFC that can be cited, and its table, taken from the RFC texts. RFC 9846 (TLS 1.3)
 * and RFC 9989 (DMARC) are left out, so RFC 8446 and RFC 7489 are cited in their place.
 */
import type { RfcTable } from './rfcTable';
import { rfc792 } from './sections/rfc792';
import { rfc1035 } from './sections/rfc1035';
import { rfc1122 } from './sections/rfc1122';
import { rfc1812 } from './sections/rfc1812';
import { rfc1870 } from './sections/rfc1870';
import { rfc1939 } from './sections/rfc1939';
import { rfc1985 } from './sections/rfc1985';
import { rfc2034 } from './sections/rfc2034';
import { rfc2195 } from './sections/rfc2195';
import { rfc2449 } from './sections/rfc2449';
import { rfc2831 } from './sections/rfc2831';
import { rfc2920 } from './sections/rfc2920';
import { rfc3030 } from './sections/rfc3030';
import { rfc3207 } from './sections/rfc3207';
import { rfc3461 } from './sections/rfc3461';
import { rfc3463 } from './sections/rfc3463';
import { rfc3464 } from './sections/rfc3464';
import { rfc3629 } from './sections/rfc3629';
import { rfc3848 } from './sections/rfc3848';
import { rfc4422 } from './sections/rfc4422';
import { rfc4616 } from './sections/rfc4616';
import { rfc4648 } from './sections/rfc4648';
import { rfc4954 } from './sections/rfc4954';
import { rfc5068 } from './sections/rfc5068';
import { rfc5246 } from './sections/rfc5246';
import { rfc5280 } from './sections/rfc5280';
import { rfc5321 } from './sections/rfc5321';
import { rfc5322 } from './sections/rfc5322';
import { rfc5782 } from './sections/rfc5782';
import { rfc5802 } from './sections/rfc5802';
import { rfc6066 } from './sections/rfc6066';
import { rfc6152 } from './sections/rfc6152';
import { rfc6331 } from './sections/rfc6331';
import { rfc6376 } from './sections/rfc6376';
import { rfc6409 } from './sections/rfc6409';
import { rfc6531 } from './sections/rfc6531';
import { rfc6647 } from './sections/rfc6647';
import { rfc7208 } from './sections/rfc7208';
import { rfc7372 } from './sections/rfc7372';
import { rfc7435 } from './sections/rfc7435';
import { rfc7489 } from './sections/rfc7489';
import { rfc7504 } from './sections/rfc7504';
import { rfc7505 } from './sections/rfc7505';
import { rfc7628 } from './sections/rfc7628';
import { rfc7672 } from './sections/rfc7672';
import { rfc7677 } from './sections/rfc7677';
import { rfc7817 } from './sections/rfc7817';
import { rfc8314 } from './sections/rfc8314';
import { rfc8446 } from './sections/rfc8446';
import { rfc8460 } from './sections/rfc8460';
import { rfc8461 } from './sections/rfc8461';
import { rfc8601 } from './sections/rfc8601';
import { rfc8996 } from './sections/rfc8996';
import { rfc8997 } from './sections/rfc8997';
import { rfc9051 } from './sections/rfc9051';
import { rfc9293 } from './sections/rfc9293';
import { rfc9325 } from './sections/rfc9325';

const tables = {
  RFC792: rfc792,
  RFC1035: rfc1035,
  RFC1122: rfc1122,
  RFC1812: rfc1812,
  RFC1870: rfc1870,
  RFC1939: rfc1939,
  RFC1985: rfc1985,
  RFC2034: rfc2034,
  RFC2195: rfc2195,
  RFC2449: rfc2449,
  RFC2831: rfc2831,
  RFC2920: rfc2920,
  RFC3030: rfc3030,
  RFC3207: rfc3207,
  RFC3461: rfc3461,
  RFC3463: rfc3463,
  RFC3464: rfc3464,
  RFC3629: rfc3629,
  RFC3848: rfc3848,
  RFC4422: rfc4422,
  RFC4616: rfc4616,
  RFC4648: rfc4648,
  RFC4954: rfc4954,
  RFC5068: rfc5068,
  RFC5246: rfc5246,
  RFC5280: rfc5280,
  RFC5321: rfc5321,
  RFC5322: rfc5322,
  RFC5782: rfc5782,
  RFC5802: rfc5802,
  RFC6066: rfc6066,
  RFC6152: rfc6152,
  RFC6331: rfc6331,
  RFC6376: rfc6376,
  RFC6409: rfc6409,
  RFC6531: rfc6531,
  RFC6647: rfc6647,
  RFC7208: rfc7208,
  RFC7372: rfc7372,
  RFC7435: rfc7435,
  RFC7489: rfc7489,
  RFC7504: rfc7504,
  RFC7505: rfc7505,
  RFC7628: rfc7628,
  RFC7672: rfc7672,
  RFC7677: rfc7677,
  RFC7817: rfc7817,
  RFC8314: rfc8314,
  RFC8446: rfc8446,
  RFC8460: rfc8460,
  RFC8461: rfc8461,
  RFC8601: rfc8601,
  RFC8996: rfc8996,
  RFC8997: rfc8997,
  RFC9051: rfc9051,
  RFC9293: rfc9293,
  RFC9325: rfc9325,
};

/** The RFCs that can be cited. */
export type RfcId = keyof typeof tables;

/** All of them, in the order of their numbers. */
export const rfcIds = Object.keys(tables).filter(isRfcId);

function isRfcId(name: string): name is RfcId {
  return Object.hasOwn(tables, name);
}

/** The table of one RFC. */
export function rfcTable(rfc: RfcId): RfcTable {
  return tables[rfc];
}
