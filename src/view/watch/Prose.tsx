/** A paragraph of a lesson. What it quotes from the wire stands between backticks, set in mono. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((piece, index) =>
          index % 2 === 1 ? <code key={index}>{piece}</code> : <span key={index}>{piece}</span>,
        )}
    </>
  );
}
