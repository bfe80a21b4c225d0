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
import type { LoginProof } from '../machines/serverSession';
import { cramDigest } from '../smtp/cramMd5';
import type { StationId } from '../trace/station';
import { usualSuites } from '../world/cipherSuites';
import type { CertificateSettings } from '../world/certificateSchema';
import type { Listener } from './connection';
import { hash32 } from './identifiers';
import { createMailAccessStation } from './mailAccessStation';
import { epochMsOf } from './messageText';
import type { NetworkPath } from './networkPath';
import { noteJudgement } from './noteJudgement';
import { answerQuery } from './resolver';
import type { AcceptedMessage } from './serverEnvironment';
import { createServerStation } from './serverStation';
import type { Story } from './story';

interface Host {
  readonly station: StationId;
  readonly certificate: CertificateSettings;
  readonly settings: ServiceSettings;
  readonly refusalDelayMs: number;
  readonly checkLogin: (user: string, proof: LoginProof) => boolean;
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
    const challenge = challengeOf(story, host.settings, connectedEpochMs);
    const peer = { ipAddress: clientAddress, hostName, reverseName, connectedEpochMs, challenge };
    return createServerStation(host.settings, peer, transport, {
      after: story.after,
      noteMove: (machine, event, move) => {
        const name = machine === 'receiver' ? instance.replace('session', 'receiver') : instance;
        story.noteMove(host.station, name, machine, event, move);
      },
      checkLogin: (user, proof) => {
        const accepted = host.checkLogin(user, proof);
        story.record(host.station, null, { type: 'login:checked', user, accepted });
        return accepted;
      },
      refusalDelayMs: host.refusalDelayMs,
      lookUp: (query, then) => story.lookUp(host.station, query, then),
      nextQueueId: () => story.nextQueueId(host.settings.software),
      noteRefusal: (judgement) =>
        noteJudgement(story, host.station, 'receiver.refuse-message', judgement),
      takeMessage: (message) => takeMessage(host.station, message),
    });
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

/** Whether what a client shows fits the account's password. */
const proves = (password: string, proof: LoginProof): boolean =>
  proof.kind === 'password'
    ? proof.password === password
    : proof.digest === cramDigest(password, proof.challenge);

/** A challenge that never comes twice, in the form that each server's own login has. */
function challengeOf(story: Story, settings: ServiceSettings, epochMs: number): string {
  const { seed, submission } = story.world;
  if (submission.challenge !== null) return submission.challenge;
  const chance = 1_000_000_000 + hash32(`challenge ${seed} ${settings.port} ${epochMs}`);
  const seconds = Math.floor(epochMs / 1000);
  return settings.software === 'exim'
    ? `<${10_000 + (chance % 20_000)}.${seconds}@${settings.hostName}>`
    : `<${chance}${chance % 1_000_000}.${seconds}@${settings.hostName}>`;
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
    refusalDelayMs: 0,
    checkLogin: () => true,
  };
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
      refusalDelayMs: submission.refusalDelayMs,
      checkLogin: (user, proof) =>
        submission.accounts.some(
          (account) => account.user === user && proves(account.password, proof),
        ),
    };
  }
  if (ipAddress !== mx.ipAddress) return null;
  const settings = mxService(mx, port);
  if (settings === null) return 'mx';
  const { certificate, refusalDelayMs } = mx;
  return { station: 'mx', certificate, settings, refusalDelayMs, checkLogin: () => false };
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
  if (host === null) return { listener: { kind: 'unreachable', station: 'mx' }, path };
  if (typeof host === 'string') {
    const access = accessListener(story, ipAddress, port);
    return { listener: access ?? { kind: 'closed', station: host }, path };
  }
  return { listener: listen(story, host, clientAddress, takeMessage), path };
}
