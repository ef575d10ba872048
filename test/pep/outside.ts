import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A solver that reads SDPA's sparse format. */
export interface OutsideSolver {
  readonly command: string;
  /** What it is called with to solve a file, and where it writes the answer. */
  readonly call: (file: string) => { readonly args: readonly string[]; readonly answer?: string };
  /** Where the optimum stands in what it prints, or in the answer it writes. */
  readonly optimum: RegExp;
  /** To what it promises the optimum; absolute where that is below 1. */
  readonly accuracy: number;
}

/** Debian's `coinor-csdp` and `sdpa`. */
export const OUTSIDE: readonly OutsideSolver[] = [
  {
    command: 'csdp',
    call: (file) => ({ args: [file, `${file}.solution`] }),
    optimum: /Primal objective value:\s*(\S+)/,
    accuracy: 1e-6,
  },
  {
    command: 'sdpa',
    call: (file) => ({ args: ['-ds', file, '-o', `${file}.result`], answer: `${file}.result` }),
    optimum: /objValDual\s*=\s*(\S+)/,
    accuracy: 1e-6,
  },
];

export function installed({ command }: OutsideSolver): boolean {
  try {
    output('sh', ['-c', `command -v ${command}`]);
    return true;
  } catch {
    return false;
  }
}

/** The optimum of a program in a file, and the seconds of one thread's work on it; killed after `most` seconds. */
export function solveOutside(
  { command, call, optimum }: OutsideSolver,
  file: string,
  most = 60,
): { readonly optimum: number; readonly seconds: number } {
  const { args, answer } = call(file);
  // The shell's `times` ends with what its children used, as minutes and seconds.
  const printed = output('sh', ['-c', '"$@"; times', 'sh', command, ...args], most);
  const used = [...(printed.trimEnd().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const text = answer === undefined ? printed : readFileSync(answer, 'utf8');
  return {
    optimum: Number(optimum.exec(text)?.[1]),
    seconds: used.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0),
  };
}

function output(command: string, args: readonly string[], most?: number): string {
  return execFileSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: most === undefined ? undefined : 1000 * most,
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
}
