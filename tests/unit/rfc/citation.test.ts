// Citations: true titles, links that lead to an anchor, and a refusal of unknown clauses.

import { describe, expect, it } from 'vitest';
import { cite, formatCitation, rfcTitle } from '../../../src/rfc/citation';

describe('cite', () => {
  it('gives the title and the link of a section', () => {
    expect(cite('RFC5321', '4.1.1.4')).toEqual({
      rfc: 'RFC5321',
      section: '4.1.1.4',
      title: 'DATA (DATA)',
      link: 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.4',
    });
  });

  it('links an appendix by its own kind of anchor', () => {
    expect(cite('RFC8314', 'A').link).toBe('https://www.rfc-editor.org/rfc/rfc8314#appendix-A');
    expect(cite('RFC5321', 'F.2').link).toBe('https://www.rfc-editor.org/rfc/rfc5321#appendix-F.2');
  });

  it('links the page where an old RFC has no anchor at its sections', () => {
    expect(cite('RFC1122', '4.2.3.5').link).toBe('https://www.rfc-editor.org/rfc/rfc1122#page-100');
    expect(cite('RFC792', 'page-4').link).toBe('https://www.rfc-editor.org/rfc/rfc792#page-4');
  });

  it.each(['9.9', '', '4.1.1.4.', 'constructor', '__proto__'])('refuses section %j', (section) => {
    expect(() => cite('RFC5321', section)).toThrow(`No section ${section} of RFC5321 is known.`);
  });

  it.each([
    ['RFC3207', '4.2', 'Result of the STARTTLS Command'],
    ['RFC4954', '4', 'The AUTH Command'],
    ['RFC8314', '3.3', 'Implicit TLS for SMTP Submission'],
    ['RFC5321', '4.5.3.2.7', 'Server Timeout: 5 Minutes.'],
    ['RFC9293', '3.5', 'Establishing a Connection'],
    ['RFC792', 'page-4', 'Destination Unreachable Message'],
  ] as const)('knows %s %s', (rfc, section, title) => {
    expect(cite(rfc, section).title).toBe(title);
  });
});

describe('formatCitation', () => {
  it('writes sections, appendices and pages', () => {
    expect(formatCitation(cite('RFC5321', '4.1.1.4'))).toBe('RFC 5321 §4.1.1.4');
    expect(formatCitation(cite('RFC8314', 'A'))).toBe('RFC 8314 Appendix A');
    expect(formatCitation(cite('RFC792', 'page-4'))).toBe('RFC 792 page 4');
  });
});

describe('rfcTitle', () => {
  it('gives the title of the whole RFC', () => {
    expect(rfcTitle('RFC5321')).toBe('Simple Mail Transfer Protocol');
  });
});
