/**
 * Who answers at an address and port in a world: the submission server, the MX, an impostor on the
 * path, a closed port, or nobody. Each listener makes a server station for a new connection.
 */
import {
  impostorService,
  mxService,
  submissionService,
  type ServiceSettings,
} from '../software/serviceSettings';
import { softwareOf } from '../software/serverSoftware';
import type { LoginAnswer, LoginProof } from '../software/login';
import type { Chance } from '../smtp/sasl/chance';
import type { StationId } from '../trace/station';
import { usualSuites } from '../world/cipherSuites';
import { EMPTY_MEMORY } from '../world/memorySchema';
import type { CertificateSettings } from '../world/certificateSchema';
import type { MxSettings } from '../world/serverSchema';
import type { Listener } from './connection';
import { rememberClient } from './clientMemory';
import { createHostMemory, type HostMemory } from './hostMemory';
import { createMailAccessStation } from './mailAccessStation';
import { checkLogin, impostorLogin, verdictOf } from './loginServer';
import { epochMsOf } from './messageText';
import type { NetworkPath } from './networkPath';
import { noteJudgement } from './noteJudgement';
import { answerQuery } from './resolver';
import type { AcceptedMessage, ServerEnvironment } from './serverEnvironment';
import { createPostscreenStation } from './postscreenStation';
import { createServerStation } from './serverStation';
import type { Story } from './story';

/** How long a router asks for a host that is not there: three times, a second apart (Linux). */
const ARP_PATIENCE_MS = 3060;

interface Host {
  readonly station: StationId;
  readonly certificate: CertificateSettings;
  readonly settings: ServiceSettings;
  readonly memory: HostMemory;
  readonly refusalDelayMs: number;
  readonly checkLogin: (user: string, proof: LoginProof) => LoginAnswer;
}

export type TakeMessage = (station: StationId, message: AcceptedMessage) => void;

const listen = (
  story: Story,
  host: Host,
  clientAddress: string,
  takeMessage: TakeMessage,
): Listener => ({
  kind: 'listening',
  station: host.station,
  certificate: host.certificate,
  tlsOffer: {
    ...softwareOf(host.settings).tlsRange(host.settings),
    suites: softwareOf(host.settings).cipherSuites(host.settings),
  },
  createStation: (transport, instance) => {
    const { hostName, reverseName } = namesOf(story, clientAddress);
    const connectedEpochMs = epochMsOf(story.world.startsAt) + story.nowMs();
    const chance = chanceOf(story, host.settings, connectedEpochMs);
    const memory = rememberClient(host.memory, host.settings, clientAddress, story.nowMs);
    const { counts } = memory;
    const names = { ipAddress: clientAddress, hostName, reverseName };
    const peer = { ...names, connectedEpochMs, chance, counts };
    const environment: ServerEnvironment = {
      after: story.after,
      noteMove: (machine, event, move) => {
        const name = machine === 'receiver' ? instance.replace('session', 'receiver') : instance;
        story.noteMove(host.station, name, machine, event, move);
      },
      checkLogin: (user, proof) => {
        const answer = host.checkLogin(user, proof);
        const accepted = verdictOf(proof, answer);
        if (accepted !== null) {
          story.record(host.station, null, { type: 'login:checked', user, accepted });
        }
        const isAtOnce = answer.accepted || answer.more !== undefined;
        return { answer, delayMs: isAtOnce ? 0 : host.refusalDelayMs };
      },
      lookUp: (query, then) => story.lookUp(host.station, query, then),
      memory,
      nextQueueId: () => story.nextQueueId(host.settings.software),
      noteRefusal: (judgement) =>
        noteJudgement(story, host.station, 'receiver.refuse-message', judgement),
      takeMessage: (message) => takeMessage(host.station, message),
    };
    const { settings } = host;
    const behind = createServerStation(settings, peer, transport, environment);
    if (settings.software !== 'postfix' || !settings.parameters.postscreen) return behind;
    const { nowMs } = story;
    const service = settings;
    const client = clientAddress;
    return createPostscreenStation({ service, client, transport, environment, nowMs, behind });
  },
});

/** The server for fetching mail on one of its ports, at the submission server's address. */
function accessListener(story: Story, ipAddress: string, port: number): Listener | null {
  const { submission } = story.world;
  const { mailAccess, certificate } = submission;
  const listener = mailAccess.ports[String(port)];
  if (ipAddress !== submission.ipAddress || listener === undefined) return null;
  return {
    kind: 'listening',
    station: 'submission',
    certificate,
    tlsOffer: { lowest: '1.2', highest: '1.3', suites: usualSuites() },
    createStation: (transport, instance) =>
      createMailAccessStation({ ...listener, port, settings: mailAccess }, transport, {
        after: story.after,
        noteMove: (machine, event, move) =>
          story.noteMove('submission', instance, machine, event, move),
      }),
  };
}

