import { dimension, scaleOf } from '../core/dimension.js';
import { FormulaError } from '../core/formula.js';
import type { Noise, Objective, Operator, OperatorLetter, Problem, Proximal } from '../core/problem.js';
import type { Field, Scalar } from '../core/space.js';
import type { World } from '../core/world.js';
import { seededStreams } from '../random/streams.js';
import { comparer, rowScope, SLACK } from './compare.js';
import { symbolDimensions } from './dimensions.js';
import { prepare, type Subject, type Trial } from './experiment.js';
import { refusable } from './lab.js';

/** Powers of four, so that float64 scales, divides and takes roots exactly. */
const VALUE = 16;
const LENGTH = 4;

/**
 * The dynamic twin of the dimension check: with f replaced by 16 f(x/4), and every constant and parameter scaled by its
 * dimension, measured/bound must not change. Finds constants declared with a wrong dimension, and methods or measures
 * that are not what their dimension says.
 *
 * @returns why it does not apply, or nothing if it does and the ratio is unchanged
 * @throws FormulaError if the ratio changes
 */
export function checkRescaling(subject: Subject, trials: readonly Trial[]): string | undefined {
  const { theorem, id } = subject;
  if (theorem.observe) return 'the rescaling twin needs an objective; the dimensions of the formulas were checked';
  const symbols = symbolDimensions(subject);
  for (const trial of trials) {
    const scaledTrial: Trial = {
      ...trial,
      parameters: Object.fromEntries(
        Object.entries(trial.parameters).map(([name, value]) => [name, value * factor(symbols[name] ?? '1')]),
      ),
    };
    const modes = theorem.claims.some(({ quantifier }) => quantifier.kind === 'in-expectation')
      ? (['moments', 'float64'] as const)
      : (['float64'] as const);
    for (const mode of modes) {
      const streams = () => seededStreams('rescale', id);
      const plain = refusable(() => prepare(subject, trial, mode).run(streams()));
      const twin = refusable(() =>
        prepare(subject, scaledTrial, mode, (world) => scaledWorld(subject, world, symbols)).run(streams()),
      );
      if (plain instanceof Error || twin instanceof Error) continue;
      compareRatios(subject, plain, twin);
      break;
    }
  }
  return undefined;
}

function factor(text: string): number {
  return scaleOf(dimension(text), VALUE, LENGTH);
}

type Seen = ReturnType<ReturnType<typeof prepare>['run']>;

function compareRatios({ theorem, id }: Subject, plain: Seen, twin: Seen): void {
  for (const claim of theorem.claims) {
    if (claim.is === '<=>' || claim.quantifier.kind === 'rate') continue;
    const test = comparer(claim, plain.A, `theorem ${id}`);
    plain.rows.forEach((row, index) => {
      const here = rowScope(plain.scope, row, plain.A);
      const there = rowScope(twin.scope, twin.rows[index], twin.A);
      if (!test.applies(here)) return;
      const [a, b] = [here, there].map((scope, i) => {
        const floors = [plain, twin][i].floors[index] ?? {};
        return test.compare(test.left(scope), test.right(scope), scope, test.floor(floors));
      });
      if (a.outcome === 'skipped' || b.outcome === 'skipped' || claim.is === '=') return;
      if (a.ratio === b.ratio || Math.abs(a.ratio - b.ratio) <= SLACK * 1e3 * Math.max(a.ratio, b.ratio)) return;
      throw new FormulaError({
        where: `theorem ${id}, dimensions`,
        expected: `the same measured/bound after rescaling f and x`,
        received: `${a.ratio} before and ${b.ratio} after, at ${JSON.stringify(row.k ?? index)}`,
        advice: 'A constant, a parameter or a measure does not have the dimension it is declared with.',
      });
    });
  }
}

/** Where the unscaled problem is to be asked. */
function shrunk(A: Field, x: readonly Scalar[]): Scalar[] {
  return Array.from(x, (xi) => A.div(xi, A.of(LENGTH)));
}

function multiply(A: Field, out: Scalar[], by: number): void {
  for (let i = 0; i < out.length; i++) out[i] = A.mul(out[i], A.of(by));
}

/** The world in which values are VALUE times and lengths LENGTH times what they were. */
function scaledWorld({ library }: Subject, world: World, symbols: Readonly<Record<string, string>>): World {
  const facts = (old: Problem['facts']): Problem['facts'] =>
    Object.fromEntries(
      Object.entries(old).map(([fact, values]) => [
        fact,
        values.map(
          (value, i) => value * factor(library.assumptions[fact.split('@')[0]]?.constants?.[i]?.dimension ?? '1'),
        ),
      ]),
    );
  const constants = (old: Readonly<Record<string, number>> | undefined): Record<string, number> =>
    Object.fromEntries(
      Object.entries(old ?? {}).map(([symbol, value]) => [symbol, value * factor(symbols[symbol] ?? '1')]),
    );
  const { objective, noise } = world;
  return {
    ...world,
    objective: objective && {
      ...scaledProblem(objective),
      facts: facts(objective.facts),
      constants: constants(objective.constants),
    },
    noise: noise && { ...scaledNoise(noise), facts: facts(noise.facts), constants: constants(noise.constants) },
  };
}

