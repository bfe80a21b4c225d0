/** The heading over each group of scenarios, and a line that says what they teach. */

export type TitledGroup =
  | 'ports'
  | 'submitting'
  | 'going-wrong'
  | 'attacks'
  | 'servers'
  | 'receiver'
  | 'running'
  | 'providers';

export interface GroupText {
  readonly title: string;
  readonly line: string;
}

export const GROUP_TEXTS: Readonly<Record<TitledGroup, GroupText>> = {
  ports: {
    title: 'What each port is for',
    line: '587 and 465 to your own provider, 25 between servers, and ports that only fetch mail.',
  },
  submitting: {
    title: 'Handing mail in',
    line: 'Who logs in where, and what a provider asks for before it passes mail on.',
  },
  'going-wrong': {
    title: 'When it does not connect',
    line: 'What wrong settings, firewalls, old TLS and bad certificates look like from the client.',
  },
  attacks: {
    title: 'Somebody on the way',
    line: 'STARTTLS taken away, impostors, and which settings keep the password safe.',
  },
  servers: {
    title: 'From server to server',
    line: 'Finding the MX, TLS between servers, refusals, retries and bounces.',
  },
  receiver: {
    title: 'What the receiver makes of it',
    line: 'Who may send for a domain, where a message ends, and why mail is refused or in spam.',
  },
  running: {
    title: 'Running it',
    line: 'What to switch on in Postfix and Exim, and what to open in a firewall.',
  },
  providers: {
    title: 'Well-known providers',
    line:
      'Host, port, security and login as these providers give them out. The servers behind them ' +
      'are not public: here Postfix stands in.',
  },
};
