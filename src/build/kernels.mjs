/**
 * Assembles the SIMD kernels and writes them as a module of bytes, `src/numerics/simd.generated.ts`.
 *
 * Each kernel walks its vectors 8 doubles at a time, then 2, then 1. Plain multiplications and additions of 64-bit floats,
 * no fused or relaxed ones: the same bits on every machine, and as the loops of `plainKernels`, which add up in this order.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import assembler from 'wabt';

const target = fileURLToPath(new URL('../numerics/simd.generated.ts', import.meta.url));

const load = (name, at) => `(v128.load offset=${at} (local.get $${name}))`;
const loadOne = (name) => `(v128.load64_zero (local.get $${name}))`;
const store = (at, value) => `(v128.store offset=${at} (local.get $x) ${value})`;
const storeOne = (value) => `(v128.store64_lane 0 (local.get $x) ${value})`;
const add = (a, b) => `(f64x2.add ${a} ${b})`;
const mul = (a, b) => `(f64x2.mul ${a} ${b})`;
const local = (name) => `(local.get $${name})`;
const scalar = (name) => `(f64x2.splat (local.get $${name}))`;

/** Moves the pointers on by `bytes`. */
const advance = (names, bytes) =>
  names.map((name) => `(local.set $${name} (i32.add (local.get $${name}) (i32.const ${bytes})))`).join('\n');

/** Repeats `body` while at least `step` of the n elements remain; `body` is text for the given byte offset. */
const walk = (names, step, offsets, body) => `
  (if (i32.ge_u (local.get $n) (i32.const ${step})) (then (loop $next
    ${offsets.map(body).join('\n')}
    ${advance(names, 8 * step)}
    (br_if $next (i32.ge_u (local.tee $n (i32.sub (local.get $n) (i32.const ${step}))) (i32.const ${step}))))))`;

/** x_j = value(x_j, y_j) for j < n; scalars are splat once. */
function elementwise(name, scalars, names, value) {
  const loads = (read) => value(...names.map(read));
  return `
(func $${name} (export "${name}") (param $x i32) ${names.includes('y') ? '(param $y i32)' : ''}
    ${scalars.map((s) => `(param $${s} f64)`).join(' ')} (param $n i32)
    ${scalars.map((s) => `(local $${s}${s} v128)`).join(' ')}
  ${scalars.map((s) => `(local.set $${s}${s} ${scalar(s)})`).join('\n')}
  ${walk(names, 8, [0, 16, 32, 48], (at) =>
    store(
      at,
      loads((v) => load(v, at)),
    ),
  )}
  ${walk(names, 2, [0], (at) =>
    store(
      at,
      loads((v) => load(v, at)),
    ),
  )}
  (if (local.get $n) (then ${storeOne(loads(loadOne))})))`;
}

const accumulate = (s, product) => `(local.set $${s} ${add(local(s), product)})`;
const dot = `
(func $dot (export "dot") (param $x i32) (param $y i32) (param $n i32) (result f64)
    (local $s v128) (local $t v128) (local $u v128) (local $v v128)
  ${walk(['x', 'y'], 8, [0, 16, 32, 48], (at) => accumulate('stuv'[at / 16], mul(load('x', at), load('y', at))))}
  ${walk(['x', 'y'], 2, [0], (at) => accumulate('s', mul(load('x', at), load('y', at))))}
  (if (local.get $n) (then ${accumulate('s', mul(loadOne('x'), loadOne('y')))}))
  (local.set $s ${add(add(local('s'), local('t')), add(local('u'), local('v')))})
  (f64.add (f64x2.extract_lane 0 (local.get $s)) (f64x2.extract_lane 1 (local.get $s))))`;

/** For each of m rows of n doubles: `body`, then on to the next row at $a and the next double at $c. */
const eachRow = (name, body) => `
(func (export "${name}") (param $x i32) (param $a i32) (param $c i32) (param $m i32) (param $n i32)
  (if (local.get $m) (then (loop $next
    ${body}
    (local.set $a (i32.add (local.get $a) (i32.shl (local.get $n) (i32.const 3))))
    (local.set $c (i32.add (local.get $c) (i32.const 8)))
    (br_if $next (local.tee $m (i32.sub (local.get $m) (i32.const 1))))))))`;

const text = `(module
(memory (import "" "memory") 1)
${dot}
${elementwise('scale', ['a'], ['x'], (x) => mul(local('aa'), x))}
${elementwise('addScaled', ['a'], ['x', 'y'], (x, y) => add(x, mul(local('aa'), y)))}
${elementwise('setScaled', ['a'], ['x', 'y'], (_, y) => mul(local('aa'), y))}
${elementwise('mix', ['a', 'b'], ['x', 'y'], (x, y) => add(mul(local('aa'), x), mul(local('bb'), y)))}
${eachRow('products', '(f64.store (local.get $c) (call $dot (local.get $a) (local.get $x) (local.get $n)))')}
${eachRow('addCombination', '(call $addScaled (local.get $x) (local.get $a) (f64.load (local.get $c)) (local.get $n))')}
)`;

const module = (await assembler()).parseWat('kernels.wat', text, { simd: true });
const bytes = module.toBinary({}).buffer;
module.destroy();
const source = `/** The SIMD kernels of src/build/kernels.mjs, assembled. */
export const simd: Uint8Array = Uint8Array.from([${bytes.join(', ')}]);
`;
if (!existsSync(target) || readFileSync(target, 'utf8') !== source) writeFileSync(target, source);
