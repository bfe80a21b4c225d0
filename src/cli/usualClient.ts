/** Who usually connects to a server of a world. */
import type { World } from '../world/worldSchema';

/** The two servers that can be spoken with. */
export type ServerRole = 'submission' | 'mx';

/** The address of the sender's own machine, or, to the MX, of its submission server. */
export const usualClient = (world: World, role: ServerRole): string =>
  role === 'submission' ? world.sender.ipAddress : world.submission.ipAddress;
