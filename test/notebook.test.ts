import { afterEach, describe, expect, it, vi } from 'vitest';
import { show, table, tableHtml } from '../src/notebook.js';
import type { Figure } from '../src/plots/index.js';

const figure: Figure = {
  data: [{ type: 'scatter', mode: 'lines', name: 'measured', x: [1, 2], y: [3, 4] }],
  layout: { height: 200 },
};

/** What a cell shows, by content type, under a kernel that only listens. */
function listening(): [type: string, content: unknown][] {
  const shown: [string, unknown][] = [];
  const display = { raw: (type: string, content: unknown) => shown.push([type, content]) };
  vi.stubGlobal('__tslab__', { require: () => ({ display }) });
  return shown;
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('show', () => {
  it('hands the figure itself to plotly where that is asked for', async () => {
    const shown = listening();
    await show(figure, { as: 'plotly', width: 300 });
    expect(shown).toEqual([
      ['application/vnd.plotly.v1+json', { data: figure.data, layout: { width: 300, height: 200 } }],
    ]);
  });

  it('says what to install where there is no Chromium, and shows the figure by plotly', async () => {
    const shown = listening();
    vi.stubEnv('PATH', '');
    vi.stubEnv('CHROME_PATH', '');
    vi.stubEnv('CHROMIUM', '');
    await show(figure);
    expect(shown.map(([type]) => type)).toEqual(['text/plain', 'application/vnd.plotly.v1+json']);
    expect(shown[0][1]).toContain('apt install chromium');
  });

  it('says so outside of a notebook', async () => {
    await expect(show(figure)).rejects.toThrow(/^boundlab\/notebook, show: expected a Jupyter notebook .* tslab/);
  });
});

describe('table', () => {
  it('shows rows as HTML', () => {
    const shown = listening();
    table([{ k: 1 }]);
    expect(shown).toEqual([['text/html', tableHtml([{ k: 1 }])]]);
  });
});

describe('tableHtml', () => {
  it('writes numbers to four digits, texts escaped, and nothing for null', () => {
    const html = tableHtml([{ k: 1 / 3, 'a < b': 'x & y', none: null }]);
    expect(html).toContain('<td style="text-align: right">0.3333</td>');
    expect(html).toContain('<th style="text-align: left">a &lt; b</th>');
    expect(html).toContain('<td style="text-align: left">x &amp; y</td>');
    expect(html).toContain('<td style="text-align: left"></td>');
  });
});
