import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.js';
import { seriesOf } from '../../src/check/series.js';
import type { Verdict } from '../../src/core/verdict.js';
import { areasOf } from '../../src/report/areas.js';
import { reportData } from '../../src/report/assemble.js';
import { jsonText, reportHtml, scriptText } from '../../src/report/html.js';
import { prose } from '../../src/report/prose.js';
import { thinned } from '../../src/report/thinned.js';
import { conditions } from '../../src/report/typeset.js';
import { library } from '../library.js';

const judged = [
  'gd/convex-last-iterate-exact',
  'momentum/heavy-ball-counterexample',
  'sgd/strongly-convex-additive-noise',
  'compress/qsgd-variance',
];
const verdicts = new Map(judged.map((id): [string, Verdict] => [id, check(id, library.theorems[id], library)]));
const ids = Object.keys(library.theorems);
const input = { version: '0', seed: 1, level: 'quick', library, verdicts };
const whole = reportData({ ...input, ids });
const entryOf = (id: string) => whole.theorems.find((theorem) => theorem.id === id)!;

describe('reportData', () => {
  it('states every theorem: its claims as MathML, what it assumes, its area', () => {
    expect(whole.theorems.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const { id, claims, assumptions, area } of whole.theorems) {
      expect(claims.length, id).toBe(library.theorems[id].claims.length);
      for (const { math } of claims) expect(math).toMatch(/^<math.*<\/math>$/s);
      for (const { property } of assumptions) expect(whole.assumptions[property].definition).not.toBe('');
      expect(whole.areas.map(({ key }) => key)).toContain(area);
    }
  });

  it('survives JSON', () => {
    const there = JSON.parse(JSON.stringify(whole));
    expect(JSON.stringify(there)).toBe(JSON.stringify(whole));
  });

  it('stays within 24 kB for any theorem and 14 kB on average, so that hundreds fit into 10 MB', () => {
    const sizes = whole.theorems.map((theorem) => Buffer.byteLength(JSON.stringify(theorem)));
    expect(Math.max(...sizes)).toBeLessThan(24_000);
    expect(sizes.reduce((a, b) => a + b) / sizes.length).toBeLessThan(14_000);
  });

  it('shows a theorem without a verdict as not judged, and an erratum with the run that breaks it', () => {
    expect(entryOf('gd/pl-linear')).toMatchObject({ state: 'not judged', verdict: undefined });
    const { state, refutation, claims } = entryOf('momentum/heavy-ball-counterexample');
    expect(state).toBe('refuted');
    expect(refutation!.ratio).toBeGreaterThan(1);
    expect(refutation!.command).toMatch(/^boundlab replay momentum\/heavy-ball-counterexample /);
    const { plot } = claims[0];
    expect('none' in plot ? [] : plot.broken).toContain(true);
  });

  it('plots a claim on an instance where its bound is attained', () => {
    const { plot } = entryOf('gd/convex-last-iterate-exact').claims[0];
    if ('none' in plot) throw new Error(plot.none);
    const ratios = plot.measured.values.map((value, i) => value / plot.bound[i]);
    // Numbers are kept to six digits.
    expect(Math.abs(Math.max(...ratios) - 1)).toBeLessThan(2e-6);
  });

  it('says why there is no plot of a claim without a trajectory', () => {
    for (const { plot } of entryOf('compress/qsgd-variance').claims)
      expect('none' in plot ? plot.none : '').toMatch(/no trajectory/);
  });

  it('relates theorems on the same quantity of the same method, both ways', () => {
    for (const { id, related } of whole.theorems)
      for (const other of related)
        expect(entryOf(other).related.length === 8 || entryOf(other).related.includes(id)).toBe(true);
  });

  it('is the same for the same input', () => {
    const some = { ...input, ids: judged };
    expect(JSON.stringify(reportData(some))).toBe(JSON.stringify(reportData(some)));
  });
});

