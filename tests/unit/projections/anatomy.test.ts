// Lines taken apart: the pieces are the line, and every piece that any story shows has a meaning.

import { describe, expect, it } from 'vitest';
import { fieldMeaning, meaningOf } from '../../../src/lessons/en/pieceMeanings';
import { takeApart, type Piece } from '../../../src/projections/anatomy';
import { projectInside } from '../../../src/projections/inside';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import type { WireLine } from '../../../src/trace/segment';
import { playScenario, stepAt } from '../../kit/playScenario';

const pieces = (text: string, part: WireLine['part'], isEhlo = false): readonly Piece[] => {
  const line = { text, part, secrets: [] };
  const lines = isEhlo ? [{ ...line, text: '250-a.example' }, line] : [line];
  return takeApart(lines, isEhlo).at(-1)?.pieces ?? [];
};

const shape = (found: readonly Piece[]) => found.map(({ kind, text }) => [kind, text]);

describe('takes apart', () => {
  it('a command with its address and parameters', () => {
    expect(shape(pieces('MAIL FROM:<a@b.example> SIZE=361 BODY=8BITMIME', 'command'))).toEqual([
      ['verb', 'MAIL'],
      ['path', 'FROM:<a@b.example>'],
      ['parameter', 'SIZE=361'],
      ['parameter', 'BODY=8BITMIME'],
    ]);
  });

  it('a login, decoded, with its NULs', () => {
    const found = pieces('AUTH PLAIN AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk', 'command');
    expect(found.at(-1)?.decoded).toBe('\\0alice@example.org\\0password');
  });

  it('a reply: code, enhanced code, words', () => {
    expect(shape(pieces('250 2.1.0 Ok', 'reply'))).toEqual([
      ['code', '250'],
      ['enhanced', '2.1.0'],
      ['words', 'Ok'],
    ]);
  });

  it('a line of EHLO’s list, and not the same words elsewhere', () => {
    expect(shape(pieces('250-SIZE 10240000', 'reply', true))).toEqual([
      ['code', '250'],
      ['continues', '-'],
      ['keyword', 'SIZE'],
      ['value', '10240000'],
    ]);
    expect(pieces('250 OK id=1', 'reply').at(-1)?.kind).toBe('words');
  });

  it('a message: fields, folded lines, the empty line, stuffed dots and the end', () => {
    const lines = ['From: Alice', ' <a@b.example>', '', 'Hello: you', '..', '.'];
    const kinds = takeApart(
      lines.map((text) => ({ text, part: 'data' as const, secrets: [] })),
      false,
    ).map(({ pieces: [first] }) => first?.kind);
    expect(kinds).toEqual(['field', 'folded', 'blank', 'content', 'stuffed', 'dot']);
  });

  it('what is no line of SMTP', () => {
    expect(shape(pieces('* OK ready', 'reply'))).toEqual([['foreign', '* OK ready']]);
  });
});

const NAMED = ['verb', 'keyword', 'parameter', 'mechanism'] as const;

describe.each(SCENARIOS.map(({ id }) => id))('%s', (id) => {
  const { trace, steps } = playScenario(id);
  const found = steps.flatMap((step) => projectInside(trace, steps, step) ?? []);

  it('has a meaning for each piece, and the pieces make up the line', () => {
    for (const { text, pieces: parts } of found.flatMap(({ lines }) => lines)) {
      const squeezed = parts.map((part) => part.text).join('');
      expect(squeezed.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const part of parts) {
        const vocabulary = NAMED.find((kind) => kind === part.kind);
        if (vocabulary !== undefined) {
          expect([part.name, meaningOf(vocabulary, part.name)]).not.toContain(null);
        }
        if (part.kind === 'field') expect(fieldMeaning(part.name)).not.toContain('writer’s own');
      }
    }
    for (const { name } of found.flatMap(({ handshake }) => handshake)) {
      expect([name, meaningOf('handshake', name)]).not.toContain(null);
    }
  });
});

it('the list after STARTTLS differs in what only TLS allows', () => {
  const played = playScenario('submit-587');
  const inside = projectInside(played.trace, played.steps, stepAt(played, 'session.ehlo~2'));
  expect(inside?.listChange?.gone).toEqual(['STARTTLS']);
  expect(inside?.listChange?.added).toEqual(['AUTH PLAIN LOGIN']);
  const first = projectInside(played.trace, played.steps, stepAt(played, 'session.ehlo~1'));
  expect(first?.listChange).toBeNull();
});

it('a handshake that is done shows all its messages; the certificate is sealed in TLS 1.3', () => {
  const played = playScenario('submit-465');
  const done = stepAt(played, 'handshake.established~1');
  const parts = projectInside(played.trace, played.steps, done)?.handshake ?? [];
  expect(parts.map(({ name }) => name)).toContain('Finished');
  const certificate = parts.find(({ name }) => name === 'Certificate');
  expect(certificate).toMatchObject({ by: 'server', encrypted: true });
});
