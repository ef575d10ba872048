import type { ComponentChildren } from 'preact';
import { type Filter, hashOf } from './route.js';

interface MastheadProps {
  /** What the table showed, to go back to. */
  readonly filter: Filter;
  readonly children: ComponentChildren;
}

/** The head of a page about one theorem: the way back to the table, and further ways. */
export function Masthead({ filter, children }: MastheadProps) {
  const back = hashOf({ view: 'handbook', filter });
  return (
    <header class="masthead">
      <p class="wordmark">
        <a href={back}>boundlab</a>
      </p>
      <nav aria-label="Theorems" class="steps">
        <a href={back}>All theorems</a>
        {children}
      </nav>
    </header>
  );
}
