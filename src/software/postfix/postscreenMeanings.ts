/** What each parameter of postscreen(8) means here, in one sentence. Source: postconf(5). */
import type { postscreenEntries } from '../../world/postfix/postscreenParameters';

export const POSTSCREEN_MEANINGS: Readonly<Record<keyof typeof postscreenEntries, string>> = {
  postscreen: 'Whether postscreen stands on this port and hands its clients to smtpd (master.cf).',
  postscreen_access_list:
    'Clients that are let through at once (permit) or never (reject); permit_mynetworks holds too.',
  postscreen_denylist_action: 'What is done to a client of the reject list.',
  postscreen_greet_wait: 'How long the last line of the greeting is held back.',
  postscreen_greet_banner: 'What the first line of the greeting says meanwhile; empty is nothing.',
  postscreen_greet_action: 'What is done to a client that speaks in that time.',
  postscreen_dnsbl_sites:
    'Blocklists that are asked meanwhile, with weights such as zen.example*2.',
  postscreen_dnsbl_threshold: 'From which sum of weights on a client counts as listed.',
  postscreen_dnsbl_action: 'What is done to a client that is listed.',
  postscreen_pipelining_enable: 'Whether a client is tried for sending on before it may.',
  postscreen_pipelining_action: 'What is done to a client that does.',
  postscreen_non_smtp_command_enable: 'Whether a client is tried for commands that are no SMTP.',
  postscreen_non_smtp_command_action: 'What is done to a client that sends them.',
  postscreen_bare_newline_enable: 'Whether a client is tried for lines that end in a bare LF.',
  postscreen_bare_newline_action: 'What is done to a client that sends them.',
  postscreen_command_count_limit: 'How many commands postscreen itself takes from one client.',
  postscreen_command_time_limit: 'How long postscreen itself waits for a command.',
};
