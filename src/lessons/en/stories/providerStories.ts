/**
 * Words of the worlds with a provider's settings, as Thunderbird's database had them in March 2026.
 * RFC 8314 §3.3, §5.2. Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

/** What is the provider's, and what is not. */
const brief = (settings: string): string =>
  `The settings: ${settings}. They are what the provider gives out; its servers are not public, ` +
  'so here Postfix answers, from an address reserved for documentation.';

export const PROVIDER_STORIES = {
  'provider-gmail': {
    title: 'Gmail: smtp.gmail.com on 465',
    question: 'Which outgoing settings does Gmail need?',
    brief: brief('smtp.gmail.com, port 465, SSL/TLS, OAuth2'),
    takeaway:
      'With OAuth2 the password is typed on Google’s own page, and the client shows a token. ' +
      'A program that does not know OAuth2 needs an app password, made in the account’s ' +
      'settings. Mail is fetched from imap.gmail.com on 993.',
  },
  'provider-outlook': {
    title: 'Outlook.com: smtp-mail.outlook.com on 587',
    question: 'Which outgoing settings does Outlook.com need?',
    brief: brief('smtp-mail.outlook.com, port 587, STARTTLS, OAuth2'),
    takeaway:
      'STARTTLS must be required here, since no 465 is given out. The login is by OAuth2, with a ' +
      'token in the place of a password. Mail is fetched from outlook.office365.com on 993.',
  },
  'provider-microsoft-365': {
    title: 'Microsoft 365: smtp.office365.com on 587',
    question: 'Which outgoing settings does Microsoft 365 need?',
    brief: brief('smtp.office365.com, port 587, STARTTLS, OAuth2'),
    takeaway:
      'A company’s own rules decide whether its people may submit at all. From the end of ' +
      'December 2026 logins with a password are off by default, so applications need OAuth2 too. ' +
      'Mail is fetched from outlook.office365.com on 993.',
  },
  'provider-icloud': {
    title: 'Apple’s iCloud: smtp.mail.me.com on 587',
    question: 'Which outgoing settings does iCloud need?',
    brief: brief('smtp.mail.me.com, port 587, STARTTLS, a password'),
    takeaway:
      'On 587 the setting is STARTTLS, and it must be required: “if available” can be stripped. ' +
      'The password is one made for this program in the account’s settings. Mail is fetched ' +
      'from imap.mail.me.com on 993.',
  },
  'provider-yahoo': {
    title: 'Yahoo: smtp.mail.yahoo.com on 465',
    question: 'Which outgoing settings does Yahoo need?',
    brief: brief('smtp.mail.yahoo.com, port 465, SSL/TLS, here with an app password'),
    takeaway:
      'As with Gmail: OAuth2 where the client knows it, else an app password. TLS first, ' +
      'so there is nothing to strip. Mail is fetched from imap.mail.yahoo.com on 993.',
  },
  'provider-gmx': {
    title: 'GMX: mail.gmx.net on 587',
    question: 'Which outgoing settings does GMX need?',
    brief: brief('mail.gmx.net, port 587 with STARTTLS or 465 with SSL/TLS, a password'),
    takeaway:
      'GMX offers both ports, and both end alike. 465 is the recommended one where a client can ' +
      'do it; on 587 STARTTLS must be required. Mail is fetched from imap.gmx.net on 993.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;
