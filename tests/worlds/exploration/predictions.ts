// What is expected of every combination, worked out by hand and not by the engine.

import type { Setting } from './axes';

/** Whether a setting asks for TLS in any case and for a certificate that is in order. */
export const requiresAndVerifies = ({ security, verify }: Setting): boolean =>
  verify && (security === 'tls' || security === 'starttls');

/** Whether the password crosses in the clear or reaches an impostor. */
export function exposesPassword(setting: Setting): boolean {
  const { security, verify, port, box, tls, auth, firewall } = setting;
  // Implicit TLS and STARTTLS do not understand each other.
  if ((port === 465) !== (security === 'tls')) return false;
  // An impostor stands before the firewall, has no trusted certificate, and offers no AUTH on 25.
  if (box === 'impersonate') return port !== 25 && (security === 'none' || !verify);
  if (firewall.startsWith(`${port} `)) return false;
  if (security === 'tls' || security === 'starttls') return false;
  const hidesTls = /^(remove|mask|replace|refuse)-starttls/u.test(box) && !box.endsWith('way');
  const seesTls = tls !== 'none' && !hidesTls;
  if (security === 'starttls-if-available' && seesTls) return false;
  if (box === 'replace-starttls-with-auth' && tls !== 'none') return true;
  // A server that insists on TLS offers no AUTH before it.
  return auth === 'also in the clear' && !tls.startsWith('encrypt');
}
