/**
 * What each setting of a world means, in one sentence. The record has a key for every setting of
 * the schema, so none can be added without its meaning. A list is one setting, with what an item
 * holds; the parameters of a server's program and the options of the sender's are told by the
 * programs themselves.
 */
import type { World } from '../world/worldSchema';

/** The dotted paths of T, through objects (also those that may be null) to values and lists. */
type PathIn<T> = T extends unknown
  ? {
      [K in keyof T & string]: K extends 'parameters' | 'program' | 'relay'
        ? K
        : NonNullable<T[K]> extends readonly unknown[]
          ? K
          : NonNullable<T[K]> extends object
            ? string extends keyof NonNullable<T[K]>
              ? K
              : `${K}.${PathIn<NonNullable<T[K]>>}`
            : K;
    }[keyof T & string]
  : never;

export type SettingPath = PathIn<World>;

export const SETTING_MEANINGS: Readonly<Record<SettingPath, string>> = {
  version: 'The version of this form of a world.',
  startsAt: 'The wall clock at the start, for dates and ids only.',
  seed: 'Decides what chance decides in the real world: ids, and the order of equal MX hosts.',
  horizonMs: 'When the story ends even if something still waits, in milliseconds.',
  'sender.kind': 'What sends: mail-client, application or mail-server.',
  'sender.name': 'The name of the person or program that sends.',
  'sender.hostName': 'The name the client gives itself in EHLO.',
  'sender.ipAddress': 'The client’s address.',
  'sender.address': 'The sender’s mail address, in MAIL FROM.',
  'sender.program':
    'The sender’s program by its name, with its own options; they are listed below. generic takes the other settings of the sender.',
  'sender.login.user':
    'The name the client logs in with; null in place of sender.login is no login.',
  'sender.login.password': 'The password the client logs in with.',
  'sender.login.token': 'A bearer token, for XOAUTH2 and OAUTHBEARER; null when there is none.',
  'sender.login.mechanisms':
    'The ways to log in that the client knows; it takes the first one that is offered.',
  'sender.login.initialResponse': 'Whether the first response rides with the AUTH command.',
  'sender.outgoing.host': 'The server the client is told to use.',
  'sender.outgoing.port': 'The port the client connects to.',
  'sender.outgoing.security':
    'tls is TLS at once; starttls is TLS or nothing; starttls-if-available falls back.',
  'sender.relay': 'How the sender sends on what it has when it is a mail server.',
  'sender.whenAuthIsMissing': 'Whether the client stops or goes on when no login is offered.',
  'sender.verifyCertificate':
    'Whether the client checks the chain, the name and the date of a certificate.',
  'sender.lowestTlsVersion': 'The oldest TLS version the client takes.',
  'sender.highestTlsVersion': 'The newest TLS version the client knows.',
  'sender.cipherSuites':
    'The cipher suites the client offers, best first; an empty list is all its library has.',
  'sender.pipelining': 'Whether the client writes several commands at once where it may, RFC 2920.',
  'sender.ignoresForeignLines':
    'Whether the client waits on when a line is no reply of SMTP, as swaks and curl do.',
  'sender.noDelay':
    'Whether small writes go out at once; if not, each waits for the one before it.',
  'sender.timeouts.connectMs': 'How long the client waits for a connection.',
  'sender.timeouts.greetingMs': 'How long the client waits for the greeting.',
  'sender.timeouts.replyMs': 'How long the client waits for a reply.',
  'sender.timeouts.acceptanceMs': 'How long the client waits for the reply to its message.',
  'network.roundTripMs.senderToSubmission':
    'The round trip from the client to the submission server.',
  'network.roundTripMs.senderToMx': 'The round trip from the client to the MX.',
  'network.roundTripMs.submissionToMx': 'The round trip from the submission server to the MX.',
  'network.roundTripMs.resolver': 'The round trip to the resolver.',
  'network.synAgainAtMs': 'When a SYN without answer is sent again, counted from the first.',
  'network.synGiveUpMs': 'When connecting is given up.',
  'network.firewall':
    'Rules for new connections, each with a direction, a port and an action; the first that fits decides.',
  'network.outFirewallOf':
    'Whose the firewall is that decides what leaves the sender’s network: isp or sender.',
  'network.hosts':
    'Addresses where no server is, each refused (nothing listens) or unreachable (no such host).',
  'network.box.way':
    'What a box on the path does with what passes; null in place of network.box is no box.',
  'network.box.path':
    'Where the box stands: before the submission server (sender) or behind it (relay).',
  'network.box.ports': 'The ports the box looks at; an empty list is all.',
  'network.box.forwards': 'Whether an impostor sends what it took on to the real recipient.',
  'network.box.certificate.subject': 'The name in the impostor’s certificate.',
  'network.box.certificate.alternativeNames': 'All names in the impostor’s certificate.',
  'network.box.certificate.issuer': 'Who signed the impostor’s certificate.',
  'network.box.certificate.trusted': 'Whether clients know and trust that issuer.',
  'network.box.certificate.expired': 'Whether the impostor’s certificate has run out.',
  'network.cutAfter.path':
    'Where a connection breaks: sender or relay; null in place of network.cutAfter is nowhere.',
  'network.cutAfter.port': 'The port of the connections that break.',
  'network.cutAfter.place': 'The command whose reply is lost; dot is the end of the message.',
  'network.cutAfter.how': 'Whether the client sees an orderly end, a reset, or nothing at all.',
  'network.cutAfter.times': 'How many connections break; the later ones are whole.',
  'submission.software': 'The program that the submission server runs: postfix or exim.',
  'submission.hostName': 'The name of the submission server.',
  'submission.ipAddress': 'The address of the submission server.',
  'submission.certificate.subject': 'The name in the server’s certificate.',
  'submission.certificate.alternativeNames': 'All names in the server’s certificate.',
  'submission.certificate.issuer': 'Who signed the server’s certificate.',
  'submission.certificate.trusted': 'Whether clients know and trust that issuer.',
  'submission.certificate.expired': 'Whether the server’s certificate has run out.',
  'submission.parameters': 'The program’s own parameters for all ports; they are listed below.',
  'submission.ports':
    'The open ports, each with parameters of its own; the list replaces the default.',
  'submission.refusalDelayMs': 'How long a wrong password is thought over before the refusal.',
  'submission.keepsBufferAcrossStartTls':
    'Whether what came in the clear behind STARTTLS is run under TLS, as old servers did.',
  'submission.mailAccess.login_greeting': 'What the server for fetching mail says of itself.',
  'submission.mailAccess.disable_plaintext_auth':
    'Whether the server for fetching mail takes a password only under TLS.',
  'submission.mailAccess.auth_mechanisms': 'How one can log in to fetch mail.',
  'submission.mailAccess.ports':
    'The listeners for fetching mail: a port with its protocol (imap or pop3), and ssl.',
  'submission.mechanisms': 'The ways to log in that are offered, in order.',
  'submission.login.server':
    'The login server: up, down, lost (in the middle of a login) or failing (without its users).',
  'submission.login.openid_configuration_url':
    'Where a client whose token is refused can get another one; empty says nothing.',
  'submission.login.iterations': 'How often SCRAM hashes the password.',
  'submission.login.challenges':
    'What CRAM-MD5 challenges with at the n-th login; what is empty or missing comes of the seed.',
  'submission.login.nonces': 'The server’s nonces of SCRAM and DIGEST-MD5, likewise.',
  'submission.login.salts': 'The salts of SCRAM in Base64, likewise.',
  'submission.accounts':
    'Who may log in, each a user, a password, the sender addresses it may use, perhaps a token.',
  'submission.opendkim.Domain':
    'Whose mail is signed, by the domain in From; null in place of submission.opendkim is nobody’s.',
  'submission.opendkim.Selector': 'The name under which the key stands in DNS.',
  'submission.opendkim.KeyFile': 'The key, by its public half, as the record in DNS has it.',
  'submission.opendkim.SignatureAlgorithm': 'How is signed: rsa-sha256 or ed25519-sha256.',
  'submission.opendkim.Canonicalization':
    'Whether header and body are signed as they are (simple) or without regard to spaces (relaxed).',
  'submission.opendkim.SignHeaders': 'The header fields that are signed.',
  'submission.opendkim.SignatureTTL': 'How long a signature counts, in seconds; 0 is for ever.',
  'submission.opendkim.BodyLengths': 'Whether only the octets there are are signed (l=).',
  'submission.disclaimer':
    'A line that a content filter adds below each message, after it is signed; empty for none.',
  'submission.queueDelayMs':
    'How long an accepted message lies in the queue before its first delivery.',
  'submission.relay': 'How the submission server sends on what it has taken.',
  'mx.software': 'The program that the MX runs: postfix or exim.',
  'mx.hostName': 'The name of the MX.',
  'mx.ipAddress': 'The address of the MX.',
  'mx.certificate.subject': 'The name in the server’s certificate.',
  'mx.certificate.alternativeNames': 'All names in the server’s certificate.',
  'mx.certificate.issuer': 'Who signed the server’s certificate.',
  'mx.certificate.trusted': 'Whether clients know and trust that issuer.',
  'mx.certificate.expired': 'Whether the server’s certificate has run out.',
  'mx.parameters': 'The program’s own parameters for all ports; they are listed below.',
  'mx.ports': 'The open ports, each with parameters of its own; the list replaces the default.',
  'mx.refusalDelayMs': 'How long a wrong password is thought over before the refusal.',
  'mx.keepsBufferAcrossStartTls':
    'Whether what came in the clear behind STARTTLS is run under TLS, as old servers did.',
  'mx.backups': 'Further hosts that take the same mail, each with a name and an address.',
  'mx.recipients': 'The mailboxes that exist.',
  'mx.opendmarc.RejectFailures':
    'Whether mail that fails DMARC is refused when its domain asks for that.',
  'mx.spamRule.threshold': 'So many points put a message into the spam folder.',
  'mx.spamRule.noReverseName': 'Points for a client whose address has no name.',
  'mx.spamRule.spfFail': 'Points for a client that SPF forbids.',
  'mx.spamRule.spfSoftfail': 'Points for a client that SPF would rather not see.',
  'mx.spamRule.spfNone': 'Points for a domain without an SPF record.',
  'mx.spamRule.dmarcFail': 'Points for mail that fails DMARC, when its domain asks for action.',
  'dns.signedZones': 'Domains whose answers DNSSEC can prove; DANE works with these alone.',
  'dns.swallowed': 'Names about which somebody on the way to the resolver lets no answer through.',
  'dns.policies':
    'What the web server of a domain gives as its MTA-STS policy, each with a mode, MX hosts and max_age.',
  'dns.records': 'What DNS says, each a name, a type and its data.',
  'message.recipients': 'The addresses in RCPT TO.',
  'message.notify':
    'What the sender asks to be told of: SUCCESS, FAILURE, DELAY, or NEVER alone; RFC 3461.',
  'message.ret': 'Whether a bounce brings back the message (FULL) or its header alone (HDRS).',
  'message.envid': 'A name for the message that notices about it repeat.',
  'message.headerFrom': 'The header From.',
  'message.headerTo': 'The header To.',
  'message.subject': 'The header Subject.',
  'message.body': 'The text of the message.',
  'message.smuggled':
    'Commands and another message, hidden in the text behind a bare LF and a lone dot.',
  'submission.memory.clients':
    'What the host has counted of clients before: ipAddress, openConnections, and lately ' +
    'connections, messages, recipients, tlsSessions and logins.',
  'submission.memory.attempts':
    'Who tried to send before: clientAddress, sender, recipient, firstTriedMsAgo.',
  'submission.memory.screened':
    'Addresses of clients that postscreen has let through before (postscreen_cache_map).',
  'submission.memory.freeSpaceOctets':
    'What is free on the disk of the queue, in octets; null is plenty.',
  'submission.memory.mailboxes':
    'How full mailboxes are: address, quotaOctets, usedOctets. Others have no limit.',
  'submission.programs.postgrey.delay':
    'How many seconds postgrey makes a new client wait (--delay).',
  'submission.programs.postgrey.greylist-text':
    'What postgrey says; %s is the seconds left, %r the recipient’s domain.',
  'submission.programs.policydSpf.HELO_reject':
    'Whether policyd-spf refuses a client that may not use the name it gives in EHLO.',
  'submission.programs.policydSpf.Mail_From_reject':
    'Whether policyd-spf refuses a client that may not send for the sender’s domain.',
  'submission.programs.quotaStatus.quota_status_overquota':
    'What Dovecot’s quota-status answers for a full mailbox, as in access(5).',
  'submission.programs.quotaStatus.quota_status_success': 'What it answers when there is room.',
  'mx.memory.clients':
    'What the host has counted of clients before: ipAddress, openConnections, and lately ' +
    'connections, messages, recipients, tlsSessions and logins.',
  'mx.memory.attempts':
    'Who tried to send before: clientAddress, sender, recipient, firstTriedMsAgo.',
  'mx.memory.screened':
    'Addresses of clients that postscreen has let through before (postscreen_cache_map).',
  'mx.memory.freeSpaceOctets': 'What is free on the disk of the queue, in octets; null is plenty.',
  'mx.memory.mailboxes':
    'How full mailboxes are: address, quotaOctets, usedOctets. Others have no limit.',
  'mx.programs.postgrey.delay': 'How many seconds postgrey makes a new client wait (--delay).',
  'mx.programs.postgrey.greylist-text':
    'What postgrey says; %s is the seconds left, %r the recipient’s domain.',
  'mx.programs.policydSpf.HELO_reject':
    'Whether policyd-spf refuses a client that may not use the name it gives in EHLO.',
  'mx.programs.policydSpf.Mail_From_reject':
    'Whether policyd-spf refuses a client that may not send for the sender’s domain.',
  'mx.programs.quotaStatus.quota_status_overquota':
    'What Dovecot’s quota-status answers for a full mailbox, as in access(5).',
  'mx.programs.quotaStatus.quota_status_success': 'What it answers when there is room.',
};
