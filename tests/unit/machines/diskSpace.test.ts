// A server whose disk is nearly full puts MAIL off (452, RFC 5321 §4.2.2) and keeps the session.
// The words and the arithmetic were taken from a real Postfix 3.7.11 and a real Exim 4.96.

import { expect, it } from 'vitest';
import type { ServiceSettings } from '../../../src/software/serviceSettings';
import { eximWith, serviceWith } from '../../kit/serverSettings';
import { createTextServer } from '../../kit/textServer';

const answers = (service: ServiceSettings, freeSpaceOctets: number | null) => {
  const server = createTextServer({ ...service, freeSpaceOctets });
  server.open();
  server.write('EHLO client.example.org');
  const before = server.replies.length;
  server.write('MAIL FROM:<alice@example.org>');
  server.write('RSET');
  return server.replies.slice(before).map((reply) => reply.at(-1));
};

it.each([
  [null, 0, '250 2.1.0 Ok'],
  [15_360_001, 0, '250 2.1.0 Ok'],
  [15_360_000, 0, '452 4.3.1 Insufficient system storage'],
  [20_000_000, 20_000_000, '452 4.3.1 Insufficient system storage'],
])('Postfix with %s octets free and queue_minfree=%s: %s', (free, minimum, reply) => {
  const service = serviceWith(25, { queue_minfree: minimum, message_size_limit: 10_240_000 });
  expect(answers(service, free)).toEqual([reply, '250 2.0.0 Ok']);
});

it.each([
  [10 * 1024 * 1024, true, '250 OK'],
  [10 * 1024 * 1024 - 1, true, '452 Space shortage, please try later'],
  [0, false, '250 OK'],
])('Exim with %s octets free, smtp_check_spool_space %s: %s', (free, looks, reply) => {
  const service = eximWith(25, { smtp_check_spool_space: looks });
  expect(answers(service, free)).toEqual([reply, '250 Reset OK']);
});
