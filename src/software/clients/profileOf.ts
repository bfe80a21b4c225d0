/** Finds the profile of a sender's program: what its options mean on the wire and to its user. */
import type { SenderSettings } from '../../world/senderSchema';
import type { ClientProfile } from './clientProfile';
import { curlProfile } from './curl';
import { genericProfile } from './genericProfile';
import { appleMailProfile, outlookProfile, thunderbirdProfile } from './mailPrograms';
import { msmtpProfile } from './msmtp';
import { nodemailerProfile } from './nodemailer';
import { opensslProfile } from './openssl';
import { smtplibProfile } from './smtplib';
import { swaksProfile } from './swaks';

/** The profile of the program that a sender uses. */
export function profileOf(sender: SenderSettings): ClientProfile {
  const { program } = sender;
  switch (program.name) {
    case 'swaks':
      return swaksProfile(program);
    case 'curl':
      return curlProfile(program);
    case 'msmtp':
      return msmtpProfile(program);
    case 'nodemailer':
      return nodemailerProfile(program, sender.outgoing.port);
    case 'smtplib':
      return smtplibProfile(program);
    case 'openssl':
      return opensslProfile(program);
    case 'Thunderbird':
      return thunderbirdProfile(program, sender);
    case 'Apple Mail':
      return appleMailProfile(program, sender);
    case 'Outlook':
      return outlookProfile(program, sender);
    case 'generic':
      return genericProfile(sender);
  }
}
