/** Envelope and letter side by side: who is named to the servers, and who to the reader. */
import { Fragment } from 'react';
import type { Envelope } from '../../projections/envelope';
import type { HeaderField } from '../../projections/message';
import { strings } from '../strings';

interface Props {
  readonly envelope: Envelope | null;
  /** The letter's header; null while nobody has sent it. */
  readonly fields: readonly HeaderField[] | null;
}

const words = strings.watch.envelope;

/** What a field of the letter says, unfolded; null when it is not there. */
function valueOf(fields: readonly HeaderField[], name: string): string | null {
  const prefix = `${name.toLowerCase()}:`;
  const field = fields.find(({ lines: [first = ''] }) => first.toLowerCase().startsWith(prefix));
  return field === undefined ? null : field.lines.join(' ').slice(prefix.length).trim();
}

export function EnvelopeTable({ envelope, fields }: Props) {
  const sender = envelope === null ? null : `<${envelope.sender}>`;
  const recipients = envelope?.recipients.map((address) => `<${address}>`).join(', ') ?? '';
  const inside = (name: string): string | null => (fields === null ? null : valueOf(fields, name));
  const absent = (name: string): string => (fields === null ? words.none : words.absent(name));
  return (
    <table className="envelope">
      <thead>
        <tr>
          <td />
          <th scope="col">{words.envelope}</th>
          <th scope="col">{words.letter}</th>
        </tr>
      </thead>
      <tbody>
        <Row name={words.sender} outside={sender} inside={inside('From')} absent={absent('From')} />
        <Row
          name={words.recipients}
          outside={recipients === '' ? null : recipients}
          inside={inside('To')}
          absent={absent('To')}
        />
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly name: string;
  readonly outside: string | null;
  readonly inside: string | null;
  /** What stands for a letter's line that is not there. */
  readonly absent: string;
}

function Row({ name, outside, inside, absent }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{outside === null ? words.none : <Addresses text={outside} />}</td>
      <td>{inside === null ? absent : <Addresses text={inside} />}</td>
    </tr>
  );
}

/** Addresses that break after their @ rather than within a name. */
function Addresses({ text }: { readonly text: string }) {
  const parts = text.split('@');
  return (
    <code>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {part}
          {index < parts.length - 1 && (
            <>
              @<wbr />
            </>
          )}
        </Fragment>
      ))}
    </code>
  );
}
