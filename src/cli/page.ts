import type { Figure, ThemeName } from '../plots/index.js';
import { escaped, jsonText } from '../report/html.js';
import { plotlyScript } from './plotly.js';

/** Figures in the colours of one theme. */
export type Themed = (theme: ThemeName) => readonly Figure[];

/**
 * A page with figures below one another that needs no network: plotly is part of it. Light and dark follow the reader's
 * system.
 */
export function figurePage(title: string, figures: Themed): string {
  const themes = { light: figures('light'), dark: figures('dark') };
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; background: ${background(themes.light)}; }
@media (prefers-color-scheme: dark) { body { background: ${background(themes.dark)}; } }
main { max-width: 960px; margin: 0 auto; padding: 16px; }
.figure { width: 100%; }
</style>
<main>${themes.light.map(({ layout }) => `<div class="figure" style="height: ${layout.height ?? 540}px"></div>`).join('')}</main>
<script>${plotlyScript()}</script>
<script>
const themes = ${jsonText(themes)};
const dark = matchMedia('(prefers-color-scheme: dark)');
function draw() {
  const figures = themes[dark.matches ? 'dark' : 'light'];
  document.querySelectorAll('.figure').forEach((element, i) => {
    Plotly.react(element, figures[i].data, figures[i].layout, { responsive: true, displaylogo: false });
  });
}
dark.addEventListener('change', draw);
draw();
</script>
</html>
`;
}

function background([figure]: readonly Figure[]): string {
  return figure?.layout.paper_bgcolor ?? 'Canvas';
}
