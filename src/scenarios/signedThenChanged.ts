/** The provider signs, and its own filter then adds a footer: the signature no longer fits. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';
import { SIGNED_ZONE } from './signedZone';

export const signedThenChanged: Scenario = {
  id: 'signed-then-changed',
  world: worldWith({
    submission: { opendkim: {}, disclaimer: 'This message is confidential.' },
    dns: { records: SIGNED_ZONE },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['receiver.look-up-dkim-key'],
    says: ['This message is confidential.'],
  },
};
