/** The charts of all machines that a story can run, read from their definitions. */
import type { AnyStateMachine } from 'xstate';
import { clientSessionMachine } from '../machines/clientSessionMachine';
import { mailAccessMachine } from '../machines/mailAccessMachine';
import { mailClientMachine } from '../machines/mailClientMachine';
import { noticeMachine } from '../machines/noticeMachine';
import { postscreenMachine } from '../machines/postscreenMachine';
import { receiverMachine } from '../machines/receiverMachine';
import { relayMachine } from '../machines/relayMachine';
import { serverSessionMachine } from '../machines/serverSessionMachine';
import type { MachineId } from '../trace/traceEvent';
import type { Chart } from './chart';
import { readChart } from './readChart';

/** Each machine by the name that a trace gives it. */
export const MACHINES = {
  mailClient: mailClientMachine,
  clientSession: clientSessionMachine,
  postscreen: postscreenMachine,
  serverSession: serverSessionMachine,
  receiver: receiverMachine,
  relay: relayMachine,
  notice: noticeMachine,
  mailAccess: mailAccessMachine,
} satisfies Readonly<Record<MachineId, AnyStateMachine>>;

/** One chart for each machine. */
export const readCharts = (): readonly Chart[] => [
  readChart('mailClient', MACHINES.mailClient),
  readChart('clientSession', MACHINES.clientSession),
  readChart('postscreen', MACHINES.postscreen),
  readChart('serverSession', MACHINES.serverSession),
  readChart('receiver', MACHINES.receiver),
  readChart('relay', MACHINES.relay),
  readChart('notice', MACHINES.notice),
  readChart('mailAccess', MACHINES.mailAccess),
];