function scaledProblem(problem: Problem): Problem {
  const { linearMinimizer, losses, newton, hessian, operators, proximal, proximalPoint } = problem;
  const force = VALUE / LENGTH;
  return {
    ...problem,
    start: problem.start.map((x) => x * LENGTH),
    stored: problem.stored?.map((point) => point.map((x) => x * LENGTH)),
    minimizer: problem.minimizer?.map((x) => x * LENGTH),
    minimum: problem.minimum === undefined ? undefined : problem.minimum * VALUE,
    objective: problem.objective && scaledObjective(problem.objective),
    components: problem.components?.map(scaledObjective),
    proximal: proximal && scaledProximal(proximal),
    proximalPoint: proximalPoint && scaledStep(proximalPoint),
    operators:
      operators &&
      Object.fromEntries(
        Object.entries(operators).map(([letter, operator]) => [
          letter,
          scaledOperator(letter as OperatorLetter, operator),
        ]),
      ),
    linearMinimizer:
      linearMinimizer &&
      ((A, g, out) => {
        linearMinimizer(A, g, out);
        multiply(A, out, LENGTH);
      }),
    losses: losses && {
      value: (A, t, x) => A.mul(A.of(VALUE), losses.value(A, t, shrunk(A, x))),
      gradient: (A, t, x, out) => {
        losses.gradient(A, t, shrunk(A, x), out);
        multiply(A, out, force);
      },
      best: (A, rounds) => A.mul(A.of(VALUE), losses.best(A, rounds)),
    },
    newton:
      newton &&
      ((A, x, g, out) => {
        newton(A, shrunk(A, x), g, out);
        multiply(A, out, LENGTH / force);
      }),
    hessian:
      hessian &&
      ((A, v, out) => {
        hessian(A, v, out);
        multiply(A, out, force / LENGTH);
      }),
  };
}

function scaledObjective(objective: Objective): Objective {
  const { diagonal } = objective;
  const force = VALUE / LENGTH;
  return {
    dim: objective.dim,
    diagonal: diagonal && {
      spectrum: diagonal.spectrum.map((lambda) => (lambda * force) / LENGTH),
      center: diagonal.center.map((c) => c * LENGTH),
    },
    float64(kernels) {
      const f = objective.float64(kernels);
      const inner = kernels.floats(objective.dim);
      const shrink = (x: Float64Array): Float64Array => {
        for (let i = 0; i < inner.length; i++) inner[i] = x[i] / LENGTH;
        return inner;
      };
      return {
        value: (x) => VALUE * f.value(shrink(x)),
        gradient(x, out) {
          f.gradient(shrink(x), out);
          for (let i = 0; i < out.length; i++) out[i] *= force;
        },
      };
    },
  };
}

function scaledProximal(h: Proximal): Proximal {
  return {
    value: (A, x) => A.mul(A.of(VALUE), h.value(A, shrunk(A, x))),
    prox: scaledStep(h.prox),
  };
}

/** A proximal step of the scaled function. */
function scaledStep(prox: Proximal['prox']): Proximal['prox'] {
  return (A, x, step, out) => {
    prox(A, shrunk(A, x), A.mul(step, A.of(VALUE / LENGTH ** 2)), out);
    multiply(A, out, LENGTH);
  };
}

/** Values of A and B are scaled like gradients, those of T like points. */
function scaledOperator(letter: OperatorLetter, { apply, resolvent }: Operator): Operator {
  const size = letter === 'T' ? LENGTH : VALUE / LENGTH;
  return {
    apply:
      apply &&
      ((A, x, out) => {
        apply(A, shrunk(A, x), out);
        multiply(A, out, size);
      }),
    resolvent: resolvent && scaledStep(resolvent),
  };
}

function scaledNoise(noise: Noise): Noise {
  const force = VALUE / LENGTH;
  const { additive, inexact } = noise;
  return {
    ...noise,
    inexact:
      inexact &&
      ((A, g, stream) => {
        multiply(A, g, 1 / force);
        inexact(A, g, stream);
        multiply(A, g, force);
      }),
    additive: additive && {
      mean: additive.mean?.map((m) => m * force),
      variance: additive.variance.map((v) => v * force ** 2),
      add: (to, stream) => additive.add((i, value) => to(i, value * force), stream),
    },
  };
}
