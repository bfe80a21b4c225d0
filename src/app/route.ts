/**
 * What an address asks for: the start page, a story, or something that does not exist. Decided
 * without running any story, so that the page can show its frame at once.
 */
import {
  MATRIX_HAPPENINGS,
  MATRIX_PROGRAMS,
  matrixPlaceOf,
  matrixWorld,
  type MatrixHappening,
  type MatrixProgram,
} from '../scenarios/matrix';
import type { NamedWorld } from '../scenarios/scenario';
import { findScenario } from '../scenarios/scenarios';
import { strings } from '../view/strings';
import {
  DEFAULT_ADDRESS,
  formatAddress,
  type Address,
  type ParsedAddress,
  type Place,
} from '../world/address';

export type Asked =
  | { readonly kind: 'start'; readonly messages: readonly string[] }
  | { readonly kind: 'problem'; readonly messages: readonly string[] }
  | {
      readonly kind: 'compare';
      readonly scenarios: readonly NamedWorld[];
      readonly messages: readonly string[];
    }
  | {
      readonly kind: 'matrix';
      readonly program: MatrixProgram;
      readonly happens: MatrixHappening;
      readonly messages: readonly string[];
    }
  | {
      readonly kind: 'story';
      readonly scenario: NamedWorld;
      readonly place: Place | null;
      readonly messages: readonly string[];
    };

const DEFAULT_SCENARIO = 'submit-587';

/** The story that is offered where an address leads nowhere. */
export const defaultScenario = (): NamedWorld | null => findScenario(DEFAULT_SCENARIO);

/** What to show for an address, with what is to be said about it. Never throws. */
export function askedFor({ address, problems }: ParsedAddress): Asked {
  const messages = problems.map(strings.problem.badParameter);
  const lost: readonly string[] = ['scenario', 'address', 'compare'];
  const isLost = problems.some(({ parameter }) => lost.includes(parameter));
  if (isLost) return { kind: 'problem', messages };
  if (address.compare !== null) return askedToCompare(address.compare, messages);
  if (address.view === 'matrix') return askedForMatrix(address, messages);
  if (address.scenario === null) {
    const lacking = storyPartsOf(address).map(strings.problem.needsStory);
    return { kind: 'start', messages: [...lacking, ...messages] };
  }
  const scenario = findWatchable(address.scenario);
  if (scenario === null) {
    const unknown = strings.problem.unknownScenario(address.scenario);
    return { kind: 'problem', messages: [unknown, ...messages] };
  }
  return { kind: 'story', scenario, place: address.place, messages };
}

/** The parts of an address that mean nothing without a story, as they stand there. */
function storyPartsOf({ view, place, vantage }: Address): readonly string[] {
  const named = formatAddress({ ...DEFAULT_ADDRESS, view, place, vantage }).slice(1);
  return named === '' ? [] : named.split('&');
}

/** A scenario or a cell of the matrix. */
function findWatchable(id: string): NamedWorld | null {
  const place = matrixPlaceOf(id);
  return place === null ? findScenario(id) : matrixWorld(place);
}

/** The stories of a comparison; one that does not exist is told, and nothing is compared. */
function askedToCompare(ids: readonly string[], messages: readonly string[]): Asked {
  const scenarios = ids.flatMap((id) => findWatchable(id) ?? []);
  if (scenarios.length === ids.length) return { kind: 'compare', scenarios, messages };
  const unknown = ids.filter((id) => findWatchable(id) === null);
  return {
    kind: 'problem',
    messages: [...unknown.map(strings.problem.unknownScenario), ...messages],
  };
}

/** The matrix asked for; what it does not have is told, and the usual is shown instead. */
function askedForMatrix(asked: Address, messages: readonly string[]): Asked {
  const program = MATRIX_PROGRAMS.find((known) => known === asked.program);
  const happens = MATRIX_HAPPENINGS.find((known) => known === asked.happens);
  const { unknownProgram, unknownHappening } = strings.problem;
  const told: string[] = [];
  if (asked.program !== null && program === undefined) {
    told.push(unknownProgram(asked.program, MATRIX_PROGRAMS));
  }
  if (asked.happens !== null && happens === undefined) {
    told.push(unknownHappening(asked.happens, MATRIX_HAPPENINGS));
  }
  return {
    kind: 'matrix',
    program: program ?? 'generic',
    happens: happens ?? 'nothing',
    messages: [...told, ...messages],
  };
}
