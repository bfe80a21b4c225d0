/**
 * A relay's connection to one host: as a client of a server, with the TLS that its queue asks for
 * there, over the way that leads from where the relay stands.
 */
import type { ClientSettings, Security } from '../machines/clientSession';
import type { Destination, HostTls, RelayNews } from '../machines/relay';
import { USUAL_MANNERS, type ClientManners } from '../software/clients/clientManners';
import { NO_CHECKS } from '../software/clients/clientProfile';
import { clientVersions } from '../software/postfix/clientVersions';
import { postfixTimeMs } from '../software/postfix/postfixTime';
import { usualSuites } from '../world/cipherSuites';
import type { RelayParameters } from '../world/relaySchema';
import { createClientStation } from './clientStation';
import { openConnection } from './connection';
import { findListener, type TakeMessage } from './listeners';
import { networkPath, withoutBox, type NetworkPath } from './networkPath';
import { relayLogin, relayMechanisms } from './relayLogin';
import type { QueuedMessage, RelayingServer } from './relayingServer';
import { dataLines, messageOctets } from './sendingProgram';
import type { Story } from './story';

/** What is sent to which host. */
export interface RelayErrand {
  readonly message: QueuedMessage;
  readonly recipients: readonly string[];
  readonly ipAddress: string;
  readonly hostName: string;
  readonly destination: Destination;
  readonly tls: HostTls;
}

const SECURITY: Readonly<Record<HostTls['level'], Security>> = {
  none: 'none',
  may: 'starttls-if-available',
  encrypt: 'starttls',
  verify: 'starttls',
  secure: 'starttls',
  dane: 'starttls',
};

/** The levels under which a certificate is judged; the judgement comes after the handshake. */
const MUST_FIT: ReadonlySet<string> = new Set(['verify', 'secure', 'dane']);

/** smtp(8): HELO after any refused EHLO, and RSET with QUIT when nobody is left to send to. */
const POSTFIX_MANNERS: ClientManners = {
  ...USUAL_MANNERS,
  heloFallback: 'always',
  leavesBy: {
    ...USUAL_MANNERS.leavesBy,
    'client.envelope-refused': 'reset-and-quit',
    'client.no-recipient-left': 'reset-and-quit',
    'client.data-refused': 'reset-and-quit',
  },
};

const timeouts = (relay: RelayParameters): ClientSettings['timeouts'] => ({
  greetingMs: postfixTimeMs(relay.smtp_helo_timeout),
  replyMs: postfixTimeMs(relay.smtp_mail_timeout),
  acceptanceMs: postfixTimeMs(relay.smtp_data_done_timeout),
});

const sessionSettings = (
  { hostName, relay }: RelayingServer,
  { message, recipients, tls, destination, hostName: host }: RelayErrand,
): ClientSettings => ({
  hostName,
  sender: message.sender,
  recipients,
  sizeOctets: messageOctets(message.lines),
  login: relayLogin(relay, destination, host, `${message.queueId}${recipients.length}`),
  security: relay.smtp_tls_wrappermode ? 'tls' : SECURITY[tls.level],
  whenAuthIsMissing: 'continue',
  pipelining: true,
  ignoresForeignLines: false,
  sendsOptions: 'all',
  manners: { ...POSTFIX_MANNERS, ...relayMechanisms(relay) },
  ...(message.request === undefined ? {} : { request: message.request }),
  ...(message.body === undefined ? {} : { body: message.body }),
  isInternational: message.isInternational === true,
  timeouts: timeouts(relay),
});

/** The way from where the relay stands; the box that took a message does not stand on its own. */
function pathFrom(story: Story, { station }: RelayingServer, ipAddress: string): NetworkPath {
  const { senderToMx, senderToSubmission, submissionToMx } = story.world.network.roundTripMs;
  if (station === 'sender') {
    const isSubmission = ipAddress === story.world.submission.ipAddress;
    return networkPath(story.world, 'sender', isSubmission ? senderToSubmission : senderToMx);
  }
  const way = networkPath(story.world, 'relay', submissionToMx);
  return station === 'box' ? withoutBox(way) : way;
}

/**
 * Connects and sends; what happens is told as it happens.
 * @returns gives up trying to connect.
 */
export function connectRelay(
  story: Story,
  server: RelayingServer,
  errand: RelayErrand,
  takeMessage: TakeMessage,
  tell: (news: RelayNews) => void,
): () => void {
  const { ipAddress, hostName, destination, tls, message } = errand;
  const { station, relay } = server;
  const { port } = destination;
  const path = pathFrom(story, server, ipAddress);
  const place = { path, ipAddress, port, hostName, clientAddress: server.ipAddress };
  const isOpportunistic = tls.level === 'may' && !relay.smtp_tls_wrappermode;
  return openConnection(story, {
    ...findListener(story, place, takeMessage),
    from: station,
    hostName,
    ipAddress,
    port,
    noDelay: false,
    tls: {
      ...clientVersions(
        isOpportunistic ? relay.smtp_tls_protocols : relay.smtp_tls_mandatory_protocols,
      ),
      suites: usualSuites(),
      checks: NO_CHECKS,
      ...(MUST_FIT.has(tls.level) ? { demands: tls } : {}),
      isAskedAgain: false,
      host: hostName,
      sendsServerName: tls.level === 'dane',
    },
    createClient: (transport, instance) =>
      createClientStation(sessionSettings(server, errand), transport, {
        after: story.after,
        noteMove: (machine, event, move) => story.noteMove(station, instance, machine, event, move),
        messageLines: dataLines(message.lines),
        ended: (outcome, during) => tell({ type: 'session.ended', outcome, during }),
      }),
    opened: () => tell({ type: 'connection.opened' }),
    failed: (reason) => tell({ type: 'connection.failed', reason }),
  });
}
