/**
 * Postfix's Received: header (smtpd(8)), what its delivery agents put above a message (virtual(8)),
 * and the header fields that cleanup(8) adds where they are missing. RFC 5321 §4.4, RFC 3848 §1.
 * Simplified: certificates have RSA keys of 2048 bits and clients show none.
 */
import { formatDate } from '../../smtp/message';
import type { PostfixService } from '../serviceSettings';
import type { AcceptanceFacts, DeliveryFacts, TlsFacts } from '../traceHeaders';

/** Postfix's date, with the zone's name behind it. */
export const postfixDate = (epochMs: number): string => `${formatDate(epochMs)} (UTC)`;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** `20261123182507.ABC87230FC8@mx.example.net`, the id that Postfix gives a message. */
export function postfixMessageId(epochMs: number, queueId: string, hostName: string): string {
  const [, day, month, year, clock = ''] = formatDate(epochMs).split(' ');
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  const date = `${year}${twoDigits(months.indexOf(month ?? '') + 1)}${twoDigits(Number(day))}`;
  return `<${date}${clock.replaceAll(':', '')}.${queueId}@${hostName}>`;
}

/** How many bits of a cipher's key count, and how many it has (OpenSSL). */
function keyBits(suite: string): string {
  if (suite.startsWith('NULL')) return '0/0';
  if (suite.includes('DES-CBC3')) return '112/168';
  return /AES_?128|RC4/u.test(suite) ? '128/128' : '256/256';
}

/** TLS 1.3 has no key exchange in its suite's name, so Postfix names it apart. */
function tlsComment({ version, suite }: TlsFacts): readonly string[] {
  const protocol = version === '1.0' ? 'TLSv1' : `TLSv${version}`;
  const using = `\t(using ${protocol} with cipher ${suite} (${keyBits(suite)} bits)`;
  if (version !== '1.3') return [`${using})`];
  return [
    using,
    '\t key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256)',
  ];
}

function tlsLines({ parameters }: PostfixService, { tls }: AcceptanceFacts): readonly string[] {
  if (tls === null || !parameters.smtpd_tls_received_header) return [];
  const asked = parameters.smtpd_tls_ask_ccert
    ? 'Client did not present a certificate'
    : 'No client certificate requested';
  return [...tlsComment(tls), `\t(${asked})`];
}

function loginLines(
  { parameters }: PostfixService,
  { identity }: AcceptanceFacts,
): readonly string[] {
  if (identity === null || !parameters.smtpd_sasl_authenticated_header) return [];
  return [`\t(Authenticated sender: ${identity})`];
}

/** ESMTP with S for TLS and A for a login; plain SMTP after HELO. RFC 3848 §1, RFC 6531 §4.3. */
function protocolOf({ extended, tls, identity, isInternational }: AcceptanceFacts): string {
  if (!extended) return 'SMTP';
  const base = isInternational ? 'UTF8SMTP' : 'ESMTP';
  return `${base}${tls === null ? '' : 'S'}${identity === null ? '' : 'A'}`;
}

/** The Received: header; a single recipient is named in it, several are not. */
export function postfixReceived(
  service: PostfixService,
  facts: AcceptanceFacts,
): readonly string[] {
  const { helloName, clientName, clientAddress, queueId, recipients, epochMs } = facts;
  const name = clientName ?? 'unknown';
  const by = `\tby ${service.hostName} (Postfix) with ${protocolOf(facts)} id ${queueId}`;
  const date = postfixDate(epochMs);
  const [only] = recipients;
  return [
    `Received: from ${helloName ?? name} (${name} [${clientAddress}])`,
    ...tlsLines(service, facts),
    ...loginLines(service, facts),
    ...(recipients.length === 1 && only !== undefined
      ? [by, `\tfor <${only}>; ${date}`]
      : [`${by};`, `\t${date}`]),
  ];
}

/** What virtual(8) and local(8) write above a message. */
export const postfixDelivered = ({ sender, recipient }: DeliveryFacts): readonly string[] => [
  `Return-Path: <${sender}>`,
  `X-Original-To: ${recipient}`,
  `Delivered-To: ${recipient}`,
];
