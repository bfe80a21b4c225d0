/** The messages of a TLS handshake: who sends each, how large it is, what of it is readable. */
import { meaningOf } from '../../lessons/en/pieceMeanings';
import type { HandshakePart } from '../../projections/inside';
import { Icon } from '../Icon';
import { insideStrings } from './insideStrings';

const { columns } = insideStrings;

export function HandshakeTable({ parts }: { readonly parts: readonly HandshakePart[] }) {
  const sum = (chosen: readonly HandshakePart[]): number =>
    chosen.reduce((total, { octets }) => total + octets, 0);
  const sealed = sum(parts.filter(({ encrypted }) => encrypted));
  return (
    <>
      <table className="handshake-table">
        <caption>{insideStrings.handshake}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.by}</th>
            <th scope="col">{columns.message}</th>
            <th scope="col">{columns.octets}</th>
            <th scope="col">{columns.seen}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            <tr key={index}>
              <td>{insideStrings.by[part.by]}</td>
              <th scope="row">
                <code>{part.name}</code>
                <span className="handshake-means">{meaningOf('handshake', part.name)}</span>
              </th>
              <td>{part.octets}</td>
              <td>
                <Seen part={part} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="inside-wire">{insideStrings.handshakeSum(sum(parts), sealed)}</p>
    </>
  );
}

function Seen({ part }: { readonly part: HandshakePart }) {
  if (part.encrypted) {
    return (
      <span className="sight sealed">
        <Icon name="lock" />
        {insideStrings.sealed}
      </span>
    );
  }
  return part.reveals === null ? insideStrings.readable : insideStrings.reveals(part.reveals);
}
