import { useId } from 'preact/hooks';
import {
  type Choice,
  type Control,
  POSITIONS,
  positionOf,
  type Slider,
  type Value,
  valueAt,
} from '../../live/control.js';
import { plain } from '../../plots/scales.js';

interface Props<C extends Control> {
  readonly control: C;
  /** What was set and not answered yet. */
  readonly value: Value;
  readonly set: (value: Value) => void;
}

export function ControlView({ control, value, set }: Props<Control>) {
  return control.kind === 'slider' ? (
    <SliderView control={control} value={value} set={set} />
  ) : (
    <ChoiceView control={control} value={value} set={set} />
  );
}

/** A slider with the admissible region marked on its track, and a field for the number. */
function SliderView({ control, value, set }: Props<Slider>) {
  const id = useId();
  const x = Number(value);
  const { admissible, label, min, max, whole } = control;
  const outside = admissible !== undefined && !isInside(admissible, x);
  const enter = (text: string): void => {
    const entered = Number(text);
    if (text.trim() === '' || !Number.isFinite(entered)) return;
    const kept = control.group === 'parameters' ? entered : Math.min(max, Math.max(min, entered));
    set(whole ? Math.round(kept) : kept);
  };
  return (
    <div class={outside ? 'control outside' : 'control'}>
      <label for={id}>{label}</label>
      <input
        class="entry"
        type="number"
        step="any"
        value={plain(x, 4)}
        aria-label={`${label}, as a number`}
        onChange={({ currentTarget }) => enter(currentTarget.value)}
      />
      <div class="track">
        <div class="rail">{admissible && <span class="admissible" style={edgesOf(control)} />}</div>
        <input
          id={id}
          type="range"
          min={0}
          max={POSITIONS}
          step={1}
          value={Math.round(positionOf(control, x) * POSITIONS)}
          aria-valuetext={`${label} = ${plain(x, 4)}${outside ? ', outside the theorem' : ''}`}
          onInput={({ currentTarget }) => set(valueAt(control, Number(currentTarget.value) / POSITIONS))}
          onKeyDown={(event) => {
            const next = whole ? stepped(control, x, event.key) : undefined;
            if (next === undefined) return;
            event.preventDefault();
            set(next);
          }}
        />
      </div>
      {admissible && <small>{outside ? `outside ${intervalText(admissible)}` : intervalText(admissible)}</small>}
    </div>
  );
}

function ChoiceView({ control, value, set }: Props<Choice>) {
  const id = useId();
  return (
    <div class="control choice">
      <label for={id}>{control.label}</label>
      <select
        id={id}
        value={String(value)}
        onChange={({ currentTarget }) => set(control.options[currentTarget.selectedIndex] ?? value)}
      >
        {control.options.map((option) => (
          <option key={String(option)} value={String(option)}>
            {String(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The next whole number for an arrow key, where a position of the track would be less than one, or more. */
function stepped({ min, max }: Slider, x: number, key: string): number | undefined {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
  return by === undefined ? undefined : Math.min(max, Math.max(min, x + by));
}

type Admissible = NonNullable<Slider['admissible']>;

function isInside({ low, high, open }: Admissible, x: number): boolean {
  return (open.low ? x > low : x >= low) && (open.high ? x < high : x <= high);
}

function edgesOf(control: Slider & { readonly admissible?: Admissible }): string {
  const { low, high } = control.admissible!;
  const [left, right] = [low, high].map((end) => 100 * positionOf(control, end));
  return `left: ${left}%; right: ${100 - right}%`;
}

function intervalText({ low, high, open }: Admissible): string {
  return `${open.low ? '(' : '['}${plain(low, 4)}, ${plain(high, 4)}${open.high ? ')' : ']'}`;
}
