/** A login of one user with the address of another. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const senderNotOwned: Scenario = {
  id: 'sender-not-owned',
  world: worldWith({
    sender: { address: 'carol@example.org' },
    submission: {
      accounts: [
        ...DEFAULT_WORLD.submission.accounts,
        { user: 'carol@example.org', password: 'geheim', addresses: ['carol@example.org'] },
      ],
    },
    message: { headerFrom: 'Carol <carol@example.org>' },
  }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    says: [
      '553 5.7.1 <carol@example.org>: Sender address rejected: not owned by user alice@example.org',
    ],
  },
};
