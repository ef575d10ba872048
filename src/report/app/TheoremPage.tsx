import type { ReportData, TheoremEntry } from '../data.js';
import { Claims } from './Claims.js';
import { Evidence } from './Evidence.js';
import { filtered } from './filter.js';
import { TryIt } from './live.js';
import { StateMark } from './Marks.js';
import { Masthead } from './Masthead.js';
import { MathText } from './MathText.js';
import { Refutation } from './Refutation.js';
import { type Filter, hashOf } from './route.js';
import { Counterexamples, Mutants } from './Sensitivity.js';
import { Setting } from './Setting.js';
import { Tightness } from './Tightness.js';
import { Tried } from './Tried.js';

interface PageProps {
  readonly data: ReportData;
  readonly id: string;
  /** What the table showed: its order is that of the neighbours. */
  readonly filter: Filter;
}

export function TheoremPage({ data, id, filter }: PageProps) {
  const theorem = data.theorems.find((other) => other.id === id);
  return (
    <>
      <Masthead filter={filter}>{theorem && <Neighbours data={data} theorem={theorem} filter={filter} />}</Masthead>
      {theorem ? <Page data={data} theorem={theorem} /> : <Missing id={id} />}
    </>
  );
}

function Missing({ id }: { id: string }) {
  return (
    <main id="main" class="page">
      <h1 tabIndex={-1}>No such theorem</h1>
      <p>
        This handbook has no theorem <code>{id}</code>. It may be in a newer one, or have another name.
      </p>
    </main>
  );
}

function Neighbours({ data, theorem, filter }: { data: ReportData; theorem: TheoremEntry; filter: Filter }) {
  const shown = filtered(data, filter);
  const all = shown.includes(theorem) ? shown : data.theorems;
  const at = all.indexOf(theorem);
  const link = (to: TheoremEntry | undefined, rel: 'prev' | 'next', text: string) =>
    to ? (
      <a rel={rel} href={hashOf({ view: 'theorem', id: to.id })} title={to.title}>
        {text}
      </a>
    ) : (
      <span class="quiet">{text}</span>
    );
  return (
    <>
      {link(all[at - 1], 'prev', '← Previous')}
      {link(all[at + 1], 'next', 'Next →')}
    </>
  );
}

function Page({ data, theorem }: { data: ReportData; theorem: TheoremEntry }) {
  const { id, title, about, state, source, claims, refutation, tightest, verdict } = theorem;
  const area = data.areas.find(({ key }) => key === theorem.area);
  return (
    <main id="main" class="page">
      <div class="heading">
        <p class="kicker">
          {area && (
            <>
              {area.part} <span aria-hidden="true">›</span> {area.title}
            </>
          )}
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        <p class="byline">
          <StateMark state={state} /> <code>{id}</code>
        </p>
      </div>
      <div class="columns">
        <div class="main-column">
          {state === 'refuted' && (
            <p class="erratum">
              <strong>Erratum.</strong> This claim was published, and it is false. It is kept here with the run that
              breaks it.
            </p>
          )}
          {about && <p class="about">{about}</p>}
          <Setting data={data} theorem={theorem} />
          <Claims theorem={theorem} />
          {refutation && <Refutation theorem={theorem} refutation={refutation} />}
          <TryIt id={id} />
          {tightest && claims[tightest.claim].expected === 'holds' && (
            <Tightness theorem={theorem} tightest={tightest} />
          )}
          <Mutants theorem={theorem} />
          <Counterexamples theorem={theorem} />
          {verdict && verdict.scenarios.length > 0 && <Tried verdict={verdict} />}
        </div>
        <aside class="side-column" aria-label="Evidence and source">
          <Evidence theorem={theorem} seed={data.seed} level={data.level} />
          <section>
            <h2>Source</h2>
            <p>
              {[source.cite, source.at].filter(Boolean).join(', ')}
              {source.arxiv && (
                <>
                  , <span class="nowrap">arXiv:{source.arxiv}</span>
                </>
              )}
              .
            </p>
          </section>
          <Related data={data} ids={theorem.related} />
          <section>
            <h2>LaTeX</h2>
            <details>
              <summary>{claims.length > 1 ? 'Claims' : 'Claim'} to copy</summary>
              <pre class="latex">{claims.map(({ latex }) => latex).join('\n')}</pre>
            </details>
          </section>
        </aside>
      </div>
    </main>
  );
}

function Related({ data, ids }: { data: ReportData; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <section>
      <h2>Related bounds</h2>
      <ul class="related">
        {ids.map((id) => {
          const other = data.theorems.find((theorem) => theorem.id === id)!;
          return (
            <li key={id}>
              <a href={hashOf({ view: 'theorem', id })}>{other.title}</a>
              <MathText of={other.claims[0].math} class="block" />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
