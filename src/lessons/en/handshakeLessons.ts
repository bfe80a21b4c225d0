/**
 * Lessons of a TLS handshake, flight by flight: what it shows to those on the way, and what can go
 * wrong. RFC 8446 §2, §4.1.2, §5.1, RFC 5246 §7.3, RFC 7817 §3, RFC 8997 §3.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import { atStart, clientName, isRelay, isSecondLeg, serverName } from './parties';

const revealed = ({ handshake }: StepFacts): string | null =>
  handshake.map(({ reveals }) => reveals).find((reveals) => reveals !== null) ?? null;

/** In TLS 1.3 the certificate and the tickets are encrypted, and no ClientKeyExchange is sent. */
const isOld = ({ handshake }: StepFacts): boolean =>
  handshake.some(
    ({ name, encrypted }) =>
      name === 'ClientKeyExchange' ||
      ((name === 'Certificate' || name === 'NewSessionTicket') && !encrypted),
  );

function clientHello(facts: StepFacts): Explanation {
  const name = revealed(facts);
  if (isSecondLeg(facts)) {
    return lesson(
      'A new connection needs a new handshake',
      text`${atStart(clientName(facts))} says which versions and ciphers of TLS it knows. The keys
        of the first leg are of no use here: TLS seals a line between two ends, not a message from
        its writer to its reader.`,
    );
  }
  const host = name === null ? '' : ', and which host it wants to talk to: ';
  return lesson(
    'The handshake begins in the open: names can be read, mail cannot',
    text`In its ClientHello ${clientName(facts)} says which versions and ciphers of TLS it
      knows${host}${wire(name, '')}. It is the same handshake everywhere: on 465 it comes first, on
      587 and 25 after STARTTLS.`,
    facts.port === 465
      ? text`These are the first octets on this connection. No SMTP has been said.`
      : null,
  );
}

function serverFlight(facts: StepFacts): Explanation {
  const name = revealed(facts);
  return isOld(facts)
    ? lesson(
        'In TLS 1.2 the server’s certificate can be read on the way',
        text`${atStart(serverName(facts))} sends its certificate, which says who it
          is${name === null ? '' : ': '}${wire(name, '')}. A certificate is no secret. The keys are
          agreed on without ever crossing the line.`,
      )
    : lesson(
        'In TLS 1.3 even the certificate is encrypted',
        text`${atStart(serverName(facts))} answers with its part of the key, and the rest of what it
          sends is sealed already, the certificate with it. Those on the way see lengths.`,
      );
}

function clientFinish(facts: StepFacts): Explanation {
  return isOld(facts)
    ? lesson(
        'TLS 1.2 takes one round trip more than 1.3',
        text`${atStart(clientName(facts))} sends its part of the key and its first encrypted
          message. It has to wait for the server’s before it may speak.`,
      )
    : lesson(
        'TLS 1.3 takes one round trip: now the client may speak',
        text`${atStart(clientName(facts))} ends its half of the handshake, and what it wants to say
          may follow at once.`,
      );
}

const whoWasChecked = (facts: StepFacts): Paragraph => {
  const { certificate } = facts;
  if (certificate === null) return text`From here only the lengths of records can be seen.`;
  if (certificate.checked) {
    return text`${atStart(clientName(facts))} has checked the certificate: it is for
      ${wire(certificate.subject, 'the host it wanted')}, has not expired, and is signed by
      ${wire(certificate.issuer, 'an authority')}, which it trusts. So the other end is who it
      claims to be, and those between see only the lengths of records.`;
  }
  return isRelay(facts)
    ? text`Those between see only the lengths of records. But ${clientName(facts)} did not check the
      certificate, as is usual between servers: this keeps out who listens, not who answers in the
      MX’s place.`
    : text`${atStart(clientName(facts))} was told not to check the certificate. Those between see
      only the lengths of records, but the other end may be anybody.`;
};

function established(facts: StepFacts): Explanation {
  const { certificate } = facts;
  return lesson(
    certificate?.checked === false
      ? 'The line is sealed, and nobody checked with whom'
      : 'The line is sealed, and the client knows with whom',
    whoWasChecked(facts),
    facts.port === 465 && !isRelay(facts)
      ? text`On 465 this happens before the first word of SMTP, on 587 after three round trips in
        the clear. The result is the same.`
      : null,
  );
}

function wrongVersionNumber(facts: StepFacts): Explanation {
  const port = facts.port === 587 || facts.port === 25 ? facts.port : null;
  return lesson(
    '“Wrong version number” means that the other side did not speak TLS',
    text`${atStart(clientName(facts))} took the letters of a greeting in the clear for a TLS record.
      Two of them stand where a record has its version, and there is no such version. It has nothing
      to do with an old one.`,
    port === null
      ? null
      : text`Port ${String(port)} begins in the clear. With ${String(port)} the setting is STARTTLS;
        TLS from the start belongs to 465.`,
  );
}

