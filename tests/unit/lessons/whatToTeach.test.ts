// What a learner should be able to explain afterwards, point by point: each has a scenario, and
// the words of that scenario (its texts, the explanations of its steps, the answers to the
// questions that lead to it) say so.

import { describe, expect, it } from 'vitest';
import { explainStep } from '../../../src/lessons/en/explainStep';
import { plainText } from '../../../src/lessons/en/explanation';
import { misconceptionsAt } from '../../../src/lessons/en/misconceptions/misconceptions';
import { QUESTIONS } from '../../../src/lessons/en/questions';
import { scenarioText } from '../../../src/lessons/en/scenarioText';
import { projectFacts } from '../../../src/projections/facts';
import { projectSteps } from '../../../src/projections/steps';
import { findScenario } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';

interface Point {
  readonly point: string;
  readonly scenarios: readonly [string, ...string[]];
  /** What must be said, in the words of all these scenarios together. */
  readonly says: readonly RegExp[];
}

const PORTS: readonly Point[] = [
  {
    point: '25: server to server; the sender finds the recipient’s MX and connects there',
    scenarios: ['relay-25'],
    says: [/MX/u, /straight to Bob’s server/u, /servers? hands? mail to another on 25/u],
  },
  {
    point: '25: TLS by STARTTLS if both offer it, else plaintext',
    scenarios: ['relay-25', 'relay-25-plaintext'],
    says: [/when both sides know it/u, /in the clear/u],
  },
  {
    point: '25: no login as a rule; identity from SPF, DKIM, DMARC and the address’s name',
    scenarios: ['relay-25', 'home-direct-25'],
    says: [/without a login|no login/iu, /SPF/u, /DKIM/u, /DMARC/u, /reverse name/u],
  },
  {
    point: '587: a client or application hands mail to its own provider',
    scenarios: ['submit-587'],
    says: [/hand(?:s)? (?:their )?mail (?:over )?(?:under TLS|to their own provider)/u],
  },
  {
    point: '587: starts readable, must upgrade by STARTTLS, then logs in',
    scenarios: ['submit-587'],
    says: [/begins without TLS/u, /STARTTLS/u, /log(?:s)? in/u],
  },
  {
    point: '587: most providers take no password before TLS',
    scenarios: ['submit-587', 'strip-587-hidden-auth'],
    says: [/AUTH under TLS only/u],
  },
  {
    point: '465: the same job with TLS from the first octet; no readable phase, nothing to strip',
    scenarios: ['submit-465'],
    says: [/TLS from the first octet/u, /no STARTTLS/u, /no part of the conversation is readable/u],
  },
  {
    point: 'both submission ports end alike; 465 recommended, 587 equivalent when both require TLS',
    scenarios: ['submit-465', 'strip-587-required'],
    says: [/Both end alike/u, /recommended/u, /587 is as safe as 465/u],
  },
  {
    point: '465’s history: assigned, revoked, kept in use, registered again as submissions in 2018',
    scenarios: ['submit-465'],
    says: [/assigned as smtps/u, /revoked/u, /kept using 465/u, /registered it again in 2018/u],
  },
  {
    point: 'common texts call 465 SMTPS; what the registry says',
    scenarios: ['submit-465'],
    says: [/The registry calls 465 submissions/u, /Many texts still call it SMTPS/u],
  },
];

const SUBMISSION: readonly Point[] = [
  {
    point:
      'submission: to one’s own provider, logged in; relay: provider to provider, not logged in',
    scenarios: ['relay-25', 'submit-587'],
    says: [/Submission: /u, /Relay: /u, /logged in/u, /another trust|the trust is not/u],
  },
  {
    point: 'the usual whole way: 587 or 465 to the provider, then 25 to the recipient’s MX',
    scenarios: ['submit-587'],
    says: [/usually travels both/u, /first 587 or 465 and then 25/u],
  },
];

const USERS: readonly Point[] = [
  {
    point: 'a mail client: 587 with STARTTLS or 465',
    scenarios: ['submit-465', 'submit-587'],
    says: [/465 with “SSL\/TLS”, or 587 with “STARTTLS”/u],
  },
  {
    point: 'an application (password resets): the same, as its library supports',
    scenarios: ['app-465'],
    says: [/password reset/u, /as its library supports/u],
  },
  {
    point: 'a server behind a provider (smarthost): 587 or 465 with credentials',
    scenarios: ['smarthost-587'],
    says: [/smarthost/u, /credentials/u],
  },
  {
    point: 'a server of its own: 25 to the recipient’s MX',
    scenarios: ['relay-25', 'firewall-office-mx'],
    says: [/25, to the recipient’s MX/u],
  },
];

