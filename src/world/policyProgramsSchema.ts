/**
 * The programs that a server asks while it decides, with their own settings under their own names:
 * postgrey (its command line), policyd-spf (policyd-spf.conf) and Dovecot's quota-status.
 */
import * as v from 'valibot';
import { choiceField, countField, textField } from './fields';

export const policyProgramsSchema = v.strictObject({
  postgrey: v.strictObject({
    /** Seconds that a new client has to wait (--delay). */
    delay: countField(0, 86_400),
    /** What it says; %s is how many seconds are left, %r the recipient's domain. */
    'greylist-text': textField(200),
  }),
  policydSpf: v.strictObject({
    HELO_reject: choiceField(['Fail', 'False']),
    Mail_From_reject: choiceField(['Fail', 'False']),
  }),
  quotaStatus: v.strictObject({
    quota_status_overquota: textField(200),
    quota_status_success: textField(200),
  }),
});

export type PolicyPrograms = v.InferOutput<typeof policyProgramsSchema>;

/** As the programs are shipped; quota-status with the answer that its manual proposes. */
export const POLICY_PROGRAM_DEFAULTS: PolicyPrograms = {
  postgrey: {
    delay: 300,
    'greylist-text': 'Greylisted, see http://postgrey.schweikert.ch/help/%r.html',
  },
  policydSpf: { HELO_reject: 'Fail', Mail_From_reject: 'Fail' },
  quotaStatus: {
    quota_status_overquota: '552 5.2.2 Mailbox is full',
    quota_status_success: 'DUNNO',
  },
};
