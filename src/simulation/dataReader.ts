/**
 * Reads the lines of a message up to the lone dot, without their stuffing (RFC 5321 §4.5.2). Which
 * dot is the end is the server's policy: a line that ends in a bare LF counts or does not (§2.3.8,
 * §4.1.1.4); servers that differ in this let a message be smuggled behind another.
 */
import { END_OF_DATA, unstuffLine } from '../smtp/dotStuffing';
import { octetLength } from '../smtp/lines';
import type { NewlinePolicy } from '../software/newlinePolicy';

export interface ReadMessage {
  readonly lines: readonly string[];
  readonly octets: number;
  /** Whether a line ended in a bare LF, where the server takes none. */
  readonly hasBareNewline: boolean;
}

export interface DataReader {
  readonly begin: () => void;
  /** Takes a line; the whole message when it was the last one. */
  readonly read: (line: string, policy: NewlinePolicy) => ReadMessage | null;
}

/** A reader that has read nothing. */
export function createDataReader(): DataReader {
  let lines: string[] = [];
  let wasBare = false;
  let hasBare = false;
  let isFirstBare: boolean | null = null;
  const takes = (policy: NewlinePolicy): boolean =>
    policy === 'take' || (policy === 'as first' && isFirstBare === true);
  return {
    begin: () => {
      lines = [];
      wasBare = false;
      hasBare = false;
      isFirstBare = null;
    },
    read: (line, policy) => {
      const isBare = line.endsWith('\n');
      const text = isBare ? line.slice(0, -1) : line;
      const isStandard = !isBare && !wasBare;
      wasBare = isBare;
      isFirstBare ??= isBare;
      hasBare ||= isBare && policy === 'refuse';
      if (text !== END_OF_DATA || !(isStandard || takes(policy))) {
        lines.push(unstuffLine(text));
        return null;
      }
      const octets = lines.reduce((sum, read) => sum + octetLength(read) + 2, 0);
      return { lines, octets, hasBareNewline: hasBare };
    },
  };
}
