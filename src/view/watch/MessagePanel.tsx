/**
 * The message at the cursor: who has it, and its header as it is by now. A field that a server has
 * just put there is marked by a sign, a word and a ground; when the message lies in a mailbox it
 * can be saved as a file.
 */
import { messageFile, messageFileName } from '../../exports/messageFile';
import { ownerOf } from '../../lessons/en/parties';
import type { Story } from '../../player/story';
import type { HeaderField, Keeper, MessageMoment } from '../../projections/message';
import { projectMessage } from '../../projections/message';
import { projectEnvelope } from '../../projections/envelope';
import type { Step } from '../../projections/steps';
import type { World } from '../../world/worldSchema';
import { readerName, strings } from '../strings';
import { EnvelopeTable } from './EnvelopeTable';
import './message.css';

interface Props {
  readonly story: Story;
  readonly step: Step;
  readonly world: World;
}

const words = strings.watch.message;

export function MessagePanel({ story, step, world }: Props) {
  const before = story.steps[step.index - 1];
  const message = projectMessage(story.trace, step.seq, before === undefined ? 0 : before.seq + 1);
  return (
    <section className="panel message" aria-labelledby="message-title">
      <h2 className="panel-title" id="message-title">
        {words.title}
      </h2>
      <EnvelopeTable
        envelope={projectEnvelope(story.trace, step.seq)}
        fields={message?.fields ?? null}
      />
      {message === null ? (
        <p className="message-keeper">{words.none}</p>
      ) : (
        <Contents message={message} world={world} />
      )}
    </section>
  );
}

interface ContentsProps {
  readonly message: MessageMoment;
  readonly world: World;
}

function Contents({ message, world }: ContentsProps) {
  const { keeper, fields, body, lines, isStored } = message;
  return (
    <>
      <p className="message-keeper">{keeperText(keeper, world)}</p>
      <ul className="message-fields" aria-label={words.header}>
        {fields.map((field, index) => (
          <Field key={fields.length - index} field={field} />
        ))}
      </ul>
      <details className="message-text">
        <summary>{words.text(body.length)}</summary>
        <pre>{body.join('\n')}</pre>
      </details>
      {isStored && (
        <a
          className="message-save"
          download={messageFileName(lines)}
          href={`data:message/rfc822;charset=utf-8,${encodeURIComponent(messageFile(lines))}`}
        >
          {words.save}
        </a>
      )}
    </>
  );
}

function Field({ field }: { readonly field: HeaderField }) {
  const { lines, isTrace, isNew } = field;
  return (
    <li className={`${isTrace ? 'is-trace' : 'is-own'}${isNew ? ' is-new' : ''}`}>
      {isNew && <span className="spoken">{words.isNew}</span>}
      <code>{lines.join('\n')}</code>
    </li>
  );
}

function keeperText(keeper: Keeper, world: World): string {
  switch (keeper.kind) {
    case 'sender':
      return words.atSender(readerName('sender', world));
    case 'server':
      return keeper.station === 'sender'
        ? words.atSender(readerName('sender', world))
        : words.atServer(readerName(keeper.station, world));
    case 'mailbox':
      return words.stored(keeper.folder, ownerOf(keeper.recipient));
    case 'notice':
      return keeper.isStored
        ? words.noticeStored(ownerOf(keeper.recipient))
        : words.noticeWaits(keeper.recipient);
  }
}
