// Texts are shortened or broken so that they fit; what fits is left alone.

import { describe, expect, it } from 'vitest';
import { shortenText, wrapName, wrapWords } from '../../../src/layout/fitText';
import { textWidthPx } from '../../../src/layout/textWidth';

describe('shortenText', () => {
  it('leaves alone what fits', () => {
    expect(shortenText('EHLO', 200, 15, 'wire')).toBe('EHLO');
  });

  it('ends a shortened text with an ellipsis, within the width', () => {
    const shown = shortenText('AUTH PLAIN AGFsaWNlQGV4YW1wbGUub3Jn', 150, 15, 'wire');
    expect(shown).toMatch(/^AUTH PLAIN A.*…$/u);
    expect(textWidthPx(shown, 15, 'wire')).toBeLessThanOrEqual(150);
  });

  it('leaves no mark hanging before the ellipsis', () => {
    expect(shortenText('smtp.example.org', 135, 15, 'wire')).toBe('smtp.example…');
  });
});

describe('wrapWords', () => {
  it('breaks between words, in two lines at most', () => {
    expect(wrapWords('Submission server', 110, 18, 'bold')).toEqual(['Submission', 'server']);
    expect(wrapWords('one two three four five', 60, 18, 'bold')).toHaveLength(2);
  });
});

describe('wrapName', () => {
  it('breaks a state before a capital', () => {
    expect(wrapName('awaitingStarttlsReply', 125, 14, 2)).toEqual(['awaiting', 'StarttlsReply']);
  });

  it('keeps one line when there is only one', () => {
    expect(wrapName('awaitingStarttlsReply', 100, 14, 1)).toHaveLength(1);
  });
});

it('counts ideographs as wide as they are high', () => {
  expect(textWidthPx('邮件', 10, 'text')).toBe(20);
});
