import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { Turns, Value } from '../../live/control.js';
import type { Place } from '../../live/places.js';
import type { Answer, Failure, Reply } from '../../live/protocol.js';
import { plain } from '../../plots/scales.js';
import { seriesFigure } from '../../plots/series.js';
import { Engine, type Question } from './engine.js';
import { ControlView } from './LiveControl.js';
import { LiveReading } from './LiveReading.js';
import { useMedia, useTheme } from './media.js';
import { Canvas, fitted, Legend, summary, useSeen } from './Plot.js';
import { unpacked } from './packed.js';
import { hashOf } from './route.js';

/** What a person chose; the rest is as the theorem's place has it. */
interface Chosen {
  readonly place?: string;
  readonly claim: number;
  readonly seed: number;
  readonly runs: number;
  readonly turns: Turns;
}

const START: Chosen = { claim: 0, seed: 1, runs: 50, turns: {} };

/** The panel of a theorem's page; the engine starts when it is nearly seen. */
export function TryIt({ id }: { readonly id: string }) {
  const place = useRef<HTMLElement>(null);
  const seen = useSeen(place);
  return (
    <section ref={place} aria-labelledby="try">
      <h2 id="try">Try it</h2>
      <p class="note">
        The engine runs in this page. Leave the marked range and see what is dropped.{' '}
        <a href={hashOf({ view: 'try', id })}>Larger</a>
      </p>
      {seen ? <Live id={id} /> : <div class="live waiting" />}
    </section>
  );
}

/** A theorem to play with: measured against bound, drawn anew with every move of a slider by the engine in a worker. */
export function Live({ id }: { readonly id: string }) {
  const [chosen, choose] = useState(START);
  const { answer, failure } = useEngine({ theorem: id, ...chosen });
  const change = (some: Partial<Chosen>): void => choose((old) => ({ ...old, ...some }));
  const set = (key: string, value: Value): void => choose((old) => ({ ...old, turns: { ...old.turns, [key]: value } }));
  if (!answer)
    return <div class="live waiting">{failure ? <Trouble failure={failure} /> : <p>Starting the engine…</p>}</div>;
  return (
    <div class="live" data-answer={answer.number}>
      <Head answer={answer} chosen={chosen} change={change} />
      <div class="live-body">
        <div class="live-picture">
          <LiveReading answer={answer} />
          {failure && <Trouble failure={failure} />}
          <LivePlot series={answer.series} />
        </div>
        <form class="live-controls" aria-label="What to turn" onSubmit={(event) => event.preventDefault()}>
          {groupsOf(answer).map(([group, controls]) => (
            <fieldset key={group}>
              <legend>{GROUPS[group]}</legend>
              {controls.map((control) => (
                <ControlView
                  key={control.key}
                  control={control}
                  value={chosen.turns[control.key] ?? control.value}
                  set={(value) => set(control.key, value)}
                />
              ))}
              {group === 'parameters' && <ComputedList computed={answer.computed} />}
            </fieldset>
          ))}
          {answer.random && (
            <fieldset>
              <legend>Chance</legend>
              <ControlView
                control={{
                  ...{ kind: 'slider', key: 'runs', group: 'run', label: 'runs', scale: 'log', whole: true },
                  ...{ value: chosen.runs, min: 1, max: 500 },
                }}
                value={chosen.runs}
                set={(runs) => change({ runs: Number(runs) })}
              />
            </fieldset>
          )}
          <div class="live-buttons">
            {(answer.random || answer.drawn) && (
              <button type="button" onClick={() => change({ seed: chosen.seed + 1 })}>
                Draw again
              </button>
            )}
            <button type="button" onClick={() => change({ seed: START.seed, turns: {} })}>
              Reset
            </button>
            <small>
              seed {chosen.seed} · {timeText(answer.seconds)}
            </small>
          </div>
        </form>
      </div>
    </div>
  );
}