/** A client's name by its address, and whether the name leads back to it (RFC 8601 §3). */
function namesOf({ world }: Story, ipAddress: string) {
  const { records } = world.dns;
  const reverse = answerQuery(records, { name: ipAddress, recordType: 'PTR' }, world.seed);
  const reverseName = reverse.status === 'found' ? (reverse.values[0] ?? null) : null;
  if (reverseName === null) return { hostName: null, reverseName };
  const forward = answerQuery(records, { name: reverseName, recordType: 'A' }, world.seed);
  const leadsBack = forward.status === 'found' && forward.values.includes(ipAddress);
  return { hostName: leadsBack ? reverseName : null, reverseName };
}

/** What chance gives to the logins of a connection: as the world lists it, or by its seed. */
function chanceOf(story: Story, { port, login }: ServiceSettings, epochMs: number): Chance {
  const { challenges, nonces, salts } = login;
  return { seed: `${story.world.seed} ${port} ${epochMs}`, challenges, nonces, salts };
}

/** The impostor, when the box stands on this way and speaks on this port. */
function impostorHost(
  story: Story,
  path: NetworkPath,
  port: number,
  hostName: string,
): Host | null {
  const { box } = story.world.network;
  const isOnTheWay = path.waypoints.some(({ at }) => at === 'box');
  if (box?.way !== 'impersonate' || !isOnTheWay) return null;
  if (box.ports.length > 0 && !box.ports.includes(port)) return null;
  return {
    station: 'box',
    certificate: box.certificate,
    settings: impostorService(story.world, port, hostName),
    memory: createHostMemory(EMPTY_MEMORY),
    refusalDelayMs: 0,
    checkLogin: impostorLogin,
  };
}

/** The name of the MX host at an address; the provider may have several. */
function mxNameAt(mx: MxSettings, ipAddress: string): string | null {
  if (ipAddress === mx.ipAddress) return mx.hostName;
  return mx.backups.find((backup) => backup.ipAddress === ipAddress)?.hostName ?? null;
}

function realHost(story: Story, ipAddress: string, port: number): Host | StationId | null {
  const { submission, mx } = story.world;
  if (ipAddress === submission.ipAddress) {
    const settings = submissionService(submission, port);
    if (settings === null) return 'submission';
    return {
      station: 'submission',
      certificate: submission.certificate,
      settings,
      memory: story.memoryOf('submission'),
      refusalDelayMs: submission.refusalDelayMs,
      checkLogin: (user, proof) => checkLogin(submission, user, proof),
    };
  }
  const hostName = mxNameAt(mx, ipAddress);
  if (hostName === null) return null;
  const settings = mxService({ ...mx, hostName }, port);
  if (settings === null) return 'mx';
  const { certificate, refusalDelayMs } = mx;
  return {
    station: 'mx',
    certificate,
    settings,
    memory: story.memoryOf('mx'),
    refusalDelayMs,
    checkLogin: () => ({ accepted: false }),
  };
}

/** An address without a server: silence, a refusal, or word from the last router. */
function nobodyAt({ world }: Story, ipAddress: string): Listener {
  const host = world.network.hosts.find((known) => known.ipAddress === ipAddress);
  if (host?.answers === 'refused') return { kind: 'closed', station: 'mx' };
  const isTold = host?.answers === 'unreachable';
  return { kind: 'unreachable', station: 'mx', toldAfterMs: isTold ? ARP_PATIENCE_MS : null };
}

export interface Destination {
  readonly path: NetworkPath;
  readonly ipAddress: string;
  readonly port: number;
  readonly hostName: string;
  readonly clientAddress: string;
}

/** Finds the listener, and the way to it: an impostor shortens the way to where it stands. */
export function findListener(
  story: Story,
  destination: Destination,
  takeMessage: TakeMessage,
): { readonly listener: Listener; readonly path: NetworkPath } {
  const { path, port, hostName, ipAddress, clientAddress } = destination;
  const impostor = impostorHost(story, path, port, hostName);
  if (impostor !== null) {
    const boxAt = path.waypoints.find(({ at }) => at === 'box')?.fraction ?? 0;
    const waypoints = path.waypoints.filter(({ fraction }) => fraction < boxAt);
    const listener = listen(story, impostor, clientAddress, takeMessage);
    return { listener, path: { ...path, waypoints } };
  }
  const host = realHost(story, ipAddress, port);
  if (host === null) return { listener: nobodyAt(story, ipAddress), path };
  if (typeof host === 'string') {
    const access = accessListener(story, ipAddress, port);
    return { listener: access ?? { kind: 'closed', station: host }, path };
  }
  return { listener: listen(story, host, clientAddress, takeMessage), path };
}
