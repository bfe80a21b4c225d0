/** Where a session stands at the moment in which its EHLO is answered. */
import type { Quote, Standing } from './serverSoftware';

/** The standing that decides what the reply to EHLO lists. */
export const helloStanding = ({ secured, identified, clientAddress }: Quote): Standing => ({
  secured,
  identified,
  clientAddress,
  extended: true,
  knownAtHello: identified,
});
