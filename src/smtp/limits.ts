/**
 * Models the sizes of RFC 5321 §4.5.3.1 and the minimum time-outs of §4.5.3.2. The sizes are what
 * every server has to accept at least, and what no client should exceed without knowing better; a
 * server software sets its own. Units come last in each name.
 */

const MINUTE_MS = 60_000;

/** RFC 5321 §4.5.3.1.1. */
export const maximumLocalPartOctets = 64;

/** RFC 5321 §4.5.3.1.2. */
export const maximumDomainOctets = 255;

/** RFC 1035 §2.3.4: one label of a domain. */
export const maximumLabelOctets = 63;

/** RFC 5321 §4.5.3.1.3: with punctuation and separators. */
export const maximumPathOctets = 256;

/** RFC 5321 §4.5.3.1.4: with the keyword and CRLF; extensions may raise it. */
export const maximumCommandLineOctets = 512;

/** RFC 4954 §4: found sufficient for a line of an AUTH exchange, whatever the limit elsewhere. */
export const maximumAuthLineOctets = 12_288;

/** RFC 5321 §4.5.3.1.5: with the reply code and CRLF. */
export const maximumReplyLineOctets = 512;

/** RFC 5321 §4.5.3.1.6: with CRLF, without a dot added for transparency. */
export const maximumTextLineOctets = 1000;

/** RFC 5321 §4.5.3.1.7: the least that every server must accept. */
export const minimumMessageOctets = 65_536;

/** RFC 5321 §4.5.3.1.8: the least number of recipients that every server must accept. */
export const minimumRecipientsCount = 100;

/** RFC 5321 §4.5.3.2.1: from the connection to the 220 greeting. */
export const greetingTimeoutMs = 5 * MINUTE_MS;

/** RFC 5321 §4.5.3.2.2. */
export const mailTimeoutMs = 5 * MINUTE_MS;

/** RFC 5321 §4.5.3.2.3. */
export const rcptTimeoutMs = 5 * MINUTE_MS;

/** RFC 5321 §4.5.3.2.4: from DATA to the 354. */
export const dataInitiationTimeoutMs = 2 * MINUTE_MS;

/** RFC 5321 §4.5.3.2.5: for each piece of data that is sent. */
export const dataBlockTimeoutMs = 3 * MINUTE_MS;

/** RFC 5321 §4.5.3.2.6: from the final dot to the reply. */
export const dataTerminationTimeoutMs = 10 * MINUTE_MS;

/** RFC 5321 §4.5.3.2.7: how long a server waits for the next command. */
export const serverTimeoutMs = 5 * MINUTE_MS;
