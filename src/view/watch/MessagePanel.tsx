/**
 * The message at the cursor: who has it, and its header as it is by now. A field that a server has
 * just put there is marked by a sign, a word and a ground; when the message lies in a mailbox it
 * can be saved as a file.
 */
import { messageFile, messageFileName } from '../../exports/messageFile';
import type { Story } from '../../player/story';
import type { HeaderField, MessageMoment } from '../../projections/message';
import { projectMessage } from '../../projections/message';
import { projectEnvelope } from '../../projections/envelope';
import type { Step } from '../../projections/steps';
import type { World } from '../../world/worldSchema';
import { EnvelopeTable } from './EnvelopeTable';
import { isGivenUp, keeperText } from './keeperText';
import './message.css';
import { messageStrings as words } from './messageStrings';

interface Props {
  readonly story: Story;
  readonly step: Step;
  readonly world: World;
}

export function MessagePanel({ story, step, world }: Props) {
  const before = story.steps[step.index - 1];
  const message = projectMessage(story.trace, step.seq, before === undefined ? 0 : before.seq + 1);
  const isOver = isGivenUp(story, step.seq);
  return (
    <section className="panel message" aria-labelledby="message-title">
      <h2 className="panel-title" id="message-title">
        {words.title}
      </h2>
      <EnvelopeTable
        envelope={projectEnvelope(story.trace, step.seq)}
        fields={message?.fields ?? null}
        isOver={isOver}
      />
      <p className="message-keeper">{keeperText(message, isOver, world)}</p>
      {message !== null && <Contents message={message} />}
    </section>
  );
}

interface ContentsProps {
  readonly message: MessageMoment;
}

function Contents({ message }: ContentsProps) {
  const { fields, body, lines, isStored } = message;
  return (
    <>
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
