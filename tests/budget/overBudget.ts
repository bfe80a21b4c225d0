// Compares measured sizes with their limits. A kind that measures nothing at all is a mistake in
// the measuring, and counts as one.

interface Limit {
  readonly maxOctets: number;
}

/** One sentence for each kind that is over its limit, has no limit, or weighs nothing. */
export function overBudget(
  sizes: Readonly<Record<string, number>>,
  limits: Readonly<Record<string, Limit>>,
): readonly string[] {
  return Object.entries(sizes).flatMap(([kind, octets]) => {
    const limit = limits[kind];
    if (limit === undefined) return [`${kind} has no limit in budget.json.`];
    if (octets === 0) return [`${kind} weighs nothing: the measuring has missed it.`];
    const isOver = octets > limit.maxOctets;
    return isOver
      ? [`${kind} weighs ${octets} octets, at most ${limit.maxOctets} are allowed.`]
      : [];
  });
}
