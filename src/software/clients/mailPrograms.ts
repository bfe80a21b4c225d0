/**
 * Mail programs with windows: the settings of an outgoing server as Thunderbird, Apple Mail and
 * Outlook call them, over the behaviour of a careful client. Their words differ by version and by
 * language, so what they tell is told by the lessons. Source: their makers' help pages.
 * Simplified: none of them was captured; time-outs, spelling and the message are the generic ones.
 * Not modelled: Apple Mail and Outlook trying other ports when they manage settings by themselves.
 */
import type { Mechanism } from '../../smtp/sasl/mechanisms';
import type { OptionsOf } from '../../world/programSchema';
import type { SenderSettings } from '../../world/senderSchema';
import { USUAL_MANNERS } from './clientManners';
import { ALL_CHECKS, type ClientProfile } from './clientProfile';
import { genericProfile } from './genericProfile';

const SUBMISSIONS_PORT = 465;

interface Settings {
  readonly security: ClientProfile['security'];
  readonly mechanisms: readonly Mechanism[];
  /** Those that may be used without TLS. */
  readonly inClear: readonly Mechanism[];
}

/** A careful client that checks certificates and stops where it cannot log in. */
function mailProgram(sender: SenderSettings, settings: Settings): ClientProfile {
  const { security, mechanisms, inClear } = settings;
  const generic = genericProfile(sender);
  return {
    ...generic,
    security,
    logsIn: mechanisms.length > 0,
    whenAuthIsMissing: 'stop',
    manners: {
      ...USUAL_MANNERS,
      mechanisms: mechanisms.map((mechanism) => ({
        mechanism,
        initialResponse: mechanism !== 'LOGIN',
      })),
      mechanismsInClear: inClear,
      triesNextMechanism: true,
    },
    tls: { ...generic.tls, checks: ALL_CHECKS },
  };
}

const THUNDERBIRD_SECURITY = { None: 'none', STARTTLS: 'starttls', 'SSL/TLS': 'tls' } as const;

/** “Password, transmitted insecurely” is what “Normal password” is called without TLS. */
const THUNDERBIRD_METHODS: Readonly<Record<string, readonly Mechanism[]>> = {
  'No authentication': [],
  'Password, transmitted insecurely': ['PLAIN', 'LOGIN'],
  'Normal password': ['PLAIN', 'LOGIN'],
  'Encrypted password': ['CRAM-MD5'],
  OAuth2: ['XOAUTH2'],
};

/** STARTTLS and SSL/TLS are both TLS or nothing; there is no “if available” any more. */
export function thunderbirdProfile(
  options: OptionsOf<'Thunderbird'>,
  sender: SenderSettings,
): ClientProfile {
  const mechanisms = THUNDERBIRD_METHODS[options['Authentication method']] ?? [];
  const security = THUNDERBIRD_SECURITY[options['Connection security']];
  return mailProgram(sender, { security, mechanisms, inClear: mechanisms });
}

const APPLE_METHODS: Readonly<Record<string, readonly Mechanism[]>> = {
  None: [],
  Password: ['PLAIN', 'LOGIN'],
  'MD5 Challenge-Response': ['CRAM-MD5'],
};

/** Managed automatically, it may go on without TLS; a password in the clear is a switch apart. */
export function appleMailProfile(
  options: OptionsOf<'Apple Mail'>,
  sender: SenderSettings,
): ClientProfile {
  const mechanisms = APPLE_METHODS[options.Authentication] ?? [];
  const isManaged = options['Automatically manage connection settings'];
  const isWanted = isManaged || options['Use TLS/SSL'];
  const upgrade = isManaged ? 'starttls-if-available' : 'starttls';
  const inTls = sender.outgoing.port === SUBMISSIONS_PORT ? 'tls' : upgrade;
  const inClear = options['Allow insecure authentication']
    ? mechanisms
    : mechanisms.filter((mechanism) => mechanism === 'CRAM-MD5');
  return mailProgram(sender, { security: isWanted ? inTls : 'none', mechanisms, inClear });
}

const OUTLOOK_SECURITY = { None: 'none', STARTTLS: 'starttls', 'SSL/TLS': 'tls' } as const;

/** Auto takes the best that it finds, and that may be nothing. */
export function outlookProfile(
  options: OptionsOf<'Outlook'>,
  sender: SenderSettings,
): ClientProfile {
  const method = options['Encryption method'];
  const found = sender.outgoing.port === SUBMISSIONS_PORT ? 'tls' : 'starttls-if-available';
  const logsIn = options['My outgoing server (SMTP) requires authentication'];
  const mechanisms: readonly Mechanism[] = logsIn ? ['LOGIN', 'PLAIN'] : [];
  const security = method === 'Auto' ? found : OUTLOOK_SECURITY[method];
  return mailProgram(sender, { security, mechanisms, inClear: mechanisms });
}
