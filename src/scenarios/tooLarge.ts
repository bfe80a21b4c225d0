/** The MX announces a small SIZE, and the relay’s MAIL is refused before the message is sent. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const tooLarge: Scenario = {
  id: 'too-large',
  world: worldWith({
    mx: { parameters: { message_size_limit: 2000 } },
    message: {
      subject: 'The picture',
      body: Array.from(
        { length: 30 },
        () => 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk',
      ).join('\n'),
    },
  }),
  goal: {
    ...QUIET,
    status: 'bounced',
    deliveredTo: null,
    says: ['552 5.3.4 Message size exceeds fixed limit'],
  },
};
