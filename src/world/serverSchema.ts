/** The two servers of a world: the provider's submission server and the recipient's MX. */
import * as v from 'valibot';
import { MECHANISMS } from '../smtp/sasl/mechanisms';
import { certificateSchema } from './certificateSchema';
import { EXIM_MECHANISMS, eximOverridesSchema } from './eximOptions';
import { postfixOverridesSchema } from './postfixParameters';
import {
  addressField,
  booleanField,
  choiceField,
  countField,
  hostNameField,
  ipAddressField,
  millisecondsField,
  portNameField,
  textField,
  yesNoField,
} from './fields';
import { listField } from './listField';
import { signingSchema } from './signingSchema';
import { mailAccessSchema } from './mailAccessSchema';
import { accountSchema, loginServerSchema, mechanismField } from './loginSchema';
import { memorySchema } from './memorySchema';
import { policyProgramsSchema } from './policyProgramsSchema';
import { relaySchema } from './relaySchema';

const serverEntries = {
  hostName: hostNameField,
  ipAddress: ipAddressField,
  certificate: certificateSchema,
  /** How long a wrong password is thought over before the refusal, as Dovecot does. */
  refusalDelayMs: millisecondsField,
  /**
   * Whether the program goes on with what it had read before the handshake, as Postfix before 2.7.3
   * did (CVE-2011-0411). That was a flaw of the code: no program has a parameter for it.
   */
  keepsBufferAcrossStartTls: booleanField,
  /** What the host remembers when the story starts. */
  memory: memorySchema,
  /** The programs that check_policy_service asks, with their own settings. */
  programs: policyProgramsSchema,
};

/** The services of a server: a port that is not here is closed. */
const servicesOf = <T extends v.GenericSchema>(overrides: T) =>
  v.record(portNameField, overrides, 'an object with a port number for each service');

const postfixEntries = {
  software: v.literal('postfix'),
  parameters: postfixOverridesSchema,
  ports: servicesOf(postfixOverridesSchema),
};

const eximEntries = {
  software: v.literal('exim'),
  parameters: eximOverridesSchema,
  ports: servicesOf(eximOverridesSchema),
};

const SOFTWARE_EXPECTED = 'a server with "software": postfix or exim';

const submissionEntries = {
  ...serverEntries,
  /** The server beside it for fetching mail, where clients are sent by mistake. */
  mailAccess: mailAccessSchema,
  login: loginServerSchema,
  accounts: listField(accountSchema, 50, 'accounts'),
  /** What signs outgoing mail (OpenDKIM); null where nothing does. */
  opendkim: v.nullable(signingSchema),
  /** A line that a content filter adds below each message, after it is signed; '' for none. */
  disclaimer: textField(500),
  /** How long an accepted message lies in the queue before its first delivery starts. */
  queueDelayMs: millisecondsField,
  relay: relaySchema,
};

export const submissionSchema = v.variant(
  'software',
  [
    v.strictObject({
      ...submissionEntries,
      ...postfixEntries,
      mechanisms: listField(mechanismField, MECHANISMS.length, 'mechanisms'),
    }),
    v.strictObject({
      ...submissionEntries,
      ...eximEntries,
      mechanisms: listField(choiceField(EXIM_MECHANISMS), 3, 'mechanisms'),
    }),
  ],
  SOFTWARE_EXPECTED,
);

const mxEntries = {
  ...serverEntries,
  /** Further hosts that take the same mail, each with a name and an address of its own. */
  backups: listField(
    v.strictObject({ hostName: hostNameField, ipAddress: ipAddressField }),
    10,
    'hosts',
  ),
  /** The mailboxes that exist (local_recipient_maps). */
  recipients: listField(addressField, 50, 'addresses'),
  /** What OpenDMARC is told (opendmarc.conf). */
  opendmarc: v.strictObject({
    /** Whether mail is refused when it fails and its domain asks for that. */
    RejectFailures: yesNoField,
  }),
  /** This receiver's own rule for the spam folder: points, not any standard's. */
  spamRule: v.strictObject({
    threshold: countField(1, 100),
    noReverseName: countField(0, 100),
    spfFail: countField(0, 100),
    spfSoftfail: countField(0, 100),
    spfNone: countField(0, 100),
    dmarcFail: countField(0, 100),
  }),
};

export const mxSchema = v.variant(
  'software',
  [
    v.strictObject({ ...mxEntries, ...postfixEntries }),
    v.strictObject({ ...mxEntries, ...eximEntries }),
  ],
  SOFTWARE_EXPECTED,
);

export type SubmissionSettings = v.InferOutput<typeof submissionSchema>;
export type MxSettings = v.InferOutput<typeof mxSchema>;
