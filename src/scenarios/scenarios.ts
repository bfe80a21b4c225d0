/** All scenarios, in the order in which they are taught. */
import { homeDirect25 } from './homeDirect25';
import { ispDrops25 } from './ispDrops25';
import { ispRejects25 } from './ispRejects25';
import { noAuth587 } from './noAuth587';
import { provider25 } from './provider25';
import { relay25 } from './relay25';
import { starttlsTo465 } from './starttlsTo465';
import { strip587HiddenAuth } from './strip587HiddenAuth';
import { strip587Opportunistic } from './strip587Opportunistic';
import { strip587Required } from './strip587Required';
import { submit465 } from './submit465';
import { submit587 } from './submit587';
import { tlsTo587 } from './tlsTo587';
import { wrongPassword } from './wrongPassword';
import type { Scenario } from './scenario';

export const SCENARIOS: readonly Scenario[] = [
  submit587,
  submit465,
  relay25,
  provider25,
  ispDrops25,
  ispRejects25,
  strip587Opportunistic,
  strip587HiddenAuth,
  strip587Required,
  tlsTo587,
  starttlsTo465,
  wrongPassword,
  noAuth587,
  homeDirect25,
];

/** The scenario with an id, or null. */
export const findScenario = (id: string): Scenario | null =>
  SCENARIOS.find((scenario) => scenario.id === id) ?? null;
