/** How far a check has come, on stderr: a bar on a terminal, a line for each theorem elsewhere. */
export interface Progress {
  done(what: string): void;
  /** Clears the bar. */
  stop(): void;
}

const WIDTH = 24;

export function showProgress(total: number, quiet: boolean): Progress {
  if (quiet || total === 0) return { done: () => {}, stop: () => {} };
  return process.stderr.isTTY ? bar(total) : lines(total);
}

function lines(total: number): Progress {
  let count = 0;
  return {
    done(what) {
      count++;
      process.stderr.write(`[${count}/${total}] ${what}\n`);
    },
    stop: () => {},
  };
}

function bar(total: number): Progress {
  const started = performance.now();
  let count = 0;
  let last = '';
  const draw = (): void => {
    const full = Math.round((WIDTH * count) / total);
    const seconds = Math.round((performance.now() - started) / 1000);
    const text = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${count}/${total}  ${seconds} s  ${last}`;
    process.stderr.write(`\r\u001b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };
  draw();
  const timer = setInterval(draw, 500);
  return {
    done(what) {
      count++;
      last = what;
      draw();
    },
    stop() {
      clearInterval(timer);
      process.stderr.write('\r\u001b[K');
    },
  };
}
