/**
 * “Which port do I need?” by role, with the scenario to watch. RFC 8314 §3.3, RFC 9325 §3.2,
 * RFC 6409 §3.1.
 */
import type { ScenarioId } from './scenarioText';

export interface RoleText {
  readonly who: string;
  /** The answer in one line. */
  readonly port: string;
  readonly why: string;
  readonly scenario: ScenarioId;
}

export const ROLE_TEXTS: readonly RoleText[] = [
  {
    who: 'A mail client',
    port: '465, or 587 with STARTTLS required',
    why: 'It logs in at its own provider, which passes the mail on. 25 is not for clients.',
    scenario: 'submit-465',
  },
  {
    who: 'An application',
    port: '465 or 587, as its library supports',
    why: 'Password resets and newsletters are submitted as a person’s mail is: with a login, sealed.',
    scenario: 'submit-587',
  },
  {
    who: 'A mail server behind a provider',
    port: '587 or 465 at the provider, with credentials',
    why: 'To the provider it is a client like any other; the provider’s name vouches for the mail.',
    scenario: 'smarthost-587',
  },
  {
    who: 'A mail server of its own',
    port: '25, to the recipient’s MX',
    why: 'No login: its address needs a name, and its domain DNS records that vouch for it.',
    scenario: 'relay-25',
  },
];