const CLIENT_ON_25: readonly Point[] = [
  {
    point: 'blocked by the access network: fails entirely, slowly (drop) or at once (reject)',
    scenarios: ['isp-drops-25', 'isp-rejects-25'],
    says: [/drop/u, /timed out/u, /at once/u],
  },
  {
    point: 'not blocked: a stranger without name, reputation, SPF or DKIM: spam or refusal',
    scenarios: ['home-direct-25'],
    says: [/without a name/u, /reputation/u, /SPF/u, /spam folder/u, /nobody vouches/iu],
  },
  {
    point: 'right: submit to the provider and let it relay with its identity',
    scenarios: ['home-direct-25', 'provider-25'],
    says: [/submit to one’s own provider/u, /587 or 465/u],
  },
  {
    point: 'why blocked: compromised machines sending spam; submission stays open for its login',
    scenarios: ['isp-drops-25'],
    says: [/Compromised machines/u, /stay open, because there a login is asked for/u],
  },
  {
    point: 'servers that need 25 apply for it',
    scenarios: ['isp-drops-25', 'firewall-office-mx'],
    says: [/apply for it/u],
  },
];

const FETCHING: readonly Point[] = [
  {
    point: '110, 995 (POP) and 143, 993 (IMAP) fetch mail; 25, 465, 587 send it',
    scenarios: ['imap-port-993'],
    says: [
      /993 is IMAP under TLS and 995 is POP/u,
      /143 and 110/u,
      /fetch mail/u,
      /465 and 587 send/u,
    ],
  },
  {
    point: 'a client whose outgoing server is set to 993 gets another protocol’s greeting',
    scenarios: ['imap-port-993'],
    says: [/greeting of IMAP|greeting in IMAP/u],
  },
];

const RUNNING: readonly Point[] = [
  {
    point: '587 and 465 for users, AUTH required, TLS enforced on 587, implicit on 465',
    scenarios: ['enable-submission', 'exim-465'],
    says: [/587 with TLS required and 465 with TLS at once/u, /login/u],
  },
  {
    point: 'weak ciphers off',
    scenarios: ['weak-ciphers', 'old-tls'],
    says: [/weak ciphers are switched off/u, /1\.2 is the least/u],
  },
  {
    point: '25 stays open without login for mail coming in',
    scenarios: ['enable-submission'],
    says: [/25 stays (?:open without a login|as it is), for mail coming in/u],
  },
  {
    point: 'Postfix: two services in master.cf; Exim: by listening port; hosted: done',
    scenarios: ['enable-submission', 'exim-465'],
    says: [/master\.cf/u, /by the port it listens on|daemon_smtp_ports/u, /Hosted providers/u],
  },
  {
    point: 'firewalls out: 25 closed for clients, open for a server; 587 and 465 open for clients',
    scenarios: ['firewall-office', 'firewall-office-mx'],
    says: [
      /465 and 587 for every(?:body| client)/u,
      /25 (?:only for|for nobody but) a mail server/u,
    ],
  },
  {
    point: 'firewalls in: 25 only where an MX stands; 587 and 465 only where submission is offered',
    scenarios: ['firewall-office', 'firewall-mx-closed'],
    says: [/25 only where an MX stands/u, /465 and 587 only where a server offers submission/u],
  },
];

const known = new Map<string, string>();

function wordsOf(id: string): string {
  const words = known.get(id) ?? gatherWords(id);
  known.set(id, words);
  return words;
}

function gatherWords(id: string): string {
  const scenario = findScenario(id);
  if (scenario === null) throw new Error(`There is no scenario ${id}.`);
  const { world } = scenario;
  const trace = simulate(world);
  const cast = { senderName: world.sender.name, senderKind: world.sender.kind };
  const explained = projectSteps(trace).flatMap((step) => {
    const facts = projectFacts(trace, step, cast);
    const { heading, paragraphs } = explainStep(step.rule, facts);
    const told = misconceptionsAt(step.rule, facts).map(({ correction }) => correction);
    return [heading, ...paragraphs.map(plainText), ...told];
  });
  const answers = QUESTIONS.filter(({ scenarios }) => scenarios.some((leads) => leads === id)).map(
    ({ answer }) => answer,
  );
  const { title, question, brief, takeaway } = scenarioText(id);
  return [title, question, brief, takeaway, ...explained, ...answers].join('\n');
}

const POINTS = [...PORTS, ...SUBMISSION, ...USERS, ...CLIENT_ON_25, ...FETCHING, ...RUNNING];

describe('a learner is taught that', () => {
  it.each(POINTS.map((point) => [point.point, point] as const))('%s', (_, { scenarios, says }) => {
    const words = scenarios.map(wordsOf).join('\n');
    expect(says.filter((pattern) => !pattern.test(words)).map(String)).toEqual([]);
  });
});
