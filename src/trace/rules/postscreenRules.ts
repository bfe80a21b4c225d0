/**
 * Rules of postscreen(8), which stands before a mail server and looks at who is calling. No RFC
 * demands it; the clauses are those that it leans on: a server may speak late, a client must wait
 * for the greeting, and anyone may be refused.
 */
import { cite } from '../../rfc/citation';

export const POSTSCREEN_RULES = {
  'postscreen.trust': [cite('RFC5321', '3.1')],
  'postscreen.deny': [cite('RFC5321', '3.1'), cite('RFC5321', '7.9')],
  'postscreen.turn-away': [cite('RFC5321', '3.1'), cite('RFC5321', '7.9')],
  'postscreen.tease': [cite('RFC5321', '4.2.1'), cite('RFC5321', '4.3.1')],
  'postscreen.early-talk': [cite('RFC5321', '4.3.1')],
  'postscreen.end-early-talk': [cite('RFC5321', '4.3.1'), cite('RFC5321', '7.8')],
  'postscreen.hear-list': [cite('RFC5782', '2.1')],
  'postscreen.end-listed': [cite('RFC5782', '2.1'), cite('RFC5321', '7.9')],
  'postscreen.pass': [cite('RFC5321', '3.1')],
  'postscreen.take-over': [cite('RFC5321', '3.1')],
  'postscreen.take-over-mid-talk': [cite('RFC5321', '4.3.1')],
  'postscreen.note-pipelining': [cite('RFC2920', '3.1')],
  'postscreen.end-pipelining': [cite('RFC2920', '3.1')],
  'postscreen.note-bare-newline': [cite('RFC5321', '2.3.8')],
  'postscreen.end-bare-newline': [cite('RFC5321', '2.3.8')],
  'postscreen.overlook': [cite('RFC2920', '3.1'), cite('RFC5321', '2.3.8')],
  'postscreen.note-no-smtp': [cite('RFC5321', '7.8')],
  'postscreen.refuse-recipient': [cite('RFC5321', '4.1.1.3'), cite('RFC5321', '7.9')],
  'postscreen.refuse-question': [cite('RFC5321', '3.5.3')],
  'postscreen.too-many-commands': [cite('RFC5321', '7.8')],
} as const;
