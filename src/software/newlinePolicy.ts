/**
 * Whether a bare LF ends a line of a message, and so whether a dot behind one ends the message: it
 * is taken, read as text, refused, or taken if it ended the first line. RFC 5321 §2.3.8, §4.1.1.4.
 */

export type NewlinePolicy = 'take' | 'normalize' | 'refuse' | 'as first';
