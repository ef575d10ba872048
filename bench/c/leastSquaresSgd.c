/*
 * SGD on least squares, one equation a step: what bench/leastSquares.ts does, on the same data and random numbers.
 *
 *   cc -O3 -march=native -ffast-math leastSquaresSgd.c -o sgd && ./sgd < problem
 *
 * Input, doubles: n, d, systems, steps, every, runs, windows, step size; for each system rows (n x d), offsets (n),
 * minimizer (d); for each run the state of its generator, two 64-bit words.
 * Output: CPU nanoseconds of a step in the fastest of the windows, and the sum of the measured ||x_k - x*||^2.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void *read_doubles(size_t count) {
  void *data = malloc(8 * count);
  if (!data || fread(data, 8, count, stdin) != count) exit(2);
  return data;
}

static uint64_t rotate(uint64_t x, int k) { return x << k | x >> (64 - k); }

/* xoroshiro128+, its low 32 bits scaled to 0..n-1. */
static uint32_t next_index(uint64_t s[2], uint32_t n) {
  uint32_t word = (uint32_t)(s[0] + s[1]);
  uint64_t t = s[0] ^ s[1];
  s[0] = rotate(s[0], 24) ^ t ^ t << 16;
  s[1] = rotate(t, 37);
  return (uint64_t)word * n >> 32;
}

static double distance_squared(const double *restrict x, const double *restrict y, int d) {
  double sum = 0;
  for (int j = 0; j < d; j++) sum += (x[j] - y[j]) * (x[j] - y[j]);
  return sum;
}

int main(void) {
  double *head = read_doubles(8);
  int n = head[0], d = head[1], systems = head[2], steps = head[3], every = head[4], runs = head[5], windows = head[6];
  double step_size = head[7];
  double **data = malloc(systems * sizeof *data);
  for (int i = 0; i < systems; i++) data[i] = read_doubles((size_t)n * d + n + d);
  uint64_t *seeds = read_doubles(2 * (size_t)runs);
  double *restrict x = malloc(8 * d);

  double best = 1e300, sum = 0;
  for (int window = 0; window < windows; window++) {
    double from = seconds();
    sum = 0;
    for (int run = 0; run < runs; run++) {
      const double *rows = data[run % systems], *offsets = rows + (size_t)n * d, *minimizer = offsets + n;
      uint64_t state[2] = {seeds[2 * run], seeds[2 * run + 1]};
      for (int j = 0; j < d; j++) x[j] = 0;
      for (int k = 0;; k++) {
        if (k % every == 0) sum += distance_squared(x, minimizer, d);
        if (k == steps) break;
        uint32_t i = next_index(state, n);
        const double *restrict row = rows + (size_t)i * d;
        double residual = 0;
        for (int j = 0; j < d; j++) residual += row[j] * x[j];
        residual -= offsets[i];
        for (int j = 0; j < d; j++) x[j] -= step_size * residual * row[j];
      }
    }
    double taken = seconds() - from;
    if (taken < best) best = taken;
  }
  printf("%.17g %.17g\n", 1e9 * best / ((double)runs * steps), sum);
  return 0;
}
