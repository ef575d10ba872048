import { runLine } from '../check/refutation.js';
import type { PlaceEntry } from './data.js';
import { mapped } from './rounded.js';

/** Longest instance that is shown whole, and longest command that is offered to be copied, in characters. */
const MOST_SHOWN = 300;
const MOST_COPIED = 1500;

interface Place {
  readonly scenario: string;
  readonly instance: unknown;
  readonly params: Readonly<Record<string, number>>;
  readonly at?: Readonly<Record<string, number>>;
}

/** An instance for a reader, with the command that runs it unless another one is given. */
export function placeEntry(id: string, place: Place, command: string = runLine(id, place)): PlaceEntry {
  const { scenario, instance, params, at = {} } = place;
  const text = JSON.stringify(instance);
  return {
    scenario,
    params: mapped(params),
    at,
    instance: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text,
    command: command.length > MOST_COPIED ? undefined : command,
  };
}
