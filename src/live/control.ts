/** Where a control acts: on the theorem's parameters, on one part of the instance, or on how it is run. */
export type Group = 'parameters' | 'objective' | 'noise' | 'network' | 'compressor' | 'own' | 'run';

interface Labelled {
  /** Names it in a turn: 'parameters.h', 'objective.spectrum largest'. */
  readonly key: string;
  readonly group: Group;
  readonly label: string;
}

/** A number between two ends; a log scale has positive ends. */
export interface Slider extends Labelled {
  readonly kind: 'slider';
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  readonly whole: boolean;
  /** Where the theorem speaks; the slider goes somewhat further. Everywhere, where missing. */
  readonly admissible?: {
    readonly low: number;
    readonly high: number;
    readonly open: { readonly low: boolean; readonly high: boolean };
  };
}

/** One of a few values. */
export interface Choice extends Labelled {
  readonly kind: 'choice';
  readonly value: Value;
  readonly options: readonly Value[];
}

export type Control = Slider | Choice;
export type Value = string | number | boolean;

/** What a person set: values by the keys of controls. */
export type Turns = Readonly<Record<string, Value>>;

/** Positions of a range input; enough that a step is not seen. */
export const POSITIONS = 1000;

type Scaled = Pick<Slider, 'min' | 'max' | 'scale' | 'whole'>;

/** The value at a position of the track, in [0, 1], to four digits: what a person can read. */
export function valueAt({ min, max, scale, whole }: Scaled, position: number): number {
  if (position <= 0) return min;
  if (position >= 1) return max;
  const value = scale === 'log' ? min * (max / min) ** position : min + position * (max - min);
  return whole ? Math.round(value) : Number(value.toPrecision(4));
}

/** Where on the track, in [0, 1], a value lies; values beyond an end lie on it. */
export function positionOf({ min, max, scale }: Scaled, value: number): number {
  if (!(max > min)) return 0;
  const position = scale === 'log' ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.min(1, Math.max(0, position));
}
