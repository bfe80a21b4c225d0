/**
 * The box on the path: what it does with a passing write. A pure reducer; all four ways of
 * stripping were captured, and a command behind STARTTLS is how CVE-2011-0411 was used. Mere
 * removal exposes no password when the server offers AUTH only under TLS; that is why one of the
 * ways puts AUTH in. RFC 3207 §6, RFC 4954 §9.
 */
import type { WireLine } from '../trace/segment';
import type { Direction } from '../trace/station';
import type { Interference } from '../trace/traceEvent';
import type { BoxSettings } from '../world/networkSchema';

export type BoxDecision =
  | { readonly kind: 'pass' }
  | {
      readonly kind: 'rewrite' | 'answer';
      readonly lines: readonly WireLine[];
      readonly change: Interference;
    };

const PASS: BoxDecision = { kind: 'pass' };
const STARTTLS_LINE = /^250[- ]STARTTLS$/iu;
/** What a box says itself to a STARTTLS that comes all the same, as captured. */
const REFUSALS: Readonly<Partial<Record<BoxSettings['way'], string>>> = {
  'remove-starttls': '502 5.5.1 Error: command not implemented',
  'mask-starttls': '454 4.7.0 TLS not available due to local problem',
  'refuse-starttls': '454 4.7.0 TLS not available due to local problem',
};

/**
 * What a box puts in. RSET is taken in any state, and its reply moves all later ones.
 * Simplified: one command; attackers put in whole transactions.
 */
const INJECTED = 'RSET';

const replyLine = (text: string): WireLine => ({ text, part: 'reply', secrets: [] });

/** All lines but the last of a reply have a hyphen after the code (RFC 5321 §4.2.1). */
const relink = (lines: readonly string[]): readonly string[] =>
  lines.map((text, index) => {
    const mark = index === lines.length - 1 ? ' ' : '-';
    return `${text.slice(0, 3)}${mark}${text.slice(4)}`;
  });

function rewriteOffer(way: BoxSettings['way'], texts: readonly string[]): BoxDecision {
  const offered = texts.find((text) => STARTTLS_LINE.test(text));
  if (offered === undefined) return PASS;
  const others = texts.filter((text) => text !== offered);
  const rewritten = (lines: readonly string[], change: Interference): BoxDecision => ({
    kind: 'rewrite',
    lines: relink(lines).map(replyLine),
    change,
  });
  switch (way) {
    case 'remove-starttls':
      return rewritten(others, { way: 'removed-starttls', removed: [offered], added: [] });
    case 'mask-starttls': {
      const masked = offered.replace(/STARTTLS/iu, 'XXXXXXXX');
      return rewritten(
        texts.map((text) => (text === offered ? masked : text)),
        { way: 'masked-starttls', removed: [offered], added: [masked] },
      );
    }
    case 'replace-starttls-with-auth': {
      const hasAuth = texts.some((text) => /^250[- ]AUTH /iu.test(text));
      const auth = `${offered.slice(0, 4)}AUTH PLAIN LOGIN`;
      const lines = hasAuth ? others : texts.map((text) => (text === offered ? auth : text));
      const added = hasAuth ? [] : [auth];
      return rewritten(lines, { way: 'replaced-starttls', removed: [offered], added });
    }
    default:
      return PASS;
  }
}

/** STARTTLS goes on with a command behind it in the same write (CVE-2011-0411). */
const injectBehind = (lines: readonly WireLine[]): BoxDecision => ({
  kind: 'rewrite',
  lines: [...lines, { text: INJECTED, part: 'command', secrets: [] }],
  change: { way: 'injected-after-starttls', removed: [], added: [INJECTED] },
});

/** What becomes of readable lines at the box; sealed ones pass, whatever it is set to. */
export function decideAtBox(
  box: BoxSettings,
  port: number,
  direction: Direction,
  lines: readonly WireLine[],
): BoxDecision {
  if (box.ports.length > 0 && !box.ports.includes(port)) return PASS;
  const texts = lines.map(({ text }) => text);
  if (direction === 'toClient') return rewriteOffer(box.way, texts);
  const refusal = REFUSALS[box.way];
  const [first] = texts;
  if (first === undefined || !/^starttls\s*$/iu.test(first)) return PASS;
  if (box.way === 'inject-after-starttls') return injectBehind(lines);
  if (refusal === undefined) return PASS;
  return {
    kind: 'answer',
    lines: [replyLine(refusal)],
    change: { way: 'refused-starttls', removed: [first], added: [refusal] },
  };
}
