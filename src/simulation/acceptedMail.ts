/**
 * A message that a server has accepted, as it goes on: with the fields that the server adds where
 * they are missing, and its own Received: on top (RFC 5321 §4.4, RFC 6409 §8).
 */
import { readNoticeRequest } from '../smtp/deliveryNotice';
import type { Parameter } from '../smtp/path';
import type { Judgement } from '../machines/receiver';
import { authenticationResults, withoutForgedResults } from '../software/authenticationResults';
import { missingFields } from '../software/missingFields';
import { receivedLines, type AcceptanceFacts } from '../software/traceHeaders';
import { epochMsOf } from './messageText';
import { filteredLines } from './outgoingSignature';
import type { QueuedMessage, RelayingServer } from './relayingServer';
import type { AcceptedMessage } from './serverEnvironment';
import type { Story } from './story';

const isInternational = (parameters: readonly Parameter[]): boolean =>
  parameters.some(({ name }) => name === 'SMTPUTF8');

/** What is known of the session in which a message was accepted. */
function acceptanceOf(story: Story, message: AcceptedMessage): AcceptanceFacts {
  const { session, envelope, queueId, tls } = message;
  return {
    helloName: session.helloName,
    clientName: session.peer.hostName,
    clientAddress: session.peer.ipAddress,
    extended: session.extended,
    tls,
    identity: session.identity,
    isInternational: isInternational(envelope.parameters),
    queueId,
    sender: envelope.sender,
    recipients: envelope.recipients,
    epochMs: epochMsOf(story.world.startsAt) + story.nowMs(),
  };
}

/** The lines with what a server's software adds to the end of a header that lacks it. */
function withFields(lines: readonly string[], fields: readonly string[]): readonly string[] {
  const end = lines.indexOf('');
  return end === -1
    ? [...lines, ...fields]
    : [...lines.slice(0, end), ...fields, ...lines.slice(end)];
}

/** What the receiver's filters write above a message, where they leave no forged results. */
function judgedLines(
  { session: { settings, peer } }: AcceptedMessage,
  { authentication, disposition }: Judgement,
  received: readonly string[],
  lines: readonly string[],
): readonly string[] {
  const { ipAddress: clientAddress, hostName: clientName } = peer;
  const facts = { authentication, disposition, clientAddress, clientName };
  return [
    ...authenticationResults(settings, facts),
    ...received,
    ...withoutForgedResults(lines, settings.hostName),
  ];
}

/** The message as this server keeps it or sends it on. */
export function acceptedLines(
  story: Story,
  message: AcceptedMessage,
  { station, ipAddress: ownAddress }: Pick<RelayingServer, 'station' | 'ipAddress'>,
): readonly string[] {
  const facts = acceptanceOf(story, message);
  const { settings } = message.session;
  const added = missingFields(settings, { ...facts, ownAddress, lines: message.lines });
  const received = receivedLines(settings, facts);
  const lines = withFields(message.lines, added);
  if (message.judgement !== null) return judgedLines(message, message.judgement, received, lines);
  return station === 'submission'
    ? filteredLines(story.world.submission, received, lines, facts.epochMs)
    : [...received, ...lines];
}

/** The message for this server's queue, with what MAIL and RCPT asked. */
export function queuedFrom(
  { envelope, queueId }: AcceptedMessage,
  lines: readonly string[],
): QueuedMessage {
  const { sender, recipients, parameters, recipientParameters } = envelope;
  const body = parameters.find(({ name }) => name === 'BODY')?.value?.toUpperCase();
  return {
    queueId,
    sender,
    recipients,
    lines,
    request: readNoticeRequest(parameters, recipientParameters),
    isInternational: isInternational(parameters),
    ...(body === '7BIT' || body === '8BITMIME' ? { body } : {}),
  };
}
