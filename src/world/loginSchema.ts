/** The login server of a submission server, its users, and what chance gives to a login. */
import * as v from 'valibot';
import { MECHANISMS } from '../smtp/sasl/mechanisms';
import { addressField, booleanField, choiceField, countField, textField } from './fields';
import { listField } from './listField';

export const accountSchema = v.strictObject({
  user: textField(255),
  password: textField(255),
  /** The sender addresses this login may use (smtpd_sender_login_maps). */
  addresses: listField(addressField, 50, 'addresses'),
  /** The bearer token that stands for this user at the moment; none when left out. */
  token: v.optional(textField(4000)),
  /** Whether the account is shut: it is then refused like a wrong password. */
  disabled: v.optional(booleanField),
});

export const mechanismField = choiceField(MECHANISMS);

const chanceList = (what: string) => listField(textField(400), 50, what);

export const loginServerSchema = v.strictObject({
  /**
   * `down`: nobody answers at its socket; `lost`: it goes away in the middle of a login; `failing`:
   * it cannot read its own list of users.
   */
  server: choiceField(['up', 'down', 'lost', 'failing']),
  /** Dovecot's openid_configuration_url: where a client can get a better token; '' is none. */
  openid_configuration_url: textField(400),
  /** The iterations of SCRAM, RFC 7677 §4. */
  iterations: countField(1, 100_000),
  /** What chance gives to the n-th login of a session; '' and what is left out come of the seed. */
  challenges: chanceList('challenges'),
  nonces: chanceList('nonces'),
  salts: chanceList('salts'),
});

export type LoginServerSettings = v.InferOutput<typeof loginServerSchema>;

/** A login server that is there, and chance that comes of the seed. */
export const DEFAULT_LOGIN_SERVER: LoginServerSettings = {
  server: 'up',
  openid_configuration_url: '',
  iterations: 4096,
  challenges: [],
  nonces: [],
  salts: [],
};
