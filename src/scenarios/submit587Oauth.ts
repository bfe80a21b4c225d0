/** A client logs in on 587 with a bearer token; its user typed the password in a browser only. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import type { World } from '../world/worldSchema';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

/** A provider that takes tokens, and whose client has one. */
export const tokenWorld = (token: string): World =>
  worldWith({
    sender: { login: { token, mechanisms: ['OAUTHBEARER', 'XOAUTH2'] } },
    submission: {
      mechanisms: ['PLAIN', 'LOGIN', 'XOAUTH2', 'OAUTHBEARER'],
      accounts: DEFAULT_WORLD.submission.accounts.map((account) => ({
        ...account,
        token: 'ya29.token-of-today',
      })),
      login: {
        openid_configuration_url: 'https://login.example.org/.well-known/openid-configuration',
      },
    },
  });

export const submit587Oauth: Scenario = {
  id: 'submit-587-oauth',
  world: tokenWorld('ya29.token-of-today'),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['client.log-in', 'auth.accept'],
    says: ['250-AUTH PLAIN LOGIN XOAUTH2 OAUTHBEARER'],
  },
};
