/** Whether and how clients log in to a Postfix (SASL_README). */
import { yesNoField } from '../fields';

export const loginEntries = {
  smtpd_sasl_auth_enable: yesNoField,
  broken_sasl_auth_clients: yesNoField,
};

export const loginDefaults = {
  smtpd_sasl_auth_enable: false,
  broken_sasl_auth_clients: false,
};
