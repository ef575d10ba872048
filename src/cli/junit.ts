import { explanation, standing } from '../check/explain.js';
import type { Verdict } from '../core/verdict.js';
import type { Fault } from './worker.js';

/** A theorem with its verdict, or with what kept it from having one. */
export type Report = { readonly id: string } & ({ readonly verdict: Verdict } | { readonly fault: Fault });

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For XML: no characters that it has no way to write. */
function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids
  return text.replace(/[&<>"]/g, (c) => ENTITIES[c]).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}

/** A test case for each theorem; inconclusive ones count as skipped, so they never turn a build red. */
export function junit(reports: readonly Report[]): string {
  const cases = reports.map((report) => {
    const [family, name] = report.id.includes('/') ? report.id.split('/') : ['own', report.id];
    const seconds = 'verdict' in report ? report.verdict.seconds : 0;
    const open = `<testcase classname="${escaped(family)}" name="${escaped(name)}" time="${seconds.toFixed(3)}"`;
    const inner = innerOf(report);
    return inner ? `    ${open}>${inner}</testcase>` : `    ${open}/>`;
  });
  const count = (tag: string): number => cases.filter((text) => text.includes(`<${tag} `)).length;
  const seconds = reports.reduce((sum, report) => sum + ('verdict' in report ? report.verdict.seconds : 0), 0);
  const totals = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals}>`,
    `  <testsuite name="boundlab" ${totals}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function innerOf(report: Report): string {
  if ('fault' in report) return `<error message="${escaped(report.fault.message)}"/>`;
  const { verdict } = report;
  const state = standing(verdict);
  if (state === 'as expected') return '';
  const text = explanation(verdict);
  const [headline] = text.split('\n');
  if (state === 'inconclusive') return `<skipped message="${escaped(headline)}"/>`;
  return `<failure message="${escaped(headline)}">${escaped(text)}</failure>`;
}
