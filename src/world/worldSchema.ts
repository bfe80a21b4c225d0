/**
 * The world: who sends with which settings, what the network does, how each server is configured,
 * what DNS says, and the message. Plain data, validated by this one schema with defaults; unknown
 * keys are errors. The default world is in `defaultWorld.ts`.
 */
import * as v from 'valibot';
import { policySchema, recordSchema } from './dnsSchema';
import { countField, hostNameField, millisecondsField } from './fields';
import { listField } from './listField';
import { messageSchema } from './messageSchema';
import { networkSchema } from './networkSchema';
import { senderSchema } from './senderSchema';
import { mxSchema, submissionSchema } from './serverSchema';

export const worldSchema = v.strictObject({
  version: v.literal(1, '1'),
  /** The wall clock at the start, for dates and queue ids only. */
  startsAt: v.pipe(
    v.string('a time such as 2026-11-23T10:00:00Z'),
    v.regex(
      /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/u,
      'a time such as 2026-11-23T10:00:00Z',
    ),
  ),
  /** Decides what chance decides in the real world: ids, the order of equal MX hosts. */
  seed: countField(0, 4_294_967_295),
  /** When the story ends even if something is still waiting. */
  horizonMs: millisecondsField,
  sender: senderSchema,
  network: networkSchema,
  submission: submissionSchema,
  mx: mxSchema,
  dns: v.strictObject({
    records: listField(recordSchema, 200, 'records'),
    /** Zones that are signed, so that what they say can be proved (RFC 4033). */
    signedZones: listField(hostNameField, 20, 'domain names'),
    /** Answers that somebody on the way to the resolver swallows. */
    swallowed: listField(hostNameField, 20, 'names'),
    policies: listField(policySchema, 20, 'policies'),
  }),
  message: messageSchema,
});

export type World = v.InferOutput<typeof worldSchema>;
