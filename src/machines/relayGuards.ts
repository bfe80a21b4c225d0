/**
 * What an event leads to, and the questions that a queue's table asks before it takes a row; all
 * pure. The choice of hosts is in `relayRoute`, the balance of a try in `relayTry`.
 */
import { destinationOf, type RelayContext, type RelayEvent, type Settlement } from './relay';
import {
  afterAddressAnswer,
  afterMxAnswer,
  afterTlsaAnswer,
  beginRoute,
  beginTry,
  isNullMx,
  type Course,
  type Next,
} from './relayRoute';
import { afterNoConnection, afterSession, isExpired, isFinal, type TryCourse } from './relayTry';

export interface Arguments {
  readonly context: RelayContext;
  readonly event: RelayEvent;
}

const plain = (course: Course): TryCourse => ({ ...course, settlements: [], isPlainRetry: false });

function afterAnswer(
  context: RelayContext,
  { query, answer }: Extract<RelayEvent, { readonly type: 'answer.received' }>,
): Course {
  switch (query.recordType) {
    case 'MX':
      return afterMxAnswer(context, query, answer);
    case 'TLSA':
      return afterTlsaAnswer(context, answer);
    default:
      return afterAddressAnswer(context, query, answer);
  }
}

/** What an event leads to. */
export function courseOf({ context, event }: Arguments): TryCourse {
  switch (event.type) {
    case 'message.queued':
      return plain(beginTry(context, event.ageMs));
    case 'timer.fired':
      return plain(
        event.name === 'retry' ? beginTry(context, event.ageMs) : afterNoConnection(context, event),
      );
    case 'answer.received':
      return plain(afterAnswer(context, event));
    case 'policy.received':
      return plain(beginRoute({ ...context, sts: event.policy }));
    case 'connection.failed':
      return plain(afterNoConnection(context, event));
    case 'session.ended':
      return afterSession(context, event);
    case 'connection.opened':
      return plain({ context, next: 'give-up' });
  }
}

/** The context that an event leads to. */
export const take = (args: Arguments): RelayContext => courseOf(args).context;

const isEnd = (args: Arguments): boolean => courseOf(args).next === 'give-up';

const isNobodyLeft = (args: Arguments): boolean => courseOf(args).context.left.length === 0;

const removes = ({ how }: Settlement): boolean => how === 'removed';

const hasReport = (args: Arguments, dsn: string): boolean => {
  const { context } = courseOf(args);
  return isEnd(args) && isFinal(context) && context.report?.dsn === dsn;
};

const isUnknownName = ({ event }: Arguments): boolean =>
  event.type === 'answer.received' && event.answer.status === 'nxdomain';

const isDomainItself = ({ context }: Arguments): boolean =>
  context.hosts[0]?.name === destinationOf(context).name;

export const relayGuards = {
  goesTo: (args: Arguments, { next }: { readonly next: Next }) => courseOf(args).next === next,
  /** To the next host of the same destination. */
  goesOnTo: (args: Arguments, { next }: { readonly next: Next }) => {
    const course = courseOf(args);
    const isSame = course.context.destinations.length === args.context.destinations.length;
    const isOther = course.context.candidateIndex !== args.context.candidateIndex;
    return course.next === next && isSame && isOther;
  },
  fallsBackTo: (args: Arguments, { next }: { readonly next: Next }) => {
    const course = courseOf(args);
    return (
      course.next === next && course.context.destinations.length < args.context.destinations.length
    );
  },
  isWithoutMx: (args: Arguments) =>
    courseOf(args).next === 'look-up-address' &&
    args.event.type === 'answer.received' &&
    args.event.answer.status !== 'found',
  isNullMx: (args: Arguments) =>
    isEnd(args) && args.event.type === 'answer.received' && isNullMx(args.event.answer),
  isLoop: (args: Arguments) => hasReport(args, '5.4.6'),
  isNoSuchDomain: (args: Arguments) =>
    isUnknownName(args) &&
    hasReport(args, '5.4.4') &&
    args.context.hosts.length === 1 &&
    isDomainItself(args),
  isFinal: (args: Arguments) => isEnd(args) && isFinal(courseOf(args).context),
  isWithoutPolicy: ({ event }: Arguments) =>
    event.type === 'policy.received' && event.policy === null,
  isPlainRetry: (args: Arguments) => courseOf(args).isPlainRetry,
  isDelivered: (args: Arguments) => isNobodyLeft(args) && courseOf(args).settlements.every(removes),
  isDeliveredInPart: (args: Arguments) =>
    isNobodyLeft(args) && courseOf(args).settlements.some(removes),
  isRefused: isNobodyLeft,
  isExpired: (args: Arguments) => isEnd(args) && isExpired(args.context, args.event.ageMs),
  isPutOffInPart: (args: Arguments) => courseOf(args).settlements.some(removes),
};
