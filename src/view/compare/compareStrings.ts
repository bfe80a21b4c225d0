/** Words of the comparison that are not lessons. */
import { formatTime } from '../strings';

/** What a comparison counts in. */
export type CountUnit = 'round-trips' | 'milliseconds';

const trips = (n: number): string => `${n} ${n === 1 ? 'round trip' : 'round trips'}`;

const octets = (n: number): string => `${n} ${n === 1 ? 'octet' : 'octets'}`;

const among = (hasMail: boolean): string => `${hasMail ? 'mail' : 'no mail'} among them`;

export const compareStrings = {
  title: 'Compare',
  heading: 'The same message, side by side',
  lead: {
    'round-trips': 'Each lane is one story, on one axis of round trips from the first packet on.',
    milliseconds: 'Each lane is one story, on one axis of milliseconds from the first packet on.',
  },
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
  moment: (n: number, unit: CountUnit, unitMs: number) =>
    unit === 'round-trips' ? `round trip ${n}` : formatTime(n * unitMs),
  amount: (n: number, unit: CountUnit, unitMs: number) =>
    unit === 'round-trips' ? trips(n) : formatTime(n * unitMs),
  time: formatTime,
  watch: 'Watch this story',
  loggedIn: (amount: string) => `logged in after ${amount}`,
  accepted: (amount: string) => `accepted after ${amount}`,
  thenClosed: (accepted: string, amount: string) => `${accepted}, closed after ${amount}`,
  thenOver: (accepted: string, amount: string) => `${accepted}, over after ${amount}`,
  lane: (title: string, ends: string) => `${title}: ${ends}`,
  ended: (what: string, amount: string) => `${what}, after ${amount}`,
  goesOn: 'and so on until the end',
  nothingYet: 'Nothing has been said yet.',
  without: (phase: string) => `Has no “${phase}”; it stays where it is.`,
  summary: {
    loggedIn: (amount: string, clear: string) => `${amount} to the login, ${clear}`,
    accepted: (amount: string, clear: string) => `${amount} without a login, ${clear}`,
    exposed: 'The password crossed in the clear',
    none: 'Nothing got through',
    noClear: 'no SMTP in the clear to the first server',
    clear: (n: number, hasMail: boolean) =>
      `${octets(n)} of SMTP in the clear to the first server, ${among(hasMail)}`,
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
      clearFirst: 'Octets of SMTP in the clear, to the first server',
      clearBeyond: 'Octets of SMTP in the clear, beyond it',
      outcome: 'How it ends',
    },
    after: (amount: string) => `after ${amount}`,
    octets: (n: number, hasMail: boolean) => (n === 0 ? '0' : `${n}, ${among(hasMail)}`),
    sealed: 'sealed',
    clear: 'in the clear',
  },
} as const;
