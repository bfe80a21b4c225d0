/**
 * The world in which a captured Postfix sent mail on: its parameters as the case's `config` names
 * them, the hosts as its log names them, and the network as its prose describes it.
 */
import { decodePlain } from '../smtp/sasl';
import { keyDigest } from '../world/keyDigest';
import { RELAY_DEFAULTS } from '../world/relaySchema';
import type { World } from '../world/worldSchema';
import { helloIn, hostsIn, recipientIn, senderIn, statusesIn, type RelayCase } from './relayCase';
import {
  boxSettings,
  certificateSettings,
  cutSettings,
  deadHosts,
  dnsRecords,
  firewallSettings,
  type LabHosts,
} from './relayCaseNetwork';
import { parseSetting, readWorld, type Setting } from './worldSettings';

const LAB: LabHosts = {
  relay: { name: 'submit.example.com', address: '10.77.2.2' },
  mx: { name: 'mx1.example.net', address: '10.77.3.2' },
  backup: { name: 'mx2.example.net', address: '10.77.3.3' },
  smarthost: { name: 'submit2.example.com', address: '10.77.3.4' },
};

const PASSWORD = 's3cr3t';

/** `name = value`, `name=value`, `name shortened from 300s to 60s`, each up to a comma or blank. */
const PAIR =
  /\b([a-z]\w*)(?:\s*=\s*|\s+shortened[^,;]*?\bto\s+)((?:[a-z]+(?:,[a-z]+)+)|[^\s,;()]+)/gu;

/** The parameters of a relay that a description names. */
function relayParameters(config: string): readonly Setting[] {
  const named = [...config.matchAll(PAIR)].flatMap(([, name = '', value = '']) =>
    Object.hasOwn(RELAY_DEFAULTS, name) ? [parseSetting(`sender.relay.${name}=${value}`)] : [],
  );
  const isShortened = named.some(({ path }) => path.endsWith('.minimal_backoff_time'));
  const match = /\bmatch=(\S+?)(?=[,\s]|$)/u.exec(config)?.[1];
  const expected = /\bexpected ([a-z0-9.-]+)/u.exec(config)?.[1];
  const names = match ?? expected;
  return [
    // The lab looked through its queue every second wherever its waits were shortened.
    ...(isShortened ? [{ path: 'sender.relay.queue_run_delay', value: '1s' }] : []),
    ...named,
    ...(names === undefined
      ? []
      : [{ path: 'sender.relay.smtp_tls_secure_cert_match', value: names }]),
  ];
}

/** The port of a smarthost: `smarthost on 587`, `pointed at 465`. */
const smarthostPort = (config: string): string | undefined =>
  /\b(?:smarthost on|pointed at) (\d+)/u.exec(config)?.[1];

/** The password that crossed, or the one that is wrong by the case's own words. */
function passwordIn({ steps, network }: RelayCase): string {
  const response = steps
    .map(({ c = '' }) => /^AUTH PLAIN (\S+)/u.exec(c)?.[1])
    .find((text) => text !== undefined);
  const plain = response === undefined ? null : decodePlain(response);
  if (plain !== null && !('problem' in plain)) return plain.password;
  return network.includes('wrong password') ? 'wrong' : PASSWORD;
}

function smarthostSettings(captured: RelayCase, sender: string): readonly Setting[] {
  const { config, network } = captured;
  const port = smarthostPort(config);
  if (port === undefined) return [];
  const { name, address } = LAB.smarthost;
  const host = `[${name}]:${port}`;
  const isOpen = network.includes('offers AUTH without TLS');
  const service = {
    smtpd_sasl_auth_enable: true,
    smtpd_tls_auth_only: !isOpen,
    smtpd_tls_security_level: isOpen ? 'may' : 'encrypt',
    smtpd_tls_wrappermode: port === '465',
  };
  const options = 'sender.relay.smtp_sasl_tls_security_options';
  return [
    { path: 'submission.hostName', value: name },
    { path: 'submission.ipAddress', value: address },
    { path: 'submission.certificate.alternativeNames', value: [name] },
    { path: 'submission.ports', value: { [port]: service } },
    // The stand-in answered a wrong password at once.
    { path: 'submission.refusalDelayMs', value: 0 },
    {
      path: 'submission.accounts',
      value: [{ user: sender, password: PASSWORD, addresses: [sender] }],
    },
    { path: 'submission.parameters.smtpd_sender_restrictions', value: [] },
    { path: 'sender.relay.relayhost', value: host },
    {
      path: 'sender.relay.smtp_sasl_password_maps',
      value: { [host]: `${sender}:${passwordIn(captured)}` },
    },
    // The captured relay took every way to log in under TLS, as its own main.cf said.
    { path: options, value: ['noanonymous'] },
  ];
}

