/**
 * One service of a server, as master.cf has it: a port with its parameters resolved, and what the
 * server knows of its own users. This is all that a session and its receiver are told.
 */
import type { Mechanism } from '../smtp/sasl/mechanisms';
import { EXIM_DEFAULTS, type EximOptions } from '../world/eximOptions';
import { DEFAULT_LOGIN_SERVER, type LoginServerSettings } from '../world/loginSchema';
import { POLICY_PROGRAM_DEFAULTS, type PolicyPrograms } from '../world/policyProgramsSchema';
import { POSTFIX_DEFAULTS, type PostfixParameters } from '../world/postfixParameters';
import type { MxSettings, SubmissionSettings } from '../world/serverSchema';
import type { World } from '../world/worldSchema';

export interface LoginOwner {
  readonly user: string;
  readonly addresses: readonly string[];
}

export interface SpamRule {
  readonly threshold: number;
  readonly noReverseName: number;
  readonly spfFail: number;
  readonly spfSoftfail: number;
  readonly spfNone: number;
  readonly dmarcFail: number;
}

/** The programs that look at a message before it is accepted, each with its own settings. */
export type Filters = Pick<MxSettings, 'opendmarc'>;

interface ServiceBase {
  readonly hostName: string;
  readonly port: number;
  readonly mechanisms: readonly Mechanism[];
  readonly login: LoginServerSettings;
  /** Which login may use which sender address (smtpd_sender_login_maps). */
  readonly loginOwners: readonly LoginOwner[];
  /** The mailboxes that exist; null where nobody looks (no local domains). */
  readonly recipients: readonly string[] | null;
  /** Only a receiver with mailboxes judges for its spam folder. */
  readonly spamRule: SpamRule | null;
  /** What the programs that look at a message are told; null where none does. */
  readonly filters: Filters | null;
  /** What the programs are told that the server asks. */
  readonly programs: PolicyPrograms;
  /** What is free where the queue is kept, in octets; null is plenty. */
  readonly freeSpaceOctets: number | null;
  /** Whether what came in the clear behind STARTTLS is run under TLS: a flaw, see the world. */
  readonly keepsBufferAcrossStartTls: boolean;
}

export interface PostfixService extends ServiceBase {
  readonly software: 'postfix';
  readonly parameters: PostfixParameters;
}

export interface EximService extends ServiceBase {
  readonly software: 'exim';
  readonly parameters: EximOptions;
}

export type ServiceSettings = PostfixService | EximService;

/** A parameter that is left out, or given as undefined by a program, is not set. */
const withOverrides = <T extends object>(parameters: T, overrides: object): T => {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return Object.assign({}, parameters, Object.fromEntries(given));
};

/** `-o name=value` in master.cf wins over main.cf, and main.cf over the defaults. */
const resolve = <T extends object>(defaults: T, main: object, service: object): T =>
  withOverrides(withOverrides(defaults, main), service);

/** What the software is told on a port; null when nothing listens there. */
function configured(
  server: SubmissionSettings | MxSettings,
  port: number,
):
  | Pick<PostfixService, 'software' | 'parameters'>
  | Pick<EximService, 'software' | 'parameters'>
  | null {
  if (server.software === 'exim') {
    const service = server.ports[String(port)];
    if (service === undefined) return null;
    const parameters = resolve(EXIM_DEFAULTS, server.parameters, service);
    return { software: 'exim', parameters };
  }
  const service = server.ports[String(port)];
  if (service === undefined) return null;
  return { software: 'postfix', parameters: resolve(POSTFIX_DEFAULTS, server.parameters, service) };
}

/** The submission server's service on a port, or null when nothing listens there. */
export function submissionService(
  server: SubmissionSettings,
  port: number,
): ServiceSettings | null {
  const service = configured(server, port);
  if (service === null) return null;
  return {
    ...service,
    hostName: server.hostName,
    port,
    mechanisms: server.mechanisms,
    login: server.login,
    loginOwners: server.accounts.map(({ user, addresses }) => ({ user, addresses })),
    recipients: null,
    spamRule: null,
    filters: null,
    programs: server.programs,
    freeSpaceOctets: server.memory.freeSpaceOctets,
    keepsBufferAcrossStartTls: server.keepsBufferAcrossStartTls,
  };
}

/** The MX's service on a port, or null when nothing listens there. */
export function mxService(server: MxSettings, port: number): ServiceSettings | null {
  const service = configured(server, port);
  if (service === null) return null;
  return {
    ...service,
    hostName: server.hostName,
    port,
    mechanisms: [],
    login: DEFAULT_LOGIN_SERVER,
    loginOwners: [],
    recipients: server.recipients,
    spamRule: server.spamRule,
    filters: { opendmarc: server.opendmarc },
    programs: server.programs,
    freeSpaceOctets: server.memory.freeSpaceOctets,
    keepsBufferAcrossStartTls: server.keepsBufferAcrossStartTls,
  };
}

/** An impostor's service: the name of the server it stands in for, open for any login. */
export function impostorService(world: World, port: number, hostName: string): ServiceSettings {
  const implicit = port === 465;
  return {
    software: 'postfix',
    hostName,
    port,
    parameters: {
      ...POSTFIX_DEFAULTS,
      smtpd_tls_wrappermode: implicit,
      smtpd_sasl_auth_enable: port !== 25,
      smtpd_relay_restrictions: ['permit'],
    },
    mechanisms: world.submission.mechanisms,
    login: DEFAULT_LOGIN_SERVER,
    loginOwners: [],
    recipients: null,
    spamRule: null,
    filters: null,
    programs: POLICY_PROGRAM_DEFAULTS,
    freeSpaceOctets: null,
    keepsBufferAcrossStartTls: false,
  };
}
