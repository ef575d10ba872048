/**
 * Assembles the SIMD kernels and writes them as a module of bytes, `src/numerics/simd.generated.ts`.
 *
 * Each kernel walks its vectors 8 doubles at a time, and then takes 4, 2 and 1 as they remain. Plain multiplications and
 * additions of 64-bit floats, no fused or relaxed ones: the same bits on every machine, and as `plainKernels` gives, which
 * adds up in this order.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import assembler from 'wabt';

const target = fileURLToPath(new URL('../numerics/simd.generated.ts', import.meta.url));

const get = (name) => `(local.get $${name})`;
const add = (a, b) => `(f64x2.add ${a} ${b})`;
const mul = (a, b) => `(f64x2.mul ${a} ${b})`;

/** Reading and writing two doubles at an offset, and a single one. */
const pair = (at) => ({
  load: (name) => `(v128.load offset=${at} ${get(name)})`,
  store: (value) => `(v128.store offset=${at} ${get('x')} ${value})`,
});
const single = {
  load: (name) => `(v128.load64_zero ${get(name)})`,
  store: (value) => `(v128.store64_lane 0 ${get('x')} ${value})`,
};

/**
 * Text that visits the n doubles at each pointer and uses up n and the pointers.
 *
 * @param body  (access, i) => text for the i-th pair of a block
 */
function walk(pointers, body) {
  const block = (doubles) => `
    ${Array.from({ length: doubles / 2 }, (_, i) => body(pair(16 * i), i)).join('\n')}
    ${pointers.map((name) => `(local.set $${name} (i32.add ${get(name)} (i32.const ${8 * doubles})))`).join('\n')}`;
  const rest = (doubles) => `(if (i32.and ${get('n')} (i32.const ${doubles})) (then ${block(doubles)}))`;
  return `
  (if (i32.ge_u ${get('n')} (i32.const 8)) (then (loop $next
    ${block(8)}
    (br_if $next (i32.ge_u (local.tee $n (i32.sub ${get('n')} (i32.const 8))) (i32.const 8))))))
  ${rest(4)}
  ${rest(2)}
  (if (i32.and ${get('n')} (i32.const 1)) (then ${body(single, 0)}))`;
}

/** x_j = value(x_j, y_j) for j < n, with scalars that are splat once, under their name doubled. */
const elementwise = (name, pointers, scalars, value) => `
(func $${name} (export "${name}") ${pointers.map((p) => `(param $${p} i32)`).join(' ')}
    ${scalars.map((s) => `(param $${s} f64)`).join(' ')} (param $n i32)
    ${scalars.map((s) => `(local $${s}${s} v128)`).join(' ')}
  ${scalars.map((s) => `(local.set $${s}${s} (f64x2.splat ${get(s)}))`).join('\n')}
  ${walk(pointers, ({ load, store }) => store(value(...pointers.map(load))))})`;

const sums = ['s', 't', 'u', 'v'];
const dot = `
(func $dot (export "dot") (param $x i32) (param $y i32) (param $n i32) (result f64)
    ${sums.map((s) => `(local $${s} v128)`).join(' ')}
  ${walk(['x', 'y'], ({ load }, i) => `(local.set $${sums[i]} ${add(get(sums[i]), mul(load('x'), load('y')))})`)}
  (local.set $s ${add(add(get('s'), get('t')), add(get('u'), get('v')))})
  (f64.add (f64x2.extract_lane 0 ${get('s')}) (f64x2.extract_lane 1 ${get('s')})))`;

/** For each of m rows of n doubles: `body`, then on to the next row at $a and the next double at $c. */
const eachRow = (name, body) => `
(func (export "${name}") (param $x i32) (param $a i32) (param $c i32) (param $m i32) (param $n i32)
  (if ${get('m')} (then (loop $next
    ${body}
    (local.set $a (i32.add ${get('a')} (i32.shl ${get('n')} (i32.const 3))))
    (local.set $c (i32.add ${get('c')} (i32.const 8)))
    (br_if $next (local.tee $m (i32.sub ${get('m')} (i32.const 1))))))))`;

const text = `(module
(memory (import "" "memory") 1)
${dot}
${elementwise('scale', ['x'], ['a'], (x) => mul(get('aa'), x))}
${elementwise('addScaled', ['x', 'y'], ['a'], (x, y) => add(x, mul(get('aa'), y)))}
${elementwise('setScaled', ['x', 'y'], ['a'], (_, y) => mul(get('aa'), y))}
${elementwise('mix', ['x', 'y'], ['a', 'b'], (x, y) => add(mul(get('aa'), x), mul(get('bb'), y)))}
${eachRow('products', `(f64.store ${get('c')} (call $dot ${get('a')} ${get('x')} ${get('n')}))`)}
${eachRow('addCombination', `(call $addScaled ${get('x')} ${get('a')} (f64.load ${get('c')}) ${get('n')})`)}
)`;

const module = (await assembler()).parseWat('kernels.wat', text, { simd: true });
const bytes = module.toBinary({}).buffer;
module.destroy();
const source = `/** The SIMD kernels of src/build/kernels.mjs, assembled. */
export const simd: Uint8Array = Uint8Array.from([${bytes.join(', ')}]);
`;
if (!existsSync(target) || readFileSync(target, 'utf8') !== source) writeFileSync(target, source);
