/** The words that the map's labels need. The geometry must know how wide they are, not say them. */
import type { BoxSettings, NetworkSettings } from '../world/networkSchema';
import type { SenderSettings } from '../world/senderSchema';

export interface MapWords {
  readonly senderKinds: Readonly<Record<SenderSettings['kind'], string>>;
  /** Whose ground it is; the sender's depends on what it is. */
  readonly zones: {
    readonly sender: Readonly<Record<SenderSettings['kind'], string>>;
    readonly provider: string;
    readonly recipient: string;
  };
  readonly submission: string;
  readonly mx: string;
  readonly mailbox: string;
  /** In the place of an MX that DNS denies: what it is, what DNS says, and of the mailbox. */
  readonly nullMx: { readonly title: string; readonly record: string; readonly mailbox: string };
  /** Where the MX has none for the message's recipient. */
  readonly mailboxes: string;
  readonly dns: string;
  readonly wifi: string;
  /** Where the eye stands beside a mail server, which has no Wi-Fi. */
  readonly serverNetwork: string;
  readonly transit: string;
  /** The gate before the sender's network, by whose firewall decides there. */
  readonly gates: Readonly<Record<NetworkSettings['outFirewallOf'], string>>;
  readonly impostor: string;
  readonly box: string;
  /** What the box is set to do, as a caption. */
  readonly boxWays: Readonly<Record<BoxSettings['way'], string>>;
  /** The caption of a gate, or of a server's own firewall, that closes ports. */
  readonly closes: (ports: readonly number[]) => string;
  /** The caption of the sender's own firewall that lets ports out. */
  readonly letsOut: (ports: readonly number[]) => string;
}
