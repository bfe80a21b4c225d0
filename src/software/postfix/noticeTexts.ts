/**
 * The subjects and the polite words of Postfix's notices to senders: the templates that bounce(5)
 * describes, as they are built in. `$name` stands for a parameter, as in the program's own.
 */

export type NoticeKind = 'failure' | 'delay' | 'success';

export interface NoticeTemplate {
  readonly subject: string;
  /** What the postmaster's copy is called. */
  readonly postmasterSubject: string;
  readonly text: readonly string[];
}

const HEADING = 'This is the mail system at host $myhostname.';
const SIGNATURE = '                   The mail system';

const ASSISTANCE = [
  'For further assistance, please send mail to postmaster.',
  '',
  'If you do so, please include this problem report. You can',
  'delete your own text from the attached returned message.',
  '',
  SIGNATURE,
] as const;

export const NOTICE_TEMPLATES: Readonly<Record<NoticeKind, NoticeTemplate>> = {
  failure: {
    subject: 'Undelivered Mail Returned to Sender',
    postmasterSubject: 'Postmaster Copy: Undelivered Mail',
    text: [
      HEADING,
      '',
      "I'm sorry to have to inform you that your message could not",
      "be delivered to one or more recipients. It's attached below.",
      '',
      ...ASSISTANCE,
    ],
  },
  delay: {
    subject: 'Delayed Mail (still being retried)',
    postmasterSubject: 'Postmaster Warning: Delayed Mail',
    text: [
      HEADING,
      '',
      '####################################################################',
      '# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #',
      '####################################################################',
      '',
      'Your message could not be delivered for more than $delay_warning_time_hours hour(s).',
      'It will be retried until it is $maximal_queue_lifetime_days day(s) old.',
      '',
      ...ASSISTANCE,
    ],
  },
  success: {
    subject: 'Successful Mail Delivery Report',
    postmasterSubject: '',
    text: [
      HEADING,
      '',
      'Your message was successfully delivered to the destination(s)',
      'listed below. If the message was delivered to mailbox you will',
      'receive no further notifications. Otherwise you may still receive',
      'notifications of mail delivery errors from other systems.',
      '',
      SIGNATURE,
    ],
  },
};
