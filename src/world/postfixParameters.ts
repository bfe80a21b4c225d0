/**
 * The Postfix parameters that a world can set, under Postfix's own names (postconf(5)), so that a
 * line of a real main.cf or master.cf translates one to one. Each subject has its own file beside.
 * Defaults are Postfix 3.7's unless the role of a server says otherwise (`defaultWorld.ts`).
 */
import * as v from 'valibot';
import { accessDefaults, accessEntries } from './postfix/accessParameters';
import { domainDefaults, domainEntries } from './postfix/domainParameters';
import { headerDefaults, headerEntries } from './postfix/headerParameters';
import { loginDefaults, loginEntries } from './postfix/loginParameters';
import { postscreenDefaults, postscreenEntries } from './postfix/postscreenParameters';
import { rateDefaults, rateEntries } from './postfix/rateParameters';
import { replyDefaults, replyEntries } from './postfix/replyParameters';
import { sessionDefaults, sessionEntries } from './postfix/sessionParameters';
import { tlsDefaults, tlsEntries } from './postfix/tlsParameters';

/** Every parameter with its form; a service of master.cf gives some of them. */
const postfixParametersSchema = v.strictObject({
  ...sessionEntries,
  ...tlsEntries,
  ...loginEntries,
  ...accessEntries,
  ...replyEntries,
  ...rateEntries,
  ...domainEntries,
  ...headerEntries,
  ...postscreenEntries,
});

export const postfixOverridesSchema = v.partial(postfixParametersSchema);

export type PostfixOverrides = v.InferOutput<typeof postfixOverridesSchema>;
export type PostfixParameters = v.InferOutput<typeof postfixParametersSchema>;

/** Postfix 3.7's own defaults, with the lists that its compatibility level 3.6 gives. */
export const POSTFIX_DEFAULTS: PostfixParameters = {
  ...sessionDefaults,
  ...tlsDefaults,
  ...loginDefaults,
  ...accessDefaults,
  ...replyDefaults,
  ...rateDefaults,
  ...domainDefaults,
  ...headerDefaults,
  ...postscreenDefaults,
};
