import { quoted } from '../check/refutation.js';
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
export function placeEntry(
  called: string,
  { scenario, instance, params, at = {} }: Place,
  command?: string,
): PlaceEntry {
  const text = JSON.stringify(instance);
  const line = command ?? `boundlab run ${called} --instance ${quoted(instance)} --params ${quoted(params)}`;
  return {
    scenario,
    params: mapped(params),
    at,
    instance: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text,
    command: line.length > MOST_COPIED ? undefined : line,
  };
}
