/**
 * Who takes part in a story and who can stand on the way. A station acts; an observer on a path
 * only sees what passes, unless it is the box, which may also change it.
 */

/** A party with a machine of its own, or the service it asks. */
export type StationId = 'sender' | 'submission' | 'mx' | 'mailbox' | 'dns' | 'box';

/** A place on a path where octets pass and can be read. */
export type ObserverId = 'wifi' | 'box' | 'isp' | 'transit';

/** One TCP connection, numbered in the order in which they are opened: `c1`, `c2`. */
export type ConnectionId = `c${number}`;

/** Which way a segment travels on its connection. */
export type Direction = 'toServer' | 'toClient';

/** The two ends of a connection. */
export type Side = 'client' | 'server';
