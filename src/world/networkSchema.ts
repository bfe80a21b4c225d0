/** The network between the parties: round trips, TCP's patience, firewalls, a box on the path. */
import * as v from 'valibot';
import { certificateSchema } from './certificateSchema';
import {
  booleanField,
  choiceField,
  countField,
  ipAddressField,
  millisecondsField,
  portField,
} from './fields';
import { listField } from './listField';

const firewallRuleSchema = v.strictObject({
  direction: choiceField(['out', 'in']),
  port: portField,
  action: choiceField(['accept', 'drop', 'reset', 'prohibit']),
});

export const boxSchema = v.strictObject({
  /** What it does with what passes; the ways of STARTTLS stripping were all captured. */
  way: choiceField([
    'listen',
    'remove-starttls',
    'mask-starttls',
    'replace-starttls-with-auth',
    'refuse-starttls',
    'inject-after-starttls',
    'impersonate',
  ]),
  path: choiceField(['sender', 'relay']),
  ports: listField(portField, 10, 'ports'),
  certificate: certificateSchema,
  /** An impostor may send what it took on to the real recipient. */
  forwards: booleanField,
});

/** A connection that breaks: the server's reply to the command at a place is lost. */
const cutSchema = v.strictObject({
  path: choiceField(['sender', 'relay']),
  port: portField,
  place: choiceField(['connect', 'ehlo', 'starttls', 'auth', 'mail', 'rcpt', 'data', 'dot']),
  /** How the client hears of it: an orderly end, a reset, or nothing at all. */
  how: choiceField(['fin', 'reset', 'silence']),
  /** How many connections break; those after them are whole. */
  times: countField(1, 100),
});

const deadHostSchema = v.strictObject({
  ipAddress: ipAddressField,
  /** `refused`: a host without a server; `unreachable`: no host, as the last router says. */
  answers: choiceField(['refused', 'unreachable']),
});

export const networkSchema = v.strictObject({
  roundTripMs: v.strictObject({
    senderToSubmission: millisecondsField,
    senderToMx: millisecondsField,
    submissionToMx: millisecondsField,
    resolver: millisecondsField,
  }),
  /** When a SYN without answer is sent again, counted from the first one. */
  synAgainAtMs: listField(millisecondsField, 20, 'times in milliseconds'),
  synGiveUpMs: millisecondsField,
  firewall: listField(firewallRuleSchema, 50, 'firewall rules'),
  /** Whose the firewall is that decides what leaves the sender's network. */
  outFirewallOf: choiceField(['isp', 'sender']),
  box: v.nullable(boxSchema),
  cutAfter: v.nullable(cutSchema),
  /** Addresses where no server of the world is; any other such address is silent. */
  hosts: listField(deadHostSchema, 20, 'hosts'),
});

export type CutSettings = v.InferOutput<typeof cutSchema>;
export type NetworkSettings = v.InferOutput<typeof networkSchema>;
export type BoxSettings = v.InferOutput<typeof boxSchema>;
