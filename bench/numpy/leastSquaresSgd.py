"""SGD on least squares over many seeds at once; reads what leastSquaresSgd.c reads, and draws numbers of its own.

All seeds of a system take step k together: a gather of rows, a row-wise inner product, an update.
Prints CPU nanoseconds of a step of one seed in the fastest of the windows.
"""

import sys
import time

import numpy as np


def main() -> None:
    data = np.frombuffer(sys.stdin.buffer.read(), dtype=np.float64)
    n, d, systems, steps, every, runs, windows = (int(v) for v in data[:7])
    step_size = data[7]
    size = n * d + n + d
    parts = [data[8 + i * size : 8 + (i + 1) * size] for i in range(systems)]
    rng = np.random.default_rng(1)
    seeds = runs // systems
    best = float("inf")
    for _ in range(windows):
        start = time.process_time()
        for part in parts:
            rows, offsets, minimizer = part[: n * d].reshape(n, d), part[n * d : n * d + n], part[n * d + n :]
            x = np.zeros((seeds, d))
            for k in range(steps + 1):
                if k % every == 0:
                    gap = x - minimizer
                    np.einsum("sj,sj->s", gap, gap)
                if k == steps:
                    break
                i = rng.integers(n, size=seeds)
                row = rows[i]
                residual = np.einsum("sj,sj->s", row, x) - offsets[i]
                x -= (step_size * residual)[:, None] * row
        best = min(best, time.process_time() - start)
    print(1e9 * best / (seeds * systems * steps))


main()
