/** A client that waits for a greeting on 465, where the server waits for a ClientHello. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const starttlsTo465: Scenario = {
  id: 'starttls-to-465',
  world: worldWith({ sender: { outgoing: { port: 465 } } }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['session.expect-handshake', 'client.timed-out'],
  },
};
