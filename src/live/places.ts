import { drawTrial, NeverFits, type Setting, settings } from '../check/draw.js';
import { placeName, type Subject, subject, type Trial, trialOf } from '../check/experiment.js';
import { outsideTheorem } from '../check/given.js';
import { candidates, type Library, requirementsOf, rules } from '../check/library.js';
import { seriesOf } from '../check/series.js';
import { InstanceError } from '../core/errors.js';
import { closureOfNames } from '../core/facts.js';
import { changed } from '../core/theorem.js';

/** Somewhere a theorem can be tried. */
export interface Place {
  /** Names it in a link: 'fits convex/huber', 'attains 0', 'drops 1'. */
  readonly key: string;
  readonly group: 'fits' | 'attains' | 'drops' | 'lacks';
  readonly label: string;
}

/** A place made ready: the theorem there, which a counterexample may change, and the point to begin with. */
export interface Opened {
  readonly about: Subject;
  readonly trial: Trial;
  /** What a counterexample drops, in its own words. */
  readonly drops?: string;
}

interface Openable extends Place {
  open(seed: number): Opened;
}

/**
 * Everywhere a theorem can be tried: the instances that attain its bound, the scenarios that satisfy what it assumes,
 * its counterexamples, and scenarios that lack one of its assumptions and are understood by it all the same.
 */
export class Places {
  private readonly all: readonly Openable[];

  constructor(private readonly about: Subject) {
    this.all = [...this.attaining(), ...this.fitting(), ...this.counterexamples(), ...this.lacking()];
  }

  list(): Place[] {
    return this.all.map(({ key, group, label }) => ({ key, group, label }));
  }

  /** Opens a place by its key; the first where it is not told, or not known. */
  open(key: string | undefined, seed: number): Opened & { readonly place: Place } {
    const place = this.all.find((other) => other.key === key) ?? this.all[0];
    if (!place)
      throw new InstanceError({ where: this.about.id, expected: 'a scenario it can be tried on', received: 'none' });
    return { ...place.open(seed), place };
  }

  /**
   * For each scenario that attains the bound, the longest run; the last of equals, as leaves go from short steps to long.
   * Cases at an edge that the theorem leaves out are not shown: a page opens where the theorem speaks.
   */
  private attaining(): Openable[] {
    const { about } = this;
    const best = new Map<string, Trial>();
    for (const place of about.theorem.tight) {
      const trial = trialOf(about.library, place);
      if (outsideTheorem(about, trial) !== undefined) continue;
      const known = best.get(placeName(trial.instance));
      const horizon = (of: Trial): number => of.parameters.T ?? 0;
      if (!known || horizon(trial) >= horizon(known)) best.set(placeName(trial.instance), trial);
    }
    return [...best].map(([label, trial]) => ({
      key: `attains ${label}`,
      group: 'attains',
      label,
      open: () => ({ about, trial }),
    }));
  }

  private fitting(): Openable[] {
    return settings(this.about).map((setting) => ({
      key: `fits ${setting.name}`,
      group: 'fits',
      label: setting.name,
      open: (seed) => ({ about: this.about, trial: longTrial(this.about, setting, seed) }),
    }));
  }

  private counterexamples(): Openable[] {
    const { id, theorem, library } = this.about;
    return theorem.counterexamples.flatMap((example, index) => {
      const [first] = [example.on].flat();
      if (!first) return [];
      const about = subject(id, changed(theorem, example), library);
      const trial = trialOf(library, first);
      const label = `without ${example.drops}: ${placeName(trial.instance)}`;
      return [{ key: `drops ${index}`, group: 'drops', label, open: () => ({ about, trial, drops: example.drops }) }];
    });
  }

  /**
   * Scenarios of the first axis that lack assumptions without constants, on which every constant is known. None for a
   * theorem with an experiment of its own, which relies on what it assumes in ways that only it knows.
   */
  private lacking(): Openable[] {
    const { about } = this;
    if (about.theorem.observe) return [];
    const [base] = settings(about);
    const [first] = candidates(about.library, about.theorem, `theorem ${about.id}`);
    if (!base || !first) return [];
    const fitting = new Set(first.scenarios.map(([name]) => name));
    const needed = requirementsOf(about.library, about.theorem, `theorem ${about.id}`)
      .filter(({ assumption }) => assumption.axis === first.axis)
      .map(({ requirement }) => requirement);
    return Object.entries(about.library.scenarios).flatMap(([name, scenario]): Openable[] => {
      if (scenario.axis !== first.axis || fitting.has(name) || scenario.needs.length > 0) return [];
      const facts = factNames(about.library, scenario.satisfies);
      const lacks = needed.filter(({ fact }) => !facts.has(fact));
      if (lacks.some(({ symbols }) => symbols.length > 0)) return [];
      const setting: Setting = {
        name,
        parts: base.parts.map((part) => (part[0] === first.axis ? [first.axis, name, scenario] : part)),
      };
      if (!understood(about, setting)) return [];
      const label = `without ${lacks.map(({ fact }) => fact).join(', ')}: ${name}`;
      return [
        {
          key: `lacks ${name}`,
          group: 'lacks',
          label,
          open: (seed) => ({ about, trial: longTrial(about, setting, seed) }),
        },
      ];
    });
  }
}

function factNames(library: Library, satisfies: readonly string[]): ReadonlySet<string> {
  return closureOfNames(satisfies, rules(library));
}

/** Whether a theorem can be run on a setting that lacks what it assumes: it may miss a constant, a minimizer, a proximal step. */
function understood(about: Subject, setting: Setting): boolean {
  try {
    const { instance, parameters } = drawTrial(about, setting, 1, 0);
    const { id, theorem, library } = about;
    seriesOf(id, theorem, library, { instance, params: parameters, outside: true, runs: 1 });
    return true;
  } catch {
    // Without its assumptions a theorem may fail in any way it likes.
    return false;
  }
}

/** A drawn point with the longest horizon, or the longest that fits where a condition speaks of it. */
function longTrial(about: Subject, setting: Setting, seed: number): Trial {
  const [shortest, longest] = about.theorem.horizon;
  try {
    return drawTrial(about, setting, seed, 0, [longest, longest]);
  } catch (error) {
    if (error instanceof NeverFits) throw error;
    return drawTrial(about, setting, seed, 0, [shortest, longest]);
  }
}
