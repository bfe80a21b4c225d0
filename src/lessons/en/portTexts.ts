/**
 * The three ports at a glance, for a picture: what each is called and the few words that stand on
 * its line. RFC 6409 §3.1, RFC 8314 §3.3, RFC 5321 §4.5.4.2.
 */
import type { ScenarioId } from './scenarioText';

export interface PortText {
  readonly port: 25 | 465 | 587;
  /** The name in the registry. */
  readonly service: string;
  /** Who uses it, for what. */
  readonly job: string;
  /** What happens on its line, in the order in which it happens. */
  readonly line: readonly string[];
  readonly scenario: ScenarioId;
}

export const PORT_TEXTS: readonly PortText[] = [
  {
    port: 465,
    service: 'submissions',
    job: 'You to your provider',
    line: ['TLS from the first octet, then log in'],
    scenario: 'submit-465',
  },
  {
    port: 587,
    service: 'submission',
    job: 'You to your provider',
    line: ['starts readable', 'STARTTLS, then log in'],
    scenario: 'submit-587',
  },
  {
    port: 25,
    service: 'smtp',
    job: 'Server to server',
    line: ['server to server, sealed if both can'],
    scenario: 'relay-25',
  },
];

/** The way that most people cannot take. */
export const BLOCKED_TEXT = {
  line: '25 from home: closed by many access networks',
  scenario: 'isp-drops-25',
} as const satisfies { readonly line: string; readonly scenario: ScenarioId };
