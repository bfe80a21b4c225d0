/** All scenarios in groups, in the order in which they are taught. */
import { app465 } from './app465';
import { authBeforeTls } from './authBeforeTls';
import { enableSubmission } from './enableSubmission';
import { exim465 } from './exim465';
import { expiredCertificate } from './expiredCertificate';
import { expiredToken } from './expiredToken';
import { firewallMxClosed } from './firewallMxClosed';
import { firewallOffice } from './firewallOffice';
import { firewallOfficeMx } from './firewallOfficeMx';
import { greylisted } from './greylisted';
import { postscreen } from './postscreen';
import { homeDirect25 } from './homeDirect25';
import { imapPort993 } from './imapPort993';
import { impostor465Verified } from './impostor465Verified';
import { impostor587Unverified } from './impostor587Unverified';
import { impostorScram } from './impostorScram';
import { ispDrops25 } from './ispDrops25';
import { ispRejects25 } from './ispRejects25';
import { lostReplyDuplicate } from './lostReplyDuplicate';
import { mailboxFull } from './mailboxFull';
import { mxFallback } from './mxFallback';
import { noAuth587 } from './noAuth587';
import { oldTls } from './oldTls';
import { port2525 } from './port2525';
import { PROVIDER_PRESETS } from './presets/providerPresets';
import { provider25 } from './provider25';
import { relay25 } from './relay25';
import { relay25Plaintext } from './relay25Plaintext';
import { relayDenied } from './relayDenied';
import { senderNotOwned } from './senderNotOwned';
import { signedThenChanged } from './signedThenChanged';
import { smuggling } from './smuggling';
import { smugglingFixed } from './smugglingFixed';
import { spfFail } from './spfFail';
import { spoofedDmarcReject } from './spoofedDmarcReject';
import { starttlsInjection } from './starttlsInjection';
import { starttlsInjectionFixed } from './starttlsInjectionFixed';
import { starttlsTo465 } from './starttlsTo465';
import { firstContactMtaSts } from './firstContactMtaSts';
import { nullMx } from './nullMx';
import { smarthost587 } from './smarthost587';
import { strip25Dane } from './strip25Dane';
import { strip25MtaSts } from './strip25MtaSts';
import { strip25Opportunistic } from './strip25Opportunistic';
import { strip587HiddenAuth } from './strip587HiddenAuth';
import { strip587Opportunistic } from './strip587Opportunistic';
import { strip587Required } from './strip587Required';
import { submit465 } from './submit465';
import { submit587 } from './submit587';
import { submit587Oauth } from './submit587Oauth';
import { tlsTo587 } from './tlsTo587';
import { tooLarge } from './tooLarge';
import { unknownRecipient } from './unknownRecipient';
import { weakCiphers } from './weakCiphers';
import { wrongNameCertificate } from './wrongNameCertificate';
import { wrongPassword } from './wrongPassword';
import type { Scenario } from './scenario';

/** What the scenarios of a group have in common; its title is in the lessons. */
export type ScenarioGroupId =
  | 'ports'
  | 'submitting'
  | 'going-wrong'
  | 'attacks'
  | 'servers'
  | 'receiver'
  | 'running'
  | 'providers';

interface ScenarioGroup {
  readonly id: ScenarioGroupId;
  readonly scenarios: readonly Scenario[];
}

export const SCENARIO_GROUPS: readonly ScenarioGroup[] = [
  { id: 'ports', scenarios: [submit587, submit465, relay25, provider25, port2525, imapPort993] },
  {
    id: 'submitting',
    scenarios: [
      app465,
      smarthost587,
      submit587Oauth,
      authBeforeTls,
      noAuth587,
      wrongPassword,
      expiredToken,
      senderNotOwned,
    ],
  },
  {
    id: 'going-wrong',
    scenarios: [
      ispDrops25,
      ispRejects25,
      tlsTo587,
      starttlsTo465,
      expiredCertificate,
      wrongNameCertificate,
      oldTls,
      weakCiphers,
    ],
  },
  {
    id: 'attacks',
    scenarios: [
      strip587Opportunistic,
      strip587HiddenAuth,
      strip587Required,
      starttlsInjection,
      starttlsInjectionFixed,
      impostor587Unverified,
      impostor465Verified,
      impostorScram,
      strip25Opportunistic,
      strip25MtaSts,
      firstContactMtaSts,
      strip25Dane,
    ],
  },
  {
    id: 'servers',
    scenarios: [
      relay25Plaintext,
      mxFallback,
      nullMx,
      greylisted,
      postscreen,
      unknownRecipient,
      mailboxFull,
      tooLarge,
      lostReplyDuplicate,
    ],
  },
  {
    id: 'receiver',
    scenarios: [
      homeDirect25,
      relayDenied,
      spfFail,
      signedThenChanged,
      spoofedDmarcReject,
      smuggling,
      smugglingFixed,
    ],
  },
  {
    id: 'running',
    scenarios: [enableSubmission, exim465, firewallOffice, firewallOfficeMx, firewallMxClosed],
  },
  { id: 'providers', scenarios: PROVIDER_PRESETS },
];

export const SCENARIOS: readonly Scenario[] = SCENARIO_GROUPS.flatMap(({ scenarios }) => scenarios);

/** The scenario with an id, or null. */
export const findScenario = (id: string): Scenario | null =>
  SCENARIOS.find((scenario) => scenario.id === id) ?? null;
