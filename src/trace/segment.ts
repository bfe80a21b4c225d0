/**
 * The unit on the wire: what one write puts on a connection. Pipelined lines share a segment.
 * A TLS record keeps its plaintext here because both ends know it; who could read it is said by
 * `kind` and by the events of the trace, and each projection decides what to show.
 * RFC 9293 §3.1 (control bits), RFC 8446 §5.2 (records), RFC 2920 §3.1 (pipelining).
 */
import type { ConnectionId, Direction, StationId } from './station';

/** The TLS versions that servers and clients of today still meet. */
export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3';

/** A part of a line that must not be known to strangers. `start` and `end` count characters. */
export interface Secret {
  readonly what: 'password' | 'token' | 'login';
  readonly start: number;
  readonly end: number;
}

/** One line without its CRLF. `part` says whether it is dialogue or the message itself. */
export interface WireLine {
  readonly text: string;
  readonly part: 'command' | 'reply' | 'sasl' | 'data';
  readonly secrets: readonly Secret[];
}

/** One message of a TLS handshake; `encrypted` ones show only their length on the way. */
export interface HandshakeMessage {
  readonly name: string;
  readonly octets: number;
  readonly encrypted: boolean;
  /** What it tells a reader when it is not encrypted: a server name, a certificate's subject. */
  readonly reveals: string | null;
}

/** TCP control segments; `prohibited` is an ICMP message in the place of an answer. */
export type Control = 'syn' | 'synAck' | 'ack' | 'fin' | 'reset' | 'prohibited';

export type SegmentContent =
  | { readonly kind: 'control'; readonly control: Control }
  | { readonly kind: 'clear'; readonly lines: readonly WireLine[]; readonly octets: number }
  | {
      readonly kind: 'record';
      readonly lines: readonly WireLine[];
      readonly octets: number;
      readonly recordOctets: number;
      readonly tlsVersion: TlsVersion;
    }
  | {
      readonly kind: 'handshake';
      readonly messages: readonly HandshakeMessage[];
      readonly octets: number;
      readonly tlsVersion: TlsVersion;
    }
  | {
      readonly kind: 'alert';
      readonly alert: string;
      readonly octets: number;
      readonly encrypted: boolean;
    };

export interface Segment {
  /** Unique in a trace, counted from 1. */
  readonly id: number;
  readonly connection: ConnectionId;
  readonly direction: Direction;
  readonly from: StationId;
  readonly to: StationId;
  readonly content: SegmentContent;
}