function whyRefused(facts: StepFacts): Paragraph {
  const { certificate, serverHost } = facts;
  const subject = wire(certificate?.subject, 'another host');
  switch (certificate?.problems[0]) {
    case 'untrusted':
      return text`It names ${subject}, and it is signed by ${wire(certificate.issuer, 'somebody')},
        whom ${clientName(facts)} does not trust. Anybody can make such a certificate.`;
    case 'wrong-name':
      return text`It is for ${subject} and not for ${wire(serverHost, 'this host')}. A certificate
        of somebody else proves nothing here.`;
    case 'expired':
      return text`It is for ${subject} and has expired. Whether it was given up for a reason cannot
        be told from here.`;
    case undefined:
      return text`${atStart(clientName(facts))} looked at the certificate and did not find what it
        has to find: the right name, a date that has not passed, and the signature of an authority
        it trusts.`;
  }
}

function certificateRefused(facts: StepFacts): Explanation {
  return facts.kind === 'handshake'
    ? lesson(
        'An alert tells the other side why the client leaves',
        text`It is the last thing said on this connection. No login and no mail were said under a
          certificate that proves nothing.`,
      )
    : lesson(
        'The certificate does not prove who is there, so the client stops',
        whyRefused(facts),
        text`Whoever clicks such a warning away hands the password to whoever made the
          certificate.`,
      );
}

function versionRefused(facts: StepFacts): Explanation {
  return facts.kind === 'handshake'
    ? lesson(
        'An alert from the server: none of these versions',
        text`${atStart(serverName(facts))} has a floor, and everything that ${clientName(facts)}
          offered lies below or above what it takes. The alert is all it says; the handshake ends
          here.`,
      )
    : lesson(
        'The two have no version of TLS in common',
        text`${atStart(clientName(facts))} and ${serverName(facts)} do not meet in any version that
          both allow. TLS 1.0 and 1.1 are withdrawn; for mail 1.2 is the least.`,
        text`This has nothing to do with “wrong version number”, which means that no TLS was spoken
          at all.`,
      );
}

function noSharedCipher(facts: StepFacts): Explanation {
  return facts.kind === 'handshake'
    ? lesson(
        'The server finds nothing in the client’s list that it would use',
        text`${atStart(clientName(facts))} named the ciphers it knows, and ${serverName(facts)} has
          none of them. All it can do is to say so: an alert, with no word about which were missing.
          In its own log stands “no shared cipher”.`,
      )
    : lesson(
        'Without a cipher in common there is no TLS',
        text`RC4, 3DES and ciphers that do not encrypt at all have been taken out of the libraries
          that servers use. The remedy is a newer program or device, not a weaker server: what such
          a cipher seals can be opened.`,
        facts.port === 465
          ? null
          : text`STARTTLS does not help and does not hurt here. It only says when TLS begins; which
            cipher is used is settled afterwards, as on 465.`,
      );
}

export const HANDSHAKE_LESSONS = {
  'handshake.client-hello': clientHello,
  'handshake.nothing-to-offer': (facts) =>
    lesson(
      'The client’s own library will not speak a TLS this old',
      text`${atStart(clientName(facts))} was told to use a version for which its library has no
        cipher suite left. It fails by itself, before it has offered anything; the server is not to
        blame.`,
    ),
  'handshake.ask-again': (facts) =>
    lesson(
      'The server asks for another key, which costs a round trip',
      text`${atStart(clientName(facts))} sent a key of a kind that the server does not take. The
        server names one that it does, and the ClientHello is said once more. A client that guesses
        right is one round trip faster.`,
    ),
  'handshake.server-flight': serverFlight,
  'handshake.client-finish': clientFinish,
  'handshake.server-finish': (facts) =>
    isOld(facts)
      ? lesson(
          'The server closes its half: from here everything is encrypted',
          text`With TLS 1.2 this takes a second round trip. ${
            facts.port === 465
              ? 'On 465 the greeting rides along, so it costs nothing there.'
              : 'After STARTTLS the client has to wait for it.'
          }`,
        )
      : lesson(
          'Sealed records from the server, for later connections',
          text`${atStart(serverName(facts))} sends tickets by which a later handshake can be
            shorter. Those on the way see lengths.`,
        ),
  'handshake.established': established,
  'handshake.wrong-version-number': wrongVersionNumber,
  'handshake.certificate-refused': certificateRefused,
  'handshake.version-refused': versionRefused,
  'handshake.no-shared-cipher': noSharedCipher,
} satisfies Partial<Record<RuleId, Lesson>>;
