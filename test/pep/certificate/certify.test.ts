import { describe, expect, it } from 'vitest';
import { subject } from '../../../src/check/experiment.js';
import { gap } from '../../../src/measures/gap.js';
import { gradientDescent } from '../../../src/methods/gradientDescent.js';
import { type Certificate, MalformedCertificate, readCertificate } from '../../../src/pep/certificate/certificate.js';
import { type Certified, certify } from '../../../src/pep/certificate/certify.js';
import { exactProgram } from '../../../src/pep/certificate/exact.js';
import { exactly, plus, ratio, read, times, toNumber, written, ZERO } from '../../../src/pep/certificate/rational.js';
import { difference } from '../../../src/pep/certificate/sameProgram.js';
import { verify } from '../../../src/pep/certificate/verify.js';
import type { Question } from '../../../src/pep/pose.js';
import { answer } from '../../../src/pep/worstCase.js';
import { library } from '../../library.js';
import { CASES, stated } from '../cases.js';

const handbook = (id: string) => subject(id, library.theorems[id], library);
const GD = handbook('gd/convex-last-iterate-exact');

function verified(about: Parameters<typeof answer>[0], question: Question): Extract<Certified, { status: 'verified' }> {
  const result = certify(about, answer(about, question));
  if (result.status !== 'verified') throw new Error(result.why);
  return result;
}

/** How close a proved bound is to come to the worst case: the accuracy with which it is to prove claims. */
const CLOSE = 1e-6;

describe.each(CASES)('the certificate of $name', ({ about, claim, horizons, symbols, exact }) => {
  it.each(horizons)('proves the published worst case at N = %i', (horizon) => {
    const found = answer(about, { horizon, symbols, claim });
    const result = certify(about, found);
    expect(result).toMatchObject({ status: 'verified', tolerance: expect.stringMatching(/^1\/2\^4|^0$/) });
    if (result.status !== 'verified') return;
    const value = exact
      ? exact(horizon)
      : result.bounds === 'left squared'
        ? found.worst.bound ** 2
        : found.worst.bound;
    expect(Math.abs(result.decimal / value - 1)).toBeLessThan(CLOSE);
    expect(result.decimal).toBeGreaterThan(value * (1 - 1e-12));
    if (!exact) expect(result.claim.proved).toBe(true);
    const { program, proof } = readCertificate(JSON.stringify(result.certificate));
    expect(verify(program, proof)).toEqual({ verified: true });
  });
});

