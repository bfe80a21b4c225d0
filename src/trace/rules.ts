/**
 * Every rule that can fire, with the clauses that demand it. Rule ids are stable: lessons, links
 * and the coverage page hang on them, and each software words its replies by them.
 */
import type { Citation } from '../rfc/citation';
import { ACCESS_RULES } from './rules/accessRules';
import { CLIENT_RULES } from './rules/clientRules';
import { DELIVERY_RULES } from './rules/deliveryRules';
import { NETWORK_RULES } from './rules/networkRules';
import { NOTICE_RULES } from './rules/noticeRules';
import { POSTSCREEN_RULES } from './rules/postscreenRules';
import { SERVER_RULES } from './rules/serverRules';

export const RULES = {
  ...SERVER_RULES,
  ...CLIENT_RULES,
  ...ACCESS_RULES,
  ...DELIVERY_RULES,
  ...NOTICE_RULES,
  ...NETWORK_RULES,
  ...POSTSCREEN_RULES,
};

export type ServerRuleId = keyof typeof SERVER_RULES;
export type ClientRuleId = keyof typeof CLIENT_RULES;
export type AccessRuleId = keyof typeof ACCESS_RULES;
export type DeliveryRuleId = keyof typeof DELIVERY_RULES;
export type PostscreenRuleId = keyof typeof POSTSCREEN_RULES;
export type RuleId = keyof typeof RULES;

/** True when the text is the id of a rule. */
export const isRuleId = (text: string): text is RuleId => Object.hasOwn(RULES, text);

/** The clauses that demand a rule. */
export const citationsOf = (rule: RuleId): readonly Citation[] => RULES[rule];