/** DANE: the zone is signed, and the record has the key of the MX's own certificate. */
function daneSettings(
  { config }: RelayCase,
  mxName: string,
  recordCount: number,
): readonly Setting[] {
  if (!/\bdane/u.test(config)) return [];
  const [, usage, selector, matchingType] = /\bTLSA (\d) (\d) (\d)/u.exec(config) ?? [];
  if (usage === undefined) return [];
  const subject = LAB.mx.name;
  const data = keyDigest({
    subject,
    alternativeNames: [subject],
    issuer: 'Example Root CA',
    trusted: true,
    expired: false,
  });
  const record = {
    name: `_25._tcp.${mxName}`,
    type: 'TLSA',
    usage: Number(usage),
    selector: Number(selector),
    matchingType: Number(matchingType),
    data,
  };
  return [
    { path: 'sender.relay.smtp_dns_support_level', value: 'dnssec' },
    { path: 'dns.signedZones', value: [mxName.split('.').slice(1).join('.')] },
    { path: `dns.records.${recordCount}`, value: record },
  ];
}

/** Where `203.0.113.58[203.0.113.58]` was sent by its address, no name was looked up. */
function literalSettings(hosts: ReadonlyMap<string, string>): readonly Setting[] {
  const name = [...hosts].find(([known, at]) => known === at && at.startsWith('203.'))?.[0];
  return name === undefined ? [] : [{ path: 'sender.relay.relayhost', value: `[${name}]` }];
}

/** A later try that the case says was made, or the only one that was captured. */
const saysLater = ({ network }: RelayCase): boolean =>
  /\b(?:second attempt|retry)\b/u.test(network);

/**
 * When the one later try was made, in seconds after the message came: somebody, or the queue
 * manager, looked through the queue then. Null where there was none, or several.
 */
function retriedAfterSeconds(captured: RelayCase): number | null {
  const statuses = statusesIn(captured);
  const retry = saysLater(captured) ? statuses.at(-1) : statuses.length === 2 ? statuses[1] : null;
  const seconds = Math.round(retry?.delaySeconds ?? 0);
  return seconds === 0 ? null : seconds;
}

/** Its waits are the case's own where it says them; a forced look waits for nothing. */
function retrySettings(captured: RelayCase): readonly Setting[] {
  const seconds = retriedAfterSeconds(captured);
  if (seconds === null) return [];
  const isTold = captured.config.includes('minimal_backoff_time');
  return [
    { path: 'sender.relay.queue_run_delay', value: `${seconds}s` },
    ...(isTold ? [] : [{ path: 'sender.relay.minimal_backoff_time', value: `${seconds}s` }]),
  ];
}

/** A greylist that let the message through in the end; one that never did is a refusal. */
function greylistSettings(captured: RelayCase): readonly Setting[] {
  const prose = `${captured.network} ${captured.config}`;
  const passed = statusesIn(captured).some(({ status }) => status === 'sent');
  if (!/\bgreylist/iu.test(prose) || !passed) return [];
  const told = /--delay=(\d+)|\bgreylists for (\d+) s\b/u.exec(prose);
  const delay = Number(told?.[1] ?? told?.[2] ?? retriedAfterSeconds(captured) ?? 0);
  return [
    { path: 'mx.parameters.smtpd_recipient_restrictions', value: ['check_policy_service'] },
    { path: 'mx.parameters.check_policy_service', value: ['postgrey'] },
    { path: 'mx.programs.postgrey.delay', value: delay },
  ];
}

/**
 * A handshake that the server ended for its version, in a case whose prose leaves the versions to
 * the case before it: the relay spoke 1.0, and the MX wanted more.
 */
function versionSettings({ steps, network, config }: RelayCase): readonly Setting[] {
  const isTooOld = steps.some(({ tls_failed: why = '' }) => why.includes('UNSUPPORTED_PROTOCOL'));
  if (!isTooOld || /\brequires TLS\b/u.test(network)) return [];
  return [
    { path: 'mx.parameters.smtpd_tls_protocols', value: '>=TLSv1.2' },
    ...(config.includes('smtp_tls_protocols')
      ? []
      : [{ path: 'sender.relay.smtp_tls_protocols', value: 'TLSv1' }]),
  ];
}

/** A full disk, as the case says it. */
const spaceSettings = ({ network, config }: RelayCase): readonly Setting[] =>
  /\bout of disk space\b|\bdisk (?:is )?full\b/iu.test(`${network} ${config}`)
    ? [{ path: 'mx.memory.freeSpaceOctets', value: 0 }]
    : [];