describe('certify', () => {
  it('speaks of the square where the left side is a norm, and compares squares', () => {
    const { bounds, decimal, claim, certificate } = verified(handbook('gd/strongly-convex-distance'), { horizon: 2 });
    expect(bounds).toBe('left squared');
    expect(decimal).toBeCloseTo(0.9 ** 4, 6);
    expect(claim).toMatchObject({ proved: true, bound: 'exact' });
    expect(certificate.says).toMatch(/\(dist\)\^2 <= \d+\/\d+ \(about 0\.656/);
  });

  it('speaks of minus the left side where the claim is a lower bound', () => {
    const about = stated({
      title: 'descent of a step',
      cite: 'Nesterov 2018, (1.2.20)',
      method: gradientDescent,
      parameters: { eta: '1/L' },
      assumptions: ['convex', 'smooth(L)', 'minimizer'],
      measures: [gap],
      claims: [{ left: 'D^2 - gap', is: '>=', right: 'D^2 - L*D^2/6' }],
    });
    const { bounds, decimal, claim, certificate } = verified(about, { horizon: 1 });
    expect(bounds).toBe('minus left');
    expect(decimal).toBeCloseTo(-5 / 6, 6);
    expect(claim.proved).toBe(true);
    expect(certificate.says).toMatch(/D\^2 - gap >= -\(-\d+\/\d+\) \(about 0\.8333/);
  });

  it('does not prove a claim whose bound is two parts in a million below the worst case', () => {
    const low = (factor: string) =>
      stated({
        title: 'too low',
        cite: 'test',
        method: gradientDescent,
        parameters: { eta: '1/L' },
        assumptions: ['convex', 'smooth(L)', 'minimizer'],
        measure: gap,
        bound: `${factor} * L*D^2/(4*k + 2)`,
      });
    expect(verified(low('0.999998'), { horizon: 2 }).claim.proved).toBe(false);
    expect(verified(low('1'), { horizon: 2 }).claim.proved).toBe(true);
  });

  it('evaluates bounds exactly where they are rational, parameters included', () => {
    // h/L = 1/3 is no double; as a rational the bound is 1/(2 (2 k h + 1)) = 1/14 at L = 1, D = 1.
    const { claim } = verified(GD, { horizon: 9, symbols: { h: 1 / 3 } });
    expect(claim).toMatchObject({ bound: 'exact', proved: true });
    const root = stated({
      title: 'a root',
      cite: 'test',
      method: gradientDescent,
      parameters: { eta: '1/L' },
      assumptions: ['convex', 'smooth(L)', 'minimizer'],
      measure: gap,
      bound: 'sqrt(2) * L*D^2',
    });
    expect(verified(root, { horizon: 1 }).claim).toMatchObject({ bound: 'float64', proved: true });
  });

  it('says why where the solver found no value', () => {
    const long = stated({
      title: 'steps that are too long',
      cite: 'test',
      method: gradientDescent,
      parameters: { eta: '1' },
      assumptions: ['convex', 'minimizer'],
      measure: gap,
      bound: 'D^2',
    });
    const found = answer(long, { horizon: 1 });
    expect(certify(long, found)).toMatchObject({
      status: 'not verified',
      why: expect.stringMatching(/the program is unbounded|the solver's answer is inconclusive/),
    });
  });

  it('allows for coefficients that are off by the tolerance, in any direction', () => {
    const { certificate, tolerance } = verified(GD, { horizon: 3, symbols: { h: 1 / 3, L: 3 } });
    expect(tolerance).toBe('1/2^44');
    const { program, proof } = readCertificate(JSON.stringify(certificate));
    for (const direction of [1, -1]) {
      const off = plus(exactly(1), times(exactly(direction), proof.tolerance));
      const constraints = program.constraints.map(({ form, ...rest }) => ({
        ...rest,
        form: { ...form, gram: form.gram.map(([i, j, value]) => [i, j, times(value, off)] as const) },
      }));
      expect(verify({ ...program, constraints }, { ...proof, tolerance: ZERO })).toEqual({ verified: true });
    }
  });
});

describe('verify', () => {
  const { certificate, decimal } = verified(GD, { horizon: 3 });
  /** Verifies the file with some of it replaced. */
  const tampered = (change: (file: Certificate) => unknown): ReturnType<typeof verify> => {
    const { program, proof } = readCertificate(JSON.stringify(change(structuredClone(certificate))));
    return verify(program, proof);
  };
  const replaced = <T>(list: readonly T[], at: number, value: T): T[] => list.map((old, i) => (i === at ? value : old));
  const positive = certificate.multipliers.findIndex((value) => toNumber(read(value)!) > 1e-3);

  it('accepts the certificate as it is, and any larger upper bound', () => {
    expect(tampered((file) => file)).toEqual({ verified: true });
    expect(tampered((file) => ({ ...file, upper: '1' }))).toEqual({ verified: true });
  });

  it('rejects an upper bound below the worst case', () => {
    const lower = written(exactly(decimal * (1 - 1e-6)));
    expect(tampered((file) => ({ ...file, upper: lower }))).toMatchObject({
      verified: false,
      why: expect.stringMatching(/larger upper bound/),
    });
  });

  it.each(certificate.multipliers.map((_, k) => k))('rejects multiplier %i when it is negative', (k) => {
    expect(tampered((file) => ({ ...file, multipliers: replaced(file.multipliers, k, '-1/1000') }))).toMatchObject({
      verified: false,
      why: expect.stringMatching(/the multiplier of ".*" is negative/),
    });
  });

  it('rejects a changed multiplier', () => {
    const other = written(times(read(certificate.multipliers[positive])!, ratio(9n, 10n)));
    expect(tampered((file) => ({ ...file, multipliers: replaced(file.multipliers, positive, other) }))).toMatchObject({
      verified: false,
    });
  });

  it('rejects a slack matrix that is not positive semidefinite', () => {
    const { program } = certificate;
    const maximize = { ...program.maximize, gram: [[0, 0, '1'] as const, ...program.maximize.gram] };
    expect(tampered((file) => ({ ...file, program: { ...program, maximize } }))).toMatchObject({
      verified: false,
      why: expect.stringMatching(/not positive semidefinite/),
    });
  });

  it('rejects a missing multiplier, and a negative tolerance', () => {
    expect(tampered((file) => ({ ...file, multipliers: file.multipliers.slice(1) }))).toMatchObject({
      verified: false,
    });
    expect(tampered((file) => ({ ...file, tolerance: '-1' }))).toMatchObject({ verified: false });
  });
});

describe('readCertificate', () => {
  const { certificate } = verified(GD, { horizon: 1 });
  const read = (change: object): void => void readCertificate(JSON.stringify({ ...certificate, ...change }));

  it.each([
    ['no schema', { schema: undefined }, /schema/],
    ['a multiplier that is a number', { multipliers: [1, 2] }, /multipliers\[0\]/],
    ['no program', { program: null }, /program is missing/],
    ['a program of negative order', { program: { ...certificate.program, order: -1 } }, /program\.order/],
    ['an entry outside of G', { program: { ...certificate.program, order: 1 } }, /gram\[\d\]\[\d\] is \d, of 1/],
    ['a strange reading', { bounds: 'right' }, /bounds/],
    ['symbols that are texts', { symbols: { L: '1' } }, /symbols\.L/],
    ['an upper bound that is a decimal', { upper: '0.5' }, /upper/],
  ])('names the field that is wrong: %s', (_, change, message) => {
    expect(() => read(change)).toThrow(MalformedCertificate);
    expect(() => read(change)).toThrow(message);
  });

  it('says where the JSON ends', () => {
    expect(() => readCertificate('{"schema":')).toThrow(/no JSON/);
  });
});

describe('difference', () => {
  it('tells the programs of two horizons, steps and constants apart, and none from itself', () => {
    const program = (question: Question) => exactProgram(answer(GD, question).posed.sdp);
    const tolerance = ratio(1n, 1n << 44n);
    const one = program({ horizon: 2 });
    expect(difference(one, program({ horizon: 2 }), tolerance)).toBeUndefined();
    expect(difference(one, program({ horizon: 3 }), tolerance)).toMatch(/G has order/);
    // An entry where the certificate's form has none is not covered, however small.
    const [start, ...rest] = one.constraints;
    const gram = [...start.form.gram, [1, 1, ratio(1n, 1n << 60n)] as const];
    const beside = { ...one, constraints: [{ ...start, form: { ...start.form, gram } }, ...rest] };
    expect(difference(one, beside, tolerance)).toMatch(/the constraint "start" differs/);
    expect(difference(one, program({ horizon: 2, symbols: { h: 0.999 } }), tolerance)).toMatch(
      /the constraint ".*" differs/,
    );
    expect(difference(one, program({ horizon: 2, symbols: { D: 2 } }), tolerance)).toMatch(
      /the constraint "start" differs/,
    );
  });
});
