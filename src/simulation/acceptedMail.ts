/**
 * A message that a server has accepted, as it goes on: with the fields that the server adds where
 * they are missing, and its own Received: on top (RFC 5321 §4.4, RFC 6409 §8).
 */
import { readNoticeRequest } from '../smtp/deliveryNotice';
import type { Parameter } from '../smtp/path';
import { missingFields } from '../software/missingFields';
import { receivedLines, type AcceptanceFacts } from '../software/traceHeaders';
import { epochMsOf } from './messageText';
import type { QueuedMessage } from './relayingServer';
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

/** The message as this server keeps it or sends it on. */
export function acceptedLines(
  story: Story,
  message: AcceptedMessage,
  ownAddress: string,
): readonly string[] {
  const facts = acceptanceOf(story, message);
  const { settings } = message.session;
  const added = missingFields(settings, { ...facts, ownAddress, lines: message.lines });
  return [...receivedLines(settings, facts), ...withFields(message.lines, added)];
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
