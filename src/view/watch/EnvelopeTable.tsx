/** Envelope and letter side by side: who is named to the servers, and who to the reader. */
import type { Envelope } from '../../projections/envelope';
import type { HeaderField } from '../../projections/message';
import { Names } from '../Names';
import { messageStrings } from './messageStrings';

interface Props {
  readonly envelope: Envelope | null;
  /** The letter's header; null while nobody has sent it. */
  readonly fields: readonly HeaderField[] | null;
  /** Whether nothing more will be sent. */
  readonly isOver: boolean;
}

const words = messageStrings.envelope;

/** What a field of the letter says, unfolded; null when it is not there. */
function valueOf(fields: readonly HeaderField[], name: string): string | null {
  const prefix = `${name.toLowerCase()}:`;
  const field = fields.find(({ lines: [first = ''] }) => first.toLowerCase().startsWith(prefix));
  return field === undefined ? null : field.lines.join(' ').slice(prefix.length).trim();
}

export function EnvelopeTable({ envelope, fields, isOver }: Props) {
  const none = isOver ? words.never : words.none;
  const sender = envelope === null ? null : `<${envelope.sender}>`;
  const recipients = envelope?.recipients.map((address) => `<${address}>`).join(', ') ?? '';
  const inside = (name: string): string | null => (fields === null ? null : valueOf(fields, name));
  const absent = (name: string): string => (fields === null ? none : words.absent(name));
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
        <Row
          name={words.sender}
          outside={sender}
          inside={inside('From')}
          none={none}
          absent={absent('From')}
        />
        <Row
          name={words.recipients}
          outside={recipients === '' ? null : recipients}
          inside={inside('To')}
          none={none}
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
  /** What stands where there is no envelope. */
  readonly none: string;
  /** What stands for a letter's line that is not there. */
  readonly absent: string;
}

function Row({ name, outside, inside, none, absent }: RowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{outside === null ? none : <Addresses text={outside} />}</td>
      <td>{inside === null ? absent : <Addresses text={inside} />}</td>
    </tr>
  );
}

const Addresses = ({ text }: { readonly text: string }) => (
  <code>
    <Names text={text} />
  </code>
);
