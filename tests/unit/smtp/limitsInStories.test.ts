import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { splitAddress } from '../../../src/smtp/address';
import { HELP_COMMAND, NOOP_COMMAND, parseCommand, RSET_COMMAND } from '../../../src/smtp/command';
import * as limits from '../../../src/smtp/limits';
import { octetLength } from '../../../src/smtp/lines';
import type { WireLine } from '../../../src/trace/segment';
import { POSTFIX_DEFAULTS } from '../../../src/world/postfixParameters';

const linesOf = (world: (typeof SCENARIOS)[number]['world']): readonly WireLine[] =>
  simulate(world).events.flatMap((event) =>
    event.type === 'wire:segment_received' && 'lines' in event.segment.content
      ? event.segment.content.lines
      : [],
  );

/** The most octets of a line of each part, with its CRLF; RFC 5321 §4.5.3.1, RFC 4954 §4. */
const MOST_OCTETS: Readonly<Record<WireLine['part'], number>> = {
  command: limits.maximumCommandLineOctets,
  reply: limits.maximumReplyLineOctets,
  sasl: limits.maximumAuthLineOctets,
  data: limits.maximumTextLineOctets,
};

describe('The limits of RFC 5321 §4.5.3.1', () => {
  it.each(SCENARIOS)('are kept by every line of $id', ({ world }) => {
    const tooLong = linesOf(world).filter(
      ({ text, part }) => octetLength(text) + 2 > MOST_OCTETS[part],
    );
    expect(tooLong).toEqual([]);
  });

  it.each(SCENARIOS)('are kept by the addresses of $id', ({ world }) => {
    for (const address of [world.sender.address, ...world.message.recipients]) {
      expect(octetLength(`<${address}>`)).toBeLessThanOrEqual(limits.maximumPathOctets);
      const { localPart } = splitAddress(address);
      expect(octetLength(localPart)).toBeLessThanOrEqual(limits.maximumLocalPartOctets);
    }
  });

  it('are no higher than what a Postfix takes', () => {
    const { message_size_limit: size, smtpd_recipient_limit: recipients } = POSTFIX_DEFAULTS;
    expect(size).toBeGreaterThanOrEqual(limits.minimumMessageOctets);
    expect(recipients).toBeGreaterThanOrEqual(limits.minimumRecipientsCount);
  });
});

describe('The commands without an argument', () => {
  it.each([
    [RSET_COMMAND, 'rset'],
    [NOOP_COMMAND, 'noop'],
    [HELP_COMMAND, 'help'],
  ])('%s is read as what it is', (line, verb) => {
    expect(parseCommand(line)).toMatchObject({ verb, argument: '' });
  });
});
