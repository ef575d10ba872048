import type { Case } from '../core/theorem.js';
import { drawTrial, NeverFits, type Setting, settings } from './draw.js';
import type { Effort } from './effort.js';
import { placeName, type Subject, trialOf } from './experiment.js';
import type { Entry } from './lab.js';
import type { Library } from './library.js';

/** Trials drawn from every setting, short ones whose sample paths can be enumerated, and the tight cases. */
export function drawPool(about: Subject, seed: number, effort: Effort): Entry[] {
  const { theorem, library } = about;
  const places = settings(about);
  const each = Math.max(effort.trialsEach, Math.ceil(effort.trials / places.length));
  const tight = theorem.tight.map((place): Entry => {
    const trial = trialOf(library, place);
    return { trial, place: placeName(trial.instance), origin: 'tight' };
  });
  const drawn: Entry[] = [];
  let misfit: NeverFits | undefined;
  for (const setting of places) {
    try {
      drawn.push(...drawSetting(about, setting, seed, each));
    } catch (error) {
      if (!(error instanceof NeverFits)) throw error;
      misfit = error;
    }
  }
  if (drawn.length === 0 && misfit) throw misfit;
  return [...tight, ...drawn];
}

function drawSetting(about: Subject, setting: Setting, seed: number, count: number): Entry[] {
  const { claims, observe, horizon } = about.theorem;
  const averaged = !observe && claims.some(({ quantifier }) => quantifier.kind === 'in-expectation');
  const short = [horizon[0], Math.max(horizon[0], SHORT)] as const;
  return Array.from({ length: count }, (_, i): Entry[] => {
    const entry = { trial: drawTrial(about, setting, seed, i), place: setting.name, origin: 'drawn' as const };
    if (!averaged || i >= 2) return [entry];
    return [entry, { ...entry, trial: drawTrial(about, setting, seed, count + i, short), origin: 'short' }];
  }).flat();
}

/** Steps of a run short enough to enumerate its sample paths. */
const SHORT = 4;

/** The trials of a case that a leaf wrote down. */
export function caseEntries(library: Library, on: Case | readonly Case[]): Entry[] {
  return [on].flat().map((place) => {
    const trial = trialOf(library, place as Case);
    return { trial, place: placeName(trial.instance), origin: 'case' };
  });
}