/** Replies that the captured MX gave to a recipient, as an access table of its own. */
function refusalSettings(captured: RelayCase, recipient: string): readonly Setting[] {
  const replies = [
    ...captured.steps.map(({ s = '' }) => s),
    ...statusesIn(captured).map(({ detail }) => /said: (.*) \(in reply/u.exec(detail)?.[1] ?? ''),
  ];
  const reply = replies
    .map((text) =>
      /^([45]\d\d [45]\.\d+\.\d+) <[^>]+>: Recipient address rejected: (.*)$/u.exec(text),
    )
    .find((found) => found !== null);
  if (!reply) {
    return [];
  }
  const [, code = '', words = ''] = reply;
  if (words.includes('User unknown')) {
    return [{ path: 'mx.recipients', value: ['other@example.net'] }];
  }
  return [
    { path: 'mx.parameters.check_recipient_access', value: { [recipient]: `${code} ${words}` } },
    { path: 'mx.parameters.smtpd_recipient_restrictions', value: ['check_recipient_access'] },
  ];
}

/** Postfix 3.7 uses no TLS where nothing is said; wrappermode needs more. */
const usualLevel = ({ config }: RelayCase): string =>
  /\bsmtp_tls_wrappermode=yes/u.test(config) ? 'encrypt' : 'none';

/** The story ends when the capture did: after the last status line, or before the next try. */
function horizonSettings(captured: RelayCase): readonly Setting[] {
  const last = statusesIn(captured).at(-1)?.delaySeconds;
  if (last === undefined) return [];
  const isCutShort = /^bounced .*after/u.test(captured.outcome);
  return [{ path: 'horizonMs', value: Math.ceil(last) * (isCutShort ? 2000 : 1000) + 900 }];
}

/** @throws UsageError when the case's own settings do not fit. */
export function relayCaseWorld(captured: RelayCase): World {
  const { config, network, evidence, set } = captured;
  const sender = senderIn(captured);
  const recipient = recipientIn(captured);
  const domain = recipient.slice(recipient.lastIndexOf('@') + 1);
  const hosts = hostsIn(captured);
  const named = [...hosts].find(([name, at]) => at === LAB.mx.address && name !== at)?.[0];
  const other = [...hosts].find(([, at]) => at.startsWith('203.0.113.'));
  const mx =
    other === undefined
      ? { ...LAB.mx, name: named ?? LAB.mx.name }
      : { name: other[0], address: other[1] };
  const lab = { ...LAB, mx, relay: { ...LAB.relay, name: helloIn(captured) ?? LAB.relay.name } };
  const greylist = greylistSettings(captured);
  const isAlias = mx.name === domain;
  const records = dnsRecords(network, domain, hosts, evidence.log, lab);
  return readWorld({}, [
    { path: 'sender.kind', value: 'mail-server' },
    { path: 'sender.login', value: null },
    { path: 'sender.hostName', value: lab.relay.name },
    { path: 'sender.ipAddress', value: lab.relay.address },
    { path: 'sender.address', value: sender },
    { path: 'message.recipients', value: [recipient] },
    { path: 'submission.queueDelayMs', value: 0 },
    ...['senderToSubmission', 'senderToMx', 'submissionToMx', 'resolver'].map((way) => ({
      path: `network.roundTripMs.${way}`,
      value: 0,
    })),
    { path: 'mx.hostName', value: isAlias ? LAB.mx.name : mx.name },
    { path: 'mx.ipAddress', value: mx.address },
    { path: 'mx.backups', value: [{ hostName: LAB.backup.name, ipAddress: LAB.backup.address }] },
    { path: 'mx.recipients', value: [recipient] },
    { path: 'mx.parameters.mydestination', value: [domain] },
    { path: 'mx.certificate.subject', value: LAB.mx.name },
    { path: 'mx.certificate.alternativeNames', value: [mx.name] },
    { path: 'dns.records', value: records },
    { path: 'network.hosts', value: deadHosts(network, hosts, lab) },
    ...certificateSettings(network, config),
    ...boxSettings(network, lab),
    ...firewallSettings(network),
    ...cutSettings(`${network} ${config}`),
    ...(greylist.length > 0 ? greylist : refusalSettings(captured, recipient)),
    ...spaceSettings(captured),
    ...versionSettings(captured),
    ...(/\bnothing listens\b/u.test(config) ? [{ path: 'mx.ports', value: {} }] : []),
    ...literalSettings(hosts),
    ...daneSettings(captured, mx.name, records.length),
    ...smarthostSettings(captured, sender),
    { path: 'sender.relay.smtp_tls_security_level', value: usualLevel(captured) },
    ...relayParameters(config),
    ...retrySettings(captured),
    ...horizonSettings(captured),
    ...Object.entries(set).map(([path, value]) => ({ path, value })),
  ]);
}