function LivePlot({ series }: Pick<Answer, 'series'>) {
  const theme = useTheme();
  const narrow = useMedia('(max-width: 45rem)');
  const height = narrow ? 300 : 420;
  const figure = useMemo(
    () => fitted(seriesFigure(series, { theme, height }), { small: false, narrow }),
    [series, theme, height, narrow],
  );
  return (
    <figure class="plot">
      <Canvas figure={figure} height={height} says={summary(series)} />
      <figcaption>
        <Legend series={series} worst={[]} />
      </figcaption>
    </figure>
  );
}

interface HeadProps {
  readonly answer: Answer;
  readonly chosen: Chosen;
  readonly change: (some: Partial<Chosen>) => void;
}

/** Where the theorem is tried, and which of its claims is shown. */
function Head({ answer, chosen, change }: HeadProps) {
  const id = useId();
  const { places, claims } = answer;
  return (
    <div class="live-head">
      <div>
        <label for={`${id}-place`}>on</label>
        <select
          id={`${id}-place`}
          value={chosen.place ?? answer.place}
          onChange={({ currentTarget }) => change({ place: currentTarget.value, turns: {}, claim: 0 })}
        >
          {PLACES.map(([group, title]) => (
            <Options key={group} title={title} places={places.filter((place) => place.group === group)} />
          ))}
        </select>
      </div>
      {claims.length > 1 && (
        <div>
          <label for={`${id}-claim`}>claim</label>
          <select
            id={`${id}-claim`}
            value={String(answer.claim)}
            onChange={({ currentTarget }) => change({ claim: Number(currentTarget.value) })}
          >
            {claims.map((text, index) => (
              <option key={text} value={String(index)}>
                {text}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}

function ComputedList({ computed }: Pick<Answer, 'computed'>) {
  if (computed.length === 0) return null;
  return (
    <ul class="live-computed">
      {computed.map(({ symbol, formula, value }) => (
        <li key={symbol}>
          {symbol} = {formula} = {plain(value, 4)}
        </li>
      ))}
    </ul>
  );
}

function Options({ title, places }: { readonly title: string; readonly places: readonly Place[] }) {
  if (places.length === 0) return null;
  return (
    <optgroup label={title}>
      {places.map(({ key, label }) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </optgroup>
  );
}

function Trouble({ failure }: { readonly failure: Failure }) {
  return (
    <p class="live-trouble" role="alert">
      This point can’t be run: {failure.message}
    </p>
  );
}

const PLACES: readonly (readonly [Place['group'], string])[] = [
  ['attains', 'attains the bound'],
  ['fits', 'satisfies what is assumed'],
  ['drops', 'counterexamples'],
  ['lacks', 'lacks an assumption'],
];

const GROUPS = {
  parameters: 'Parameters',
  run: 'Run',
  objective: 'Problem',
  noise: 'Noise',
  network: 'Network',
  compressor: 'Compressor',
  own: 'Instance',
} as const;

function groupsOf({ controls }: Answer): [keyof typeof GROUPS, Answer['controls']][] {
  const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[];
  return groups
    .map((group): [keyof typeof GROUPS, Answer['controls']] => [group, controls.filter((one) => one.group === group)])
    .filter(([, own]) => own.length > 0);
}

function timeText(seconds: number): string {
  return seconds < 0.001 ? 'computed in less than 1 ms' : `computed in ${Math.round(seconds * 1000)} ms`;
}

/** The newest answer to a question that keeps changing; a failure stays until the next answer. */
function useEngine(question: Question): { answer?: Answer; failure?: Failure } {
  const [state, setState] = useState<{ answer?: Answer; failure?: Failure }>({});
  const [engine, setEngine] = useState<Engine>();
  const asked = JSON.stringify(question);
  useEffect(() => {
    let started: Engine | undefined;
    let gone = false;
    const receive = (reply: Reply): void =>
      setState((old) => (reply.kind === 'answer' ? { answer: reply } : { ...old, failure: reply }));
    unpacked('worker')
      .then((script) => {
        if (!gone) setEngine((started = new Engine(script, receive)));
      })
      .catch(({ message }: Error) => receive({ kind: 'failure', number: 0, message, seconds: 0 }));
    return () => {
      gone = true;
      started?.stop();
    };
  }, []);
  useEffect(() => engine?.ask(JSON.parse(asked)), [engine, asked]);
  return state;
}
