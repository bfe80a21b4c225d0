/** Words of the comparison that are not lessons. */
import { formatTime } from '../strings';

const trips = (n: number): string => `${n} ${n === 1 ? 'round trip' : 'round trips'}`;

const after = (n: number): string => `after ${trips(n)}`;

export const compareStrings = {
  title: 'Compare',
  heading: 'The same message, side by side',
  lead: 'Each lane is one story, on one axis of round trips from the first packet on.',
  lanes: 'Lanes',
  axis: { 'round-trips': 'round trips', milliseconds: 'milliseconds' },
  useMilliseconds: 'Count milliseconds',
  useRoundTrips: 'Count round trips',
  start: 'start',
  story: (lane: number) => `Story of lane ${lane}`,
  remove: (title: string) => `Remove ${title}`,
  add: 'Add a lane',
  back: 'Back to the moment before',
  forward: 'On to the next moment',
  jump: 'All lanes to the same phase',
  jumpNone: 'choose a phase',
  here: (at: string) => `All lanes are at ${at}`,
  hereIfAny: (phase: string) => `All lanes that have it are at ${phase}`,
  moment: (n: number) => `round trip ${n}`,
  watch: 'Watch this story',
  loggedIn: (n: number) => `logged in after ${n}`,
  accepted: (n: number) => `accepted after ${n}`,
  lane: (title: string, ends: string) => `${title}: ${ends}`,
  ended: (what: string, timeMs: number) => `${what}, after ${formatTime(timeMs)}`,
  goesOn: 'and so on until the end',
  nothingYet: 'Nothing has been said yet.',
  without: (phase: string) => `Has no “${phase}”; it stays where it is.`,
  summary: {
    loggedIn: (n: number, clear: string) => `${trips(n)} to the login, ${clear}`,
    accepted: (n: number, clear: string) => `${trips(n)} without a login, ${clear}`,
    exposed: 'The password crossed in the clear',
    none: 'Nothing got through',
    noClear: 'no mail in the clear',
    clear: (octets: number) => `${octets} octets in the clear`,
  },
  table: {
    caption: 'Counts, lane by lane',
    measure: 'What is counted',
    differs: 'differs: ',
    never: 'never',
    rows: {
      greeted: 'Greeted',
      firstSealed: 'First sealed octet',
      passwordSent: 'Password or token sent',
      loggedIn: 'Logged in',
      accepted: 'Message accepted',
      delivered: 'In the mailbox',
      clearOctets: 'Octets of mail in the clear',
      outcome: 'How it ends',
    },
    after,
    octets: (n: number) => `${n}`,
    sealed: 'sealed',
    clear: 'in the clear',
  },
} as const;
