/**
 * What a submission server's filters do to a message that it has accepted for its queue: they sign
 * it for the domain in From (RFC 6376 §5), and may add a footer below it. A footer that comes after
 * the signature breaks it.
 */
import { readMessage } from '../smtp/headerFields';
import type { Canonicalization } from '../smtp/dkim/canonicalForm';
import { signMessage } from '../smtp/dkim/signMessage';
import { authorDomain } from '../software/authentication/dmarc/evaluateDmarc';
import type { SubmissionSettings } from '../world/serverSchema';
import type { SigningSettings } from '../world/signingSchema';

const formsOf = (text: string): readonly [Canonicalization, Canonicalization] => {
  const [header, body] = text.split('/');
  const form = (word: string | undefined): Canonicalization =>
    word === 'relaxed' ? 'relaxed' : 'simple';
  return [form(header), form(body)];
};

/** The message with the domain's signature on top; mail of other domains as it is. */
function signed(
  lines: readonly string[],
  settings: SigningSettings,
  epochMs: number,
): readonly string[] {
  const domain = settings.Domain.toLowerCase();
  if (authorDomain(readMessage(lines)) !== domain) return lines;
  const [header, body] = formsOf(settings.Canonicalization);
  return signMessage(
    lines,
    {
      algorithm: settings.SignatureAlgorithm,
      domain,
      selector: settings.Selector,
      publicKey: settings.KeyFile,
    },
    {
      header,
      body,
      fields: settings.SignHeaders,
      limitsBody: settings.BodyLengths,
      epochSeconds: Math.floor(epochMs / 1000),
      lifetimeSeconds: settings.SignatureTTL === 0 ? null : settings.SignatureTTL,
    },
  );
}

/**
 * The message as it goes into the queue: `received` is the server's own trace header, which is no
 * part of what is signed and stands below the signature, since a milter puts it on top.
 */
export function filteredLines(
  { opendkim, disclaimer }: Pick<SubmissionSettings, 'opendkim' | 'disclaimer'>,
  received: readonly string[],
  lines: readonly string[],
  epochMs: number,
): readonly string[] {
  const own = opendkim === null ? lines : signed(lines, opendkim, epochMs);
  const signature = own.slice(0, own.length - lines.length);
  const footer = disclaimer === '' ? [] : ['', disclaimer];
  return [...signature, ...received, ...lines, ...footer];
}
