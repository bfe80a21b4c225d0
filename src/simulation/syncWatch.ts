/**
 * Watches whether more has come behind a command, or before the greeting, than a server allows
 * (RFC 2920 §3.1). A line that is held back until an answer has come is judged when it is read.
 */
import { softwareOf, type Standing } from '../software/serverSoftware';
import type { ServiceSettings } from '../software/serviceSettings';
import type { Command } from '../smtp/command';

export interface SyncWatch {
  /** Whether the command must not have so many lines behind it. */
  readonly isBroken: (
    verb: Command['verb'] | 'connect',
    linesBehind: number,
    state: string,
    standing: Standing,
  ) => boolean;
}

/** A watch over one connection. */
export function createSyncWatch(settings: ServiceSettings): SyncWatch {
  let hasBegunData = false;
  return {
    isBroken: (verb, linesBehind, state, standing) => {
      if (state === 'closed' || /^(?:judging|verifying)/u.test(state)) return false;
      const isBroken =
        linesBehind > 0 &&
        !softwareOf(settings).allowsMoreBehind(settings, verb, standing, hasBegunData);
      hasBegunData ||= verb === 'data' || verb === 'bdat';
      return isBroken;
    },
  };
}
