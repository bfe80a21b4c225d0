// The settings whose every combination is explored: what the client is told, what stands on the
// way, how the servers are set. A world is named by one number, the place of its combination.

import type { World } from '../../../src/world/worldSchema';
import { worldWith } from '../../../src/world/worldWith';

export const AXES = {
  security: ['tls', 'starttls', 'starttls-if-available', 'none'],
  verify: [true, false],
  port: [25, 465, 587],
  box: [
    'no box',
    'listen',
    'remove-starttls',
    'mask-starttls',
    'replace-starttls-with-auth',
    'refuse-starttls',
    'impersonate',
    'remove-starttls on the relay’s way',
    'impersonate on the relay’s way',
  ],
  tls: ['none', 'may', 'encrypt', 'encrypt, with an expired certificate'],
  auth: ['under TLS', 'also in the clear', 'never'],
  firewall: ['open', '25 dropped', '465 refused', '587 dropped'],
  relay: ['none', 'may', 'encrypt', 'verify'],
} as const;

export type AxisName = keyof typeof AXES;

/** One combination: a value of every axis. */
export type Setting = { readonly [K in AxisName]: (typeof AXES)[K][number] };

const AXIS_NAMES = [
  'security',
  'verify',
  'port',
  'box',
  'tls',
  'auth',
  'firewall',
  'relay',
] as const satisfies readonly AxisName[];

/** Each axis with the number of its values and how far apart neighbours on it are. */
export const STRIDES: ReadonlyMap<AxisName, { readonly count: number; readonly stride: number }> =
  (() => {
    let stride = 1;
    return new Map(
      AXIS_NAMES.map((name) => {
        const count = AXES[name].length;
        const here = { count, stride };
        stride *= count;
        return [name, here] as const;
      }),
    );
  })();

export const WORLD_COUNT = AXIS_NAMES.reduce((product, name) => product * AXES[name].length, 1);

/** Which value of an axis a world has. */
export function valueIndex(world: number, axis: AxisName): number {
  const { count, stride } = STRIDES.get(axis) ?? { count: 1, stride: 1 };
  return Math.floor(world / stride) % count;
}

function valueOf<T>(values: readonly T[], world: number, axis: AxisName): T {
  const value = values[valueIndex(world, axis)];
  if (value === undefined) throw new RangeError(`World ${world} has no value for ${axis}.`);
  return value;
}

/** The combination that a number from 0 to WORLD_COUNT - 1 names. */
export const settingOf = (world: number): Setting => ({
  security: valueOf(AXES.security, world, 'security'),
  verify: valueOf(AXES.verify, world, 'verify'),
  port: valueOf(AXES.port, world, 'port'),
  box: valueOf(AXES.box, world, 'box'),
  tls: valueOf(AXES.tls, world, 'tls'),
  auth: valueOf(AXES.auth, world, 'auth'),
  firewall: valueOf(AXES.firewall, world, 'firewall'),
  relay: valueOf(AXES.relay, world, 'relay'),
});

const RELAY_WAY = ' on the relay’s way';

const WAYS = [
  'listen',
  'remove-starttls',
  'mask-starttls',
  'replace-starttls-with-auth',
  'refuse-starttls',
  'impersonate',
] as const;

function boxOf({ box }: Setting): World['network']['box'] {
  const way = WAYS.find((name) => box.replace(RELAY_WAY, '') === name);
  if (way === undefined) return null;
  return {
    way,
    path: box.endsWith(RELAY_WAY) ? 'relay' : 'sender',
    ports: [],
    certificate: {
      subject: 'smtp.example.org',
      alternativeNames: ['smtp.example.org', 'mx.example.net'],
      issuer: 'Nobody You Know',
      trusted: false,
      expired: false,
    },
    forwards: false,
  };
}

const FIREWALLS = {
  open: [],
  '25 dropped': [{ direction: 'out', port: 25, action: 'drop' }],
  '465 refused': [{ direction: 'out', port: 465, action: 'reset' }],
  '587 dropped': [{ direction: 'out', port: 587, action: 'drop' }],
} as const;

/** How long a story may last: beyond every time-out, short of the fourth try of a queue. */
const HORIZON_MS = 1_500_000;

/** The default world with one combination of settings. */
export function worldOf(setting: Setting): World {
  const { security, verify, port, tls, auth, firewall, relay } = setting;
  const service = {
    smtpd_tls_security_level: tls === 'none' || tls === 'may' ? tls : 'encrypt',
    smtpd_sasl_auth_enable: auth !== 'never',
    smtpd_tls_auth_only: auth === 'under TLS',
  } as const;
  return worldWith({
    horizonMs: HORIZON_MS,
    sender: { outgoing: { port, security }, verifyCertificate: verify },
    network: { box: boxOf(setting), firewall: [...FIREWALLS[firewall]] },
    submission: {
      certificate: { expired: tls === 'encrypt, with an expired certificate' },
      ports: { '25': service, '465': { ...service, smtpd_tls_wrappermode: true }, '587': service },
      relay: { smtp_tls_security_level: relay },
    },
  });
}
