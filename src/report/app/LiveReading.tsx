import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../live/protocol.js';
import { plain } from '../../plots/scales.js';
import { ratioText } from './words.js';

/** What the picture says in words: whether the theorem speaks here, what is dropped where it doesn't, and how the bound does. */
export function LiveReading({ answer }: { readonly answer: Answer }) {
  const { dropped } = answer;
  const outside = dropped.length > 0;
  const broken = answer.reading.broken !== undefined;
  const seen = verdictText(answer);
  return (
    <div class={`live-reading ${outside ? 'outside' : 'inside'} ${broken ? 'broken' : 'kept'}`}>
      <div>
        <p>
          <strong>{outside ? 'Outside the theorem.' : 'Within the theorem.'}</strong> {seen}
        </p>
        {outside && (
          <p class="live-dropped">
            Dropped: <DroppedList dropped={dropped} />
          </p>
        )}
      </div>
      <Ratio answer={answer} />
      <Spoken
        text={`${outside ? `Outside the theorem, dropped: ${dropped.join('; ')}` : 'Within the theorem'}. ${seen}`}
      />
    </div>
  );
}

/** The largest measured/bound, large; equalities and rates have none. */
function Ratio({ answer: { series, reading } }: { readonly answer: Answer }) {
  if (!reading.worst || reading.unmeetable || series.is === '=' || series.is === '<=>' || series.quantifier === 'rate')
    return null;
  return (
    <p class="live-ratio" aria-hidden="true">
      <output>{Number.isFinite(reading.worst.ratio) ? shareText(reading.worst.ratio) : '∞'}</output>
      <small>{series.is === '>=' ? 'bound / measured' : 'measured / bound'}</small>
    </p>
  );
}

function DroppedList({ dropped }: Pick<Answer, 'dropped'>) {
  return (
    <ul>
      {dropped.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** Milliseconds of rest before a screen reader is told: not every position of a slider on its way. */
const REST = 500;

function Spoken({ text }: { readonly text: string }) {
  const [said, say] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => say(text), REST);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p class="hidden" aria-live="polite">
      {said}
    </p>
  );
}

function verdictText({ series, reading: { worst, broken, unmeetable } }: Answer): string {
  const { index, is, quantifier, measured } = series;
  if (!worst) return 'The claim speaks of no step of this run.';
  const row = (at: number): string => `${index} = ${plain(at)}`;
  if (quantifier === 'rate')
    return broken === undefined
      ? 'The fitted slope keeps to the claimed rate.'
      : 'The fitted slope is above the claimed rate.';
  if (is === '=') {
    const error = `relative error at most ${plain(worst.ratio - 1)}`;
    return broken === undefined
      ? `Both sides agree: ${error}.`
      : `The two sides differ from ${row(broken)} on: ${error}.`;
  }
  const who = measured.how === 'one run' ? 'measured' : `${measured.how}`;
  if (broken !== undefined && unmeetable)
    return `The bound is negative at ${row(broken)}, and says nothing that is true.`;
  if (broken !== undefined)
    return `The bound breaks at ${row(broken)}: ${who} reaches ${timesText(worst.ratio)} the bound.`;
  if (worst.ratio >= ATTAINED) return `The bound is attained at ${row(worst.at)}.`;
  return `The bound holds: ${who} reaches ${shareText(worst.ratio)} of it, at ${row(worst.at)}.`;
}

/** Closer to its bound than a picture shows. */
const ATTAINED = 1 - 1e-6;

function timesText(ratio: number): string {
  return Number.isFinite(ratio) ? `${shareText(ratio)} times` : 'infinitely many times';
}

/** With as many digits as it takes to tell it from 1. */
function shareText(ratio: number): string {
  const digits = [4, 5, 6].find((count) => Number(ratio.toPrecision(count)) !== 1);
  return digits === undefined || Math.abs(ratio - 1) > 1e-3 ? ratioText(ratio) : ratio.toPrecision(digits);
}
