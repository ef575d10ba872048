import type { ScenarioAudit } from '../check/audit.js';
import { candidates, type Library } from '../check/library.js';
import { green, red, wrapped } from './table.js';

/** What the audits of a file's scenarios say, and which theorems are tried on them. */
export function auditReport(audits: readonly ScenarioAudit[], library: Library, json = false): string {
  return audits.map((audit) => (json ? `${JSON.stringify(audit)}\n` : `${text(audit, library)}\n\n`)).join('');
}

function text({ scenario, title, properties, instances }: ScenarioAudit, library: Library): string {
  const lines = properties.map(({ property, verdict, found, instance }) =>
    verdict === 'holds'
      ? `  ${green('✓')} ${property}`
      : `  ${red('✗')} ${property}: ${found}\n    The scenario is at fault. Instance: ${JSON.stringify(instance)}`,
  );
  const ids = fitting(scenario, library);
  const where =
    ids.length > 0
      ? `${ids.length} theorem${ids.length === 1 ? ' is' : 's are'} tried on it: ${ids.join(', ')}`
      : 'No theorem is tried on it: none assumes only what it satisfies.';
  return [`scenario ${scenario}: ${title} (${instances} instances)`, ...lines, wrapped(where, 116, '  ')].join('\n');
}

function fitting(name: string, library: Library): string[] {
  return Object.entries(library.theorems)
    .filter(([id, theorem]) =>
      candidates(library, theorem, `theorem ${id}`).some(({ scenarios }) =>
        scenarios.some(([other]) => other === name),
      ),
    )
    .map(([id]) => id);
}
