import { quantifierText } from '../check/describe.js';
import { subject } from '../check/experiment.js';
import { type Statement, statementOf } from '../check/statement.js';
import { glance } from '../pep/evidence.js';
import { open, selectOne } from './open.js';
import { bold, columns, shortNumber, wrapped } from './table.js';

/** One theorem as a reader wants it. */
export async function show([argument]: string[], { json }: { json?: boolean }): Promise<number> {
  const opened = await open([argument]);
  const { id, theorem } = selectOne(opened, argument);
  const statement = statementOf(id, theorem, opened.library);
  const worst = glance(subject(id, theorem, opened.library));
  process.stdout.write(json ? `${JSON.stringify({ ...statement, ...worst })}\n` : `${page(statement, worst)}\n`);
  return 0;
}

const WIDTH = 116;
const SHOWN_CASES = 3;

function page(s: Statement, worst: Worst): string {
  return [
    `${bold(s.id)}\n${s.title}`,
    ...(s.about ? [wrapped(s.about, WIDTH, '')] : []),
    ...(s.expected === 'violated' ? ['An erratum: a published claim that is false.'] : []),
    section('claims', s.claims.map(claimLines)),
    section(
      'assumes',
      s.assumptions.map(({ text, definition }) => long(`${text}: ${definition}`)),
    ),
    section('parameters', [...s.parameters, ...s.where.map((condition) => `where ${condition}`), ...horizonLine(s)]),
    section(
      'method',
      s.method ? [`${s.method.title}:  ${s.method.latex}`, ...withLine(s.method.with)] : ['an experiment of its own'],
    ),
    section(
      'measures',
      s.measures.map(({ symbol, title, dimension }) => `${symbol}: ${title} (dimension ${dimension})`),
    ),
    section(
      'tried on',
      s.scenarios.map(({ axis, names }) => long(`${axis}: ${names.join(', ')}`)),
    ),
    section('exact worst cases', worstLines(s, worst)),
    section('tight on', tightLines(s)),
    section(
      'mutants, to be rejected',
      s.mutants.map(({ claim, text, why }) => `${many(s) ? `claim ${claim}: ` : ''}${text}  (${why})`),
    ),
    section(
      'fails without',
      s.counterexamples.map(({ drops, why }) => `${drops}  (${why})`),
    ),
    section('source', [
      [s.source.cite, s.source.at, s.source.arxiv && `arXiv:${s.source.arxiv}`].filter(Boolean).join(', '),
    ]),
    section(
      'LaTeX',
      s.claims.map(({ latex }) => latex),
    ),
  ]
    .filter(Boolean)
    .join('\n\n');
}

type Worst = ReturnType<typeof glance>;

/** Worst case, bound and how loose it is, at a few horizons. */
function worstLines(s: Statement, { worstCases, whyNoWorstCases }: Worst): string[] {
  if (worstCases.length === 0) return [long(whyNoWorstCases ?? '')];
  const named = Object.entries(worstCases[0].symbols).filter(([symbol]) => symbol !== 'T');
  const [first] = worstCases;
  const at = named.filter(([symbol, value]) =>
    worstCases.every(({ claim, symbols }) => claim !== first.claim || symbols[symbol] === value),
  );
  const rows = worstCases.map(({ claim, horizon, value, bound, boundOverWorst, relaxed }) => [
    ...(many(s) ? [String(claim)] : []),
    String(horizon),
    `${relaxed === undefined ? '' : 'at most '}${shortNumber(value, 6)}`,
    ...[bound, boundOverWorst].map((x) => shortNumber(x, 6)),
  ]);
  const header = [...(many(s) ? ['claim'] : []), 'steps', 'worst', 'bound', 'bound/worst'];
  return [
    `at ${at.map(([symbol, value]) => `${symbol} = ${shortNumber(value)}`).join(', ')}`,
    ...columns(
      header,
      rows,
      header.map(() => 'right'),
    ).split('\n'),
  ];
}

function many({ claims }: Statement): boolean {
  return claims.length > 1;
}

function claimLines(claim: Statement['claims'][number], index: number): string {
  const { text, when, says, expected, assumes, quantifier } = claim;
  const condition = when ? `, when ${when}` : '';
  const needs = assumes.length > 0 ? `, if ${assumes.join(', ')}` : '';
  const erratum = expected === 'violated' ? '  [false]' : '';
  const words = says ? `\n   ${says}` : '';
  return `${index}: ${text}  ${quantifierText(quantifier)}${condition}${needs}${erratum}${words}`;
}

function horizonLine({ horizon, method }: Statement): string[] {
  return method ? [`T, steps taken: ${horizon[0]} to ${horizon[1]}`] : [];
}

function withLine(formulas: Readonly<Record<string, string>>): string[] {
  return Object.entries(formulas).map(([name, formula]) => `${name} = ${formula}`);
}

function tightLines({ id, tight }: Statement): string[] {
  const lines = tight
    .slice(0, SHOWN_CASES)
    .map(
      ({ instance, params }) =>
        `boundlab run ${id} --instance '${JSON.stringify(instance)}' --params '${JSON.stringify(params)}'`,
    );
  return tight.length > SHOWN_CASES ? [...lines, `and ${tight.length - SHOWN_CASES} more, with --json`] : lines;
}

/** A line too long for the page goes on below, further in. */
function long(text: string): string {
  return wrapped(text, WIDTH - 4, '').replaceAll('\n', '\n  ');
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return [bold(title), ...lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`)].join('\n');
}
