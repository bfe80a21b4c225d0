/**
 * What a queue owes the sender of one message when a round of deliveries is over: a notice, a
 * warning, a receipt, or nothing. A notice about a notice is never written (RFC 5321 §4.5.5, §6.1);
 * the postmaster may get it instead (notify_classes of postconf(5)).
 */
import { effectsOf } from './effects';
import { setup } from 'xstate';
import type { NoticeClass, NoticeContext, NoticeEffect, NoticeEvent, NoticeInput } from './notice';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { typed } from './typed';

interface Arguments {
  readonly context: NoticeContext;
  readonly event: NoticeEvent;
}

const effect = effectsOf<NoticeEffect>();

const write = (kind: 'failure' | 'delay' | 'success', to: 'sender' | 'postmaster') =>
  ({ type: 'writeNotice', params: { kind, to } }) as const;

const has = ({ context }: Arguments, ...classes: readonly NoticeClass[]): boolean =>
  context.classes.some((name) => classes.includes(name));

export const noticeMachine = setup({
  types: {
    context: typed<NoticeContext>(),
    events: typed<NoticeEvent>(),
    input: typed<NoticeInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: {
    isNotice: ({ context }: Arguments) => context.from !== 'sender',
    isForPostmaster: (args: Arguments) =>
      args.context.from === 'nobody' && has(args, 'bounce', '2bounce'),
    isDelayForPostmaster: (args: Arguments) => args.context.from === 'nobody' && has(args, 'delay'),
    isUnwanted: ({ event }: Arguments) => !event.wanted,
    isCopied: (args: Arguments) => has(args, 'bounce'),
    isDelayCopied: (args: Arguments) => has(args, 'delay'),
  },
  actions: {
    writeNotice: effect<'writeNotice'>(),
    dropMessage: effect<'dropMessage'>(),
  },
}).createMachine({
  id: 'notice',
  context: ({ input }) => ({ ...input }),
  initial: 'answerable',
  states: {
    answerable: {
      initial: 'watching',
      on: {
        'recipients.failed': [
          {
            guard: 'isForPostmaster',
            target: '#notice.answerable.noticeWritten',
            actions: [write('failure', 'postmaster')],
            meta: ruleMeta('notice.tell-postmaster'),
          },
          {
            guard: 'isNotice',
            target: '#notice.answerable.nobodyTold',
            actions: [{ type: 'dropMessage' }],
            meta: ruleMeta('notice.drop-bounce'),
          },
          {
            guard: 'isUnwanted',
            target: '#notice.answerable.nobodyTold',
            actions: [{ type: 'dropMessage' }],
            meta: ruleMeta('notice.unwanted'),
          },
          {
            guard: 'isCopied',
            target: '#notice.answerable.noticeWritten',
            actions: [write('failure', 'sender'), write('failure', 'postmaster')],
            meta: ruleMeta('notice.bounce'),
          },
          {
            target: '#notice.answerable.noticeWritten',
            actions: [write('failure', 'sender')],
            meta: ruleMeta('notice.bounce'),
          },
        ],
        'recipients.delayed': [
          {
            guard: 'isDelayForPostmaster',
            target: '#notice.answerable.noticeWritten',
            actions: [write('delay', 'postmaster')],
            meta: ruleMeta('notice.tell-postmaster'),
          },
          { guard: 'isNotice', meta: ruleMeta('notice.wait-quietly') },
          { guard: 'isUnwanted', meta: ruleMeta('notice.unwanted') },
          {
            guard: 'isDelayCopied',
            target: '#notice.answerable.noticeWritten',
            actions: [write('delay', 'sender'), write('delay', 'postmaster')],
            meta: ruleMeta('notice.delay'),
          },
          {
            target: '#notice.answerable.noticeWritten',
            actions: [write('delay', 'sender')],
            meta: ruleMeta('notice.delay'),
          },
        ],
        'recipients.delivered': {
          target: '#notice.answerable.noticeWritten',
          actions: [write('success', 'sender')],
          meta: ruleMeta('notice.success'),
        },
      },
      // A state says what has come of it so far; whatever it is, more recipients may follow.
      states: { watching: {}, noticeWritten: {}, nobodyTold: {} },
    },
  },
});
