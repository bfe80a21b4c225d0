/** The start page's picture of the three ports. */
export const pictureStrings = {
  description:
    'Three ports carry mail. Port 465 from you to your provider: TLS from the first octet, then ' +
    'log in. Port 587 from you to your provider: readable until STARTTLS, then sealed, then log ' +
    'in. Port 25 from your provider to their server: server to server, sealed if both can. Port ' +
    '25 from your home straight to their server is closed by most access networks.',
  you: ['You'],
  youSubtitle: 'client or app',
  provider: ['Your provider'],
  providerSubtitle: 'submission',
  theirs: ['Their server'],
  theirsSubtitle: 'MX',
  inbox: ['Inbox'],
  implicit: 'TLS from the first octet, then log in',
  readable: 'starts readable',
  upgraded: 'STARTTLS, then log in',
  closed: '25 from home: closed by most access networks',
  relayShort: ['server to server,', 'sealed if both can'],
  providerRows: ['Your', 'provider'],
  theirsRows: ['Their', 'server'],
  implicitTwoRows: ['TLS from the first', 'octet, then log in'],
  readableShort: 'readable',
  implicitRows: ['TLS from the', 'first octet,', 'then log in'],
  upgradedRows: ['STARTTLS,', 'then log in'],
  closedRows: ['25 from home:', 'mostly closed'],
} as const;
