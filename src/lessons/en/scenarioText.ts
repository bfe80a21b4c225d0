/**
 * The words of each scenario: a title, the question a person would ask, what to watch for, and what
 * to take away. Keyed by the scenario's id; the world and the goal are in `scenarios/`.
 */
import { matrixText } from './matrixText';
import { ATTACK_STORIES } from './stories/attackStories';
import { DELIVERY_STORIES } from './stories/deliveryStories';
import { LOGIN_STORIES } from './stories/loginStories';
import { PORT_STORIES } from './stories/portStories';
import { PROVIDER_STORIES } from './stories/providerStories';
import { RECEIVER_STORIES } from './stories/receiverStories';
import { RUNNING_STORIES } from './stories/runningStories';
import { SECURITY_STORIES } from './stories/securityStories';
import { SETTING_STORIES } from './stories/settingStories';

export interface ScenarioText {
  readonly title: string;
  readonly question: string;
  /** What happens and what to watch for, before the first step. */
  readonly brief: string;
  /** What one should be able to say afterwards. */
  readonly takeaway: string;
}

const TEXTS = {
  ...PORT_STORIES,
  ...SECURITY_STORIES,
  ...SETTING_STORIES,
  ...LOGIN_STORIES,
  ...DELIVERY_STORIES,
  ...RECEIVER_STORIES,
  ...ATTACK_STORIES,
  ...RUNNING_STORIES,
  ...PROVIDER_STORIES,
} as const;

export type ScenarioId = keyof typeof TEXTS;

export const SCENARIO_TEXTS: Readonly<Record<ScenarioId, ScenarioText>> = TEXTS;

const isScenarioId = (id: string): id is ScenarioId => Object.hasOwn(SCENARIO_TEXTS, id);

/**
 * The words of a scenario, or of a cell of the matrix.
 * @throws Error that names the id when there are none.
 */
export function scenarioText(id: string): ScenarioText {
  if (isScenarioId(id)) return SCENARIO_TEXTS[id];
  const text = matrixText(id);
  if (text === null) throw new Error(`The scenario ${id} has no words.`);
  return text;
}
