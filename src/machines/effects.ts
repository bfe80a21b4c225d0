/**
 * Effects as data: an action has no body, because `transition` returns it with its parameters and
 * the driver carries it out. These are the types that tie an effect's name to its parameters.
 */

interface AnyEffect {
  readonly type: string;
}

/** The parameters of one effect among several; undefined when it has none. */
export type ParamsOf<TEffect extends AnyEffect, TType extends TEffect['type']> =
  Extract<TEffect, { readonly type: TType }> extends { readonly params: infer TParams }
    ? TParams
    : undefined;

/** The bodiless actions of a machine: `const effect = effectsOf<RelayEffect>()`. */
export const effectsOf =
  <TEffect extends AnyEffect>() =>
  <TType extends TEffect['type']>() =>
  (_args: unknown, _params: ParamsOf<TEffect, TType>): void =>
    undefined;

/** An effect in a table's row, with parameters as they are or computed when it fires. */
export type RowEffect<TEffect extends AnyEffect, TArguments> = {
  [TType in TEffect['type']]: ParamsOf<TEffect, TType> extends undefined
    ? { readonly type: TType }
    : {
        readonly type: TType;
        readonly params:
          ParamsOf<TEffect, TType> | ((args: TArguments) => ParamsOf<TEffect, TType>);
      };
}[TEffect['type']];
