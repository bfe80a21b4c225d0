/**
 * Models a message as lines: header fields, an empty line, the body (RFC 5322 §2.1, §3.3). Dates
 * are computed here, by calendar arithmetic, so that no clock or locale of the machine gets in.
 * Not modelled: folding of long fields (RFC 5322 §2.2.3), MIME, encoded words (RFC 2047).
 */

/** A header field. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** A message before it is cut into lines; `body` may use CRLF or LF. */
export interface MessageParts {
  readonly headers: readonly Header[];
  readonly body: string;
}

/**
 * The message's lines without CRLF and without dot-stuffing. A line break inside a value becomes
 * folding white space (RFC 5322 §2.2.3), so a value can never begin a field of its own; a
 * continuation of blanks alone is dropped (§3.2.2). A line break at the end of the body ends its
 * last line and adds none.
 */
export function formatMessage(message: MessageParts): readonly string[] {
  const fields = message.headers.flatMap(({ name, value }) => {
    const [first = '', ...others] = value.split(/\r\n|\r|\n/);
    const continued = others.map((line) => line.trim()).filter((line) => line !== '');
    return [`${name}: ${first}`, ...continued.map((line) => ` ${line}`)];
  });
  const body = message.body.split(/\r?\n/);
  if (body.at(-1) === '') body.pop();
  return [...fields, '', ...body];
}

const DAY_NAMES = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'] as const;
const MONTH_NAMES = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

const MINUTES_A_DAY = 1440;

/**
 * A date and time by RFC 5322 §3.3, such as `Mon, 23 Nov 2026 10:00:00 +0000`. `epochMs` counts
 * from 1970-01-01 UTC and is rounded down to the second; `offsetMinutes` is the zone east of UTC.
 * The day has no leading zero.
 */
export function formatDate(epochMs: number, offsetMinutes = 0): string {
  const epochSeconds = Math.floor(epochMs / 1000);
  const epochMinutes = Math.floor(epochSeconds / 60) + offsetMinutes;
  const days = Math.floor(epochMinutes / MINUTES_A_DAY);
  const minuteOfDay = epochMinutes - days * MINUTES_A_DAY;
  const { year, month, day } = civilDate(days);
  const dayName = DAY_NAMES[((days % 7) + 7) % 7] ?? '';
  const monthName = MONTH_NAMES[month - 1] ?? '';
  const time = [Math.floor(minuteOfDay / 60), minuteOfDay % 60, ((epochSeconds % 60) + 60) % 60];
  const clock = time.map((part) => twoDigits(part)).join(':');
  return `${dayName}, ${day} ${monthName} ${fourDigits(year)} ${clock} ${zone(offsetMinutes)}`;
}

function zone(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? '-' : '+';
  return `${sign}${twoDigits(Math.floor(size / 60))}${twoDigits(size % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function fourDigits(value: number): string {
  return String(value).padStart(4, '0');
}

interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * The Gregorian date of a day counted from 1970-01-01. First the year, by the average length of a
 * year and a correction, then the month, by subtracting lengths.
 */
function civilDate(days: number): CivilDate {
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysBeforeYear(year + 1) <= days) year += 1;
  while (daysBeforeYear(year) > days) year -= 1;
  let left = days - daysBeforeYear(year);
  let month = 1;
  while (left >= monthLength(year, month)) {
    left -= monthLength(year, month);
    month += 1;
  }
  return { year, month, day: left + 1 };
}

/** Days from 1970-01-01 to 1 January of the year. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return (year - 1970) * 365 + leapDays - 477;
}

function monthLength(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