describe('reportHtml', () => {
  const html = reportHtml(whole, { script: 'render("</script>")', styles: 'body{}', packed: { plotly: 'H4sI' } });

  it('asks nothing of the network, and forbids it', () => {
    expect(html).not.toMatch(/\b(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i);
    expect(html).not.toMatch(/@import|url\(\s*["']?https?:/i);
    expect(html).toContain("default-src 'none'");
  });

  it('holds data that reads back as it was', () => {
    const [, text] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(html)!;
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(whole)));
  });

  it('has as many ends of scripts as scripts', () => {
    expect(html.match(/<script/g)!.length).toBe(html.match(/<\/script/g)!.length);
  });
});

describe('jsonText', () => {
  it.each(['</script>', '</SCRIPT >', '<!-- <script>', 'a < b </p>'])('keeps %s from ending the element', (text) => {
    const written = jsonText({ text });
    expect(written).not.toMatch(/<(?:\/script|script|!--)/i);
    expect(JSON.parse(written)).toEqual({ text });
  });
});

describe('scriptText', () => {
  it('changes no string of a program', () => {
    const text = scriptText('return "</script><!--" + `</Script>` + /<\\/script/.source');
    expect(text).not.toMatch(/<(?:\/script|!--)/i);
    expect(new Function(text)()).toBe('</script><!--</Script><\\/script');
  });
});

describe('thinned', () => {
  it('keeps the first and the last row, and at most so many', () => {
    const id = 'gd/convex-last-iterate-exact';
    const series = seriesOf(id, library.theorems[id], library, { horizon: 1000, params: { h: 1 } });
    const thin = thinned(series, 40);
    const { at } = thin;
    expect(at[0]).toBe(series.at[0]);
    expect(at.at(-1)).toBe(1000);
    expect(at.length).toBeLessThanOrEqual(40);
    const rows = [thin, thin.measured].flatMap((part) => Object.values(part).filter((value) => Array.isArray(value)));
    for (const column of rows) expect([0, at.length]).toContain(column.length);
    expect([...at]).toEqual(at.toSorted((a, b) => a - b));
  });
});

describe('areasOf', () => {
  it('has a place in the field for every family of the handbook', () => {
    expect(areasOf(ids).filter(({ part }) => part === 'Other')).toEqual([]);
  });

  it('puts families it does not know last, and names them after themselves', () => {
    expect(areasOf(['my-own/bound', 'gd/x', 'alone'])).toEqual([
      { key: 'gd', title: 'Gradient descent', part: 'Gradient methods' },
      { key: '', title: 'Your own', part: 'Other' },
      { key: 'my-own', title: 'My own', part: 'Other' },
    ]);
  });
});

describe('prose', () => {
  it.each([
    ['f(y) >= f(x) + <g, y - x> for eta <= 2/L', 'f(y) ≥ f(x) + ⟨g, y − x⟩ for η ≤ 2/L'],
    ['E||g_k||^2 <= sigma2', 'E‖gₖ‖² ≤ σ²'],
    ['||grad f(x)||, x_k -> x*', '‖∇f(x)‖, xₖ → x*'],
    ['sqrt(1 - beta2), sqrt(d)', '√(1 − β₂), √d'],
    ['a beta version, convex-last-iterate', 'a β version, convex-last-iterate'],
    ['bound 0.123456789012', 'bound 0.123457'],
  ])('writes %s as %s', (text, printed) => expect(prose(text)).toBe(printed));
});

describe('conditions', () => {
  it.each([
    ['k >= 1 and h < 1', ['k >= 1', 'h < 1']],
    ['max(a, b) > 0 and (a and b)', ['max(a, b) > 0', '(a and b)']],
    ['a or b and c', ['a or b and c']],
    ['brand > 1', ['brand > 1']],
  ])('takes %s apart', (formula, parts) => expect(conditions(formula)).toEqual(parts));
});
