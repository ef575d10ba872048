import { RUNGS } from '../core/theorem.js';
import type { ClaimVerdict, Refutation, Verdict } from '../core/verdict.js';

/** What a verdict means for whoever asked: wrong ones turn a build red, inconclusive ones don't. */
export type Standing = 'as expected' | 'wrong' | 'inconclusive';

export function standing({ claims, rungs }: Verdict): Standing {
  const off = claims.filter(({ verdict, expected }) => verdict !== expected);
  const outcomes = Object.values(rungs);
  if (off.some(({ verdict }) => verdict !== 'inconclusive') || outcomes.includes('violated')) return 'wrong';
  return off.length > 0 || outcomes.includes('inconclusive') ? 'inconclusive' : 'as expected';
}

/** Why a verdict is not as expected: what failed, by how much, on which instance, and the line that shows it again. */
export function explanation(verdict: Verdict): string {
  const { id, claims, rungs, why, counterexample } = verdict;
  const off = claims.filter((claim) => claim.verdict !== claim.expected);
  const lines = [`${id}: ${headline(verdict)}`];
  for (const claim of off) {
    lines.push(...claimLines(claim));
    if (counterexample?.claim === claim.index) lines.push(...refutationLines(counterexample).map(indented));
  }
  for (const rung of RUNGS) {
    const told = rung === 'simulated' || (rung === 'searched' && counterexample !== undefined);
    if ((rungs[rung] === 'violated' || rungs[rung] === 'inconclusive') && !(told && off.length > 0))
      lines.push(`  ${rung}: ${why[rung] ?? rungs[rung]}`);
  }
  return lines.join('\n');
}

function headline(verdict: Verdict): string {
  const { expected, rungs } = verdict;
  const off = verdict.claims.some((claim) => claim.verdict !== claim.expected);
  if (off) return `${verdict.verdict}, expected ${expected === 'holds' ? 'to hold' : 'to be violated'}`;
  const failed = RUNGS.filter((rung) => rungs[rung] === 'violated' || rungs[rung] === 'inconclusive');
  return `${verdict.verdict}, but not every rung of the evidence: ${failed.join(', ')}`;
}

function claimLines({ index, text, verdict, expected, reason, how }: ClaimVerdict): string[] {
  const state = verdict === expected ? verdict : `${verdict}${expected === 'violated' ? ', expected violated' : ''}`;
  return [`  claim ${index}: ${text} (${how || 'not compared'}): ${state}${reason ? `; ${reason}` : ''}`];
}

function indented(line: string): string {
  return `  ${line}`;
}

const MOST_SHOWN = 240;

/** The violated comparison, the instance and the replay line. */
export function refutationLines(refutation: Refutation): string[] {
  const { scenario, instance, params, at, digits, replay } = refutation;
  const { measured, bound } = sidesText(refutation);
  const row = Object.entries(at).map(([symbol, value]) => `${symbol} = ${value}`);
  const where = [scenario, ...Object.entries(params).map(([name, value]) => `${name} = ${value}`)].join(', ');
  return [
    `  measured ${measured}, bound ${bound}${row.length > 0 ? ` at ${row.join(', ')}` : ''} (${digits} digits)`,
    `  on ${where}: ${cut(JSON.stringify(instance))}`,
    `  ${replay}`,
  ];
}

/** Enough of an instance to see what it is like; the replay line has all of it. */
function cut(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 3)}...` : text;
}

/** The two sides to as many digits as it takes to tell them apart, six at least, and their ratio. */
export function sidesText({ measured, bound }: Pick<Refutation, 'measured' | 'bound'>): {
  measured: string;
  bound: string;
} {
  const [a, b] = [Number(measured), Number(bound)];
  if (Number.isNaN(a) || Number.isNaN(b)) return { measured, bound };
  const digits = [6, 10, 16].find((count) => a.toPrecision(count) !== b.toPrecision(count));
  if (digits === undefined) return { measured, bound };
  return { measured: String(Number(a.toPrecision(digits))), bound: String(Number(b.toPrecision(digits))) };
}
