/** Who sends: a mail client, an application or a server of its own, with its settings. */
import * as v from 'valibot';
import { MECHANISMS } from '../smtp/sasl/mechanisms';
import { CIPHER_SUITE_NAMES } from './cipherSuites';
import {
  addressField,
  booleanField,
  choiceField,
  hostNameField,
  ipAddressField,
  millisecondsField,
  portField,
  textField,
} from './fields';
import { listField } from './listField';
import { mechanismField } from './loginSchema';
import { programSchema } from './programSchema';
import { relaySchema } from './relaySchema';

const tlsVersionField = choiceField(['1.0', '1.1', '1.2', '1.3']);

const loginSchema = v.strictObject({
  user: textField(255),
  password: textField(255),
  /** A bearer token, for XOAUTH2 and OAUTHBEARER; null when there is none. */
  token: v.nullable(textField(4000)),
  /** The ways to log in that the client knows; the first one that is offered is taken. */
  mechanisms: listField(mechanismField, MECHANISMS.length, 'mechanisms'),
  /** Whether the first response rides with the AUTH command, RFC 4954 §4. */
  initialResponse: booleanField,
});

export const senderSchema = v.strictObject({
  kind: choiceField(['mail-client', 'application', 'mail-server']),
  name: textField(60),
  hostName: hostNameField,
  ipAddress: ipAddressField,
  address: addressField,
  /** The program, with its own options; `generic` takes the settings below. */
  program: programSchema,
  login: v.nullable(loginSchema),
  /** The server the program is told to use; a mail server finds the MX itself. */
  outgoing: v.strictObject({
    host: hostNameField,
    port: portField,
    security: choiceField(['tls', 'starttls', 'starttls-if-available', 'none']),
  }),
  /** How a mail server sends on what it has; other programs have no queue. */
  relay: relaySchema,
  whenAuthIsMissing: choiceField(['stop', 'continue']),
  verifyCertificate: booleanField,
  lowestTlsVersion: tlsVersionField,
  highestTlsVersion: tlsVersionField,
  /** The cipher suites the program offers, best first; empty is what its library offers. */
  cipherSuites: listField(choiceField(CIPHER_SUITE_NAMES), 50, 'cipher suites'),
  pipelining: booleanField,
  /** Some programs pass over a line that is no reply, and wait on; others give up at once. */
  ignoresForeignLines: booleanField,
  /** False holds small writes back until the last one is acknowledged (Nagle, RFC 9293 §3.7.4). */
  noDelay: booleanField,
  timeouts: v.strictObject({
    connectMs: millisecondsField,
    greetingMs: millisecondsField,
    replyMs: millisecondsField,
    acceptanceMs: millisecondsField,
  }),
});

export type SenderSettings = v.InferOutput<typeof senderSchema>;
