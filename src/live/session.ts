import { claimText } from '../check/describe.js';
import { type Subject, subject } from '../check/experiment.js';
import { everythingDropped } from '../check/given.js';
import type { Library } from '../check/library.js';
import { type Series, seriesOf } from '../check/series.js';
import { BoundlabError } from '../core/errors.js';
import { computedOf, controlsOf, turned } from './controls.js';
import { Places } from './places.js';
import type { Answer, Reading, Reply, Request } from './protocol.js';
import { formulaText, sentenceText } from './symbols.js';

/** The engine behind a live page: answers requests one by one, and keeps what the next one is likely to need. */
export class Session {
  private readonly places = new Map<string, Places>();

  constructor(
    private readonly library: Library,
    /** Seconds, from any origin. */
    private readonly clock: () => number,
  ) {}

  answer(request: Request): Reply {
    const started = this.clock();
    try {
      const answer = this.compute(request);
      return { ...answer, seconds: this.clock() - started };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'failure', number: request.number, message, seconds: this.clock() - started };
    }
  }

  private compute({ number, theorem, place, seed, runs, claim, turns }: Request): Omit<Answer, 'seconds'> {
    const places = this.placesOf(theorem);
    const opened = places.open(place, seed);
    const { about } = opened;
    const trial = turned(about, opened.trial, turns);
    const { instance, parameters: params } = trial;
    const shown = about.theorem.claims[claim] ? claim : 0;
    const given = { instance, params, outside: true, claim: shown, runs, seed };
    const series = seriesOf(theorem, about.theorem, this.library, given);
    return {
      kind: 'answer',
      number,
      theorem,
      place: opened.place.key,
      places: places.list(),
      claims: about.theorem.claims.map((one) => formulaText(claimText(one))),
      claim: shown,
      controls: controlsOf(about, trial),
      computed: computedOf(about, trial),
      series,
      dropped: [...(opened.drops ? [opened.drops] : []), ...everythingDropped(about, trial)].map(sentenceText),
      reading: readingOf(series),
      drawn: opened.place.group === 'fits' || opened.place.group === 'lacks',
      random: series.runs.length > 0,
    };
  }

  private placesOf(id: string): Places {
    let known = this.places.get(id);
    if (!known) {
      known = new Places(this.subjectOf(id));
      this.places.set(id, known);
    }
    return known;
  }

  private subjectOf(id: string): Subject {
    const theorem = this.library.theorems[id];
    if (!theorem) throw new BoundlabError({ where: 'live page', expected: 'a theorem', received: `"${id}"` });
    return subject(id, theorem, this.library);
  }
}

/** The worst row of a series, and the first one beyond the bound. */
export function readingOf({ at, ratio, broken, bound, is }: Series): Reading {
  const first = broken.indexOf(true);
  const worst = ratio.reduce<number | undefined>(
    (best, value, i) => (best === undefined || value > ratio[best] ? i : best),
    undefined,
  );
  return {
    ...(worst !== undefined && { worst: { ratio: ratio[worst], at: at[worst] } }),
    ...(first >= 0 && { broken: at[first], unmeetable: is === '<=' && bound[first] < 0 }),
  };
}
