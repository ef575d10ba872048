import { create, type MathNode, parseDependencies } from 'mathjs/number';
import type { Arithmetic } from './arithmetic.js';
import { type Dimension, dimension, isPure, product, pure, sameDimension, showDimension } from './dimension.js';
import { BoundlabError } from './errors.js';

const { parse } = create({ parseDependencies });

/** Text of a formula in mathjs syntax, such as `L * D^2 / (4*h*k + 2)`. */
export type Formula = string;
export type Scope<N> = Readonly<Record<string, N>>;
export type Compiled<N> = (scope: Scope<N>) => N;

export class FormulaError extends BoundlabError {}

const CONSTANTS = new Set(['pi', 'true', 'false', 'Infinity']);

type Apply = <N>(A: Arithmetic<N>, ...args: N[]) => N;
const truth = <N>(A: Arithmetic<N>, value: boolean): N => A.of(value ? 1 : 0);
const isTrue = <N>(A: Arithmetic<N>, a: N): boolean => A.compare(a, A.of(0)) !== 0;
const pick = (sign: 1 | -1): Apply => {
  return (A, ...args) =>
    args.reduce((best, a) => (sign * A.compare(a, best) > 0 || Number.isNaN(A.toNumber(a)) ? a : best));
};

/** x log(x/y), with 0 log 0 = 0. */
const relativeEntropyTerm: Apply = (A, x, y) =>
  A.compare(x!, A.of(0)) === 0 ? A.of(0) : A.mul(x!, A.log(A.div(x!, y!)));

/** What a formula may call: value in any arithmetic, number of arguments, and how dimensions pass through. */
const FUNCTIONS: Record<
  string,
  { arity: number | 'any'; dimension: 'pure' | 'same' | 'root' | 'square'; apply: Apply }
> = {
  sqrt: { arity: 1, dimension: 'root', apply: (A, a) => A.sqrt(a!) },
  square: { arity: 1, dimension: 'square', apply: (A, a) => A.mul(a!, a!) },
  abs: { arity: 1, dimension: 'same', apply: (A, a) => A.abs(a!) },
  min: { arity: 'any', dimension: 'same', apply: pick(-1) },
  max: { arity: 'any', dimension: 'same', apply: pick(1) },
  exp: { arity: 1, dimension: 'pure', apply: (A, a) => A.exp(a!) },
  log: { arity: 1, dimension: 'pure', apply: (A, a) => A.log(a!) },
  log2: { arity: 1, dimension: 'pure', apply: (A, a) => A.div(A.log(a!), A.log(A.of(2))) },
  sin: { arity: 1, dimension: 'pure', apply: (A, a) => A.sin(a!) },
  cos: { arity: 1, dimension: 'pure', apply: (A, a) => A.cos(a!) },
  acos: { arity: 1, dimension: 'pure', apply: (A, a) => A.acos(a!) },
  cosh: { arity: 1, dimension: 'pure', apply: (A, a) => A.div(A.add(A.exp(a!), A.exp(A.neg(a!))), A.of(2)) },
  acosh: {
    arity: 1,
    dimension: 'pure',
    apply: (A, a) => A.log(A.add(a!, A.sqrt(A.sub(A.mul(a!, a!), A.of(1))))),
  },
  floor: { arity: 1, dimension: 'pure', apply: (A, a) => A.floor(a!) },
  ceil: { arity: 1, dimension: 'pure', apply: (A, a) => A.neg(A.floor(A.neg(a!))) },
  mod: { arity: 2, dimension: 'pure', apply: (A, a, b) => A.sub(a!, A.mul(b!, A.floor(A.div(a!, b!)))) },
  /** Relative entropy of two Bernoulli laws, kl(p, q) = p log(p/q) + (1-p) log((1-p)/(1-q)). */
  kl: {
    arity: 2,
    dimension: 'pure',
    apply: (A, p, q) => {
      const one = A.of(1);
      return A.add(relativeEntropyTerm(A, p!, q!), relativeEntropyTerm(A, A.sub(one, p!), A.sub(one, q!)));
    },
  },
};

const OPERATORS: Record<string, Apply> = {
  '+': (A, a, b) => (b === undefined ? a! : A.add(a!, b)),
  '-': (A, a, b) => (b === undefined ? A.neg(a!) : A.sub(a!, b)),
  '*': (A, a, b) => A.mul(a!, b!),
  '/': (A, a, b) => A.div(a!, b!),
  '^': (A, a, b) => A.pow(a!, b!),
  '<': (A, a, b) => truth(A, A.compare(a!, b!) < 0),
  '<=': (A, a, b) => truth(A, A.compare(a!, b!) <= 0),
  '>': (A, a, b) => truth(A, A.compare(a!, b!) > 0),
  '>=': (A, a, b) => truth(A, A.compare(a!, b!) >= 0),
  '==': (A, a, b) => truth(A, A.compare(a!, b!) === 0),
  '!=': (A, a, b) => truth(A, A.compare(a!, b!) !== 0),
  and: (A, a, b) => truth(A, isTrue(A, a!) && isTrue(A, b!)),
  or: (A, a, b) => truth(A, isTrue(A, a!) || isTrue(A, b!)),
  not: (A, a) => truth(A, !isTrue(A, a!)),
};

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);
const LOGIC = new Set(['and', 'or', 'not']);

interface OperatorNode extends MathNode {
  op: string;
  args: MathNode[];
}
interface FunctionNode extends MathNode {
  fn: { name: string };
  args: MathNode[];
}
interface SymbolNode extends MathNode {
  name: string;
}
interface ConstantNode extends MathNode {
  value: number;
}
interface ParenthesisNode extends MathNode {
  content: MathNode;
}
interface RelationalNode extends MathNode {
  conditionals: string[];
  params: MathNode[];
}

/** The syntax tree of a formula; a syntax error or an unknown function says where it stands. */
function tree(text: Formula, where: string): MathNode {
  let node: MathNode;
  try {
    node = parse(text);
  } catch (error) {
    throw new FormulaError({
      where,
      expected: 'a formula in mathjs syntax',
      received: `"${text}" (${(error as Error).message})`,
      advice: 'Products need a *, powers a ^.',
    });
  }
  node.traverse((part) => {
    const reject = (received: string, advice: string): never => {
      throw new FormulaError({ where, expected: 'a formula of numbers', received: `${received} in "${text}"`, advice });
    };
    if (part.type === 'FunctionNode') {
      const { fn, args } = part as FunctionNode;
      const known = FUNCTIONS[fn.name];
      if (!known) reject(`the function "${fn.name}"`, `Known functions: ${Object.keys(FUNCTIONS).join(', ')}.`);
      else if (known.arity === 'any' ? args.length === 0 : args.length !== known.arity)
        reject(`${args.length} arguments to "${fn.name}"`, `It takes ${known.arity}.`);
    } else if (part.type === 'OperatorNode') {
      if (!OPERATORS[(part as OperatorNode).op]) reject(`the operator "${(part as OperatorNode).op}"`, '');
    } else if (!['SymbolNode', 'ConstantNode', 'ParenthesisNode', 'RelationalNode'].includes(part.type))
      reject(`a ${part.type}`, 'Write one arithmetic expression.');
  });
  return node;
}

const cache = new Map<string, MathNode>();

/** The syntax tree of a formula, made once. */
export function syntaxTree(text: Formula): MathNode {
  return parsed(text, 'formula');
}

function parsed(text: Formula, where: string): MathNode {
  let node = cache.get(text);
  if (!node) cache.set(text, (node = tree(text, where)));
  return node;
}

/** Free symbols of a formula, each once, in order of appearance. */
export function symbolsOf(text: Formula, where = 'formula'): string[] {
  const names = new Set<string>();
  parsed(text, where).traverse((node, _path, parent) => {
    if (node.type !== 'SymbolNode') return;
    if (parent?.type === 'FunctionNode' && (parent as FunctionNode).fn === (node as unknown)) return;
    const { name } = node as SymbolNode;
    if (!CONSTANTS.has(name)) names.add(name);
  });
  return [...names];
}

const compiled = new WeakMap<object, Map<string, Compiled<unknown>>>();

/**
 * Compiles a formula for one arithmetic. Comparisons and logic give 1 or 0. A symbol that the scope lacks is an error
 * that lists what is there.
 */
export function compile<N>(text: Formula, A: Arithmetic<N>, where = 'formula'): Compiled<N> {
  let known = compiled.get(A);
  if (!known) compiled.set(A, (known = new Map()));
  let result = known.get(text) as Compiled<N> | undefined;
  if (!result) {
    result = compileNode(parsed(text, where), A, text, where);
    known.set(text, result as Compiled<unknown>);
  }
  return result;
}

function compileNode<N>(node: MathNode, A: Arithmetic<N>, text: string, where: string): Compiled<N> {
  const visit = (part: MathNode): Compiled<N> => compileNode(part, A, text, where);
  switch (node.type) {
    case 'ConstantNode': {
      const value = A.literal(String((node as ConstantNode).value));
      return () => value;
    }
    case 'SymbolNode': {
      const { name } = node as SymbolNode;
      if (name === 'pi') return () => A.pi;
      if (name === 'Infinity') return () => A.of(Number.POSITIVE_INFINITY);
      return (scope) => {
        const value = scope[name];
        if (value === undefined) throw unknownSymbol(name, text, Object.keys(scope), where);
        return value;
      };
    }
    case 'ParenthesisNode':
      return visit((node as ParenthesisNode).content);
    case 'FunctionNode':
    case 'OperatorNode': {
      const apply =
        node.type === 'FunctionNode'
          ? FUNCTIONS[(node as FunctionNode).fn.name]!.apply
          : OPERATORS[(node as OperatorNode).op]!;
      const args = (node as OperatorNode).args.map(visit);
      const [first, second] = args;
      if (args.length === 1) return (scope) => apply(A, first!(scope));
      if (args.length === 2) return (scope) => apply(A, first!(scope), second!(scope));
      return (scope) => apply(A, ...args.map((arg) => arg(scope)));
    }
    case 'RelationalNode': {
      const { conditionals, params } = node as RelationalNode;
      const signs: Record<string, string> = { smaller: '<', smallerEq: '<=', larger: '>', largerEq: '>=', equal: '==' };
      const values = params.map(visit);
      const tests = conditionals.map((name) => OPERATORS[signs[name]!]!);
      return (scope) =>
        truth(
          A,
          tests.every((test, i) => isTrue(A, test(A, values[i]!(scope), values[i + 1]!(scope)))),
        );
    }
    default:
      throw new Error(`unreachable: ${node.type} passed the parser`);
  }
}

export function unknownSymbol(name: string, text: string, known: readonly string[], where: string): FormulaError {
  return new FormulaError({
    where,
    expected: 'symbols that the assumptions, parameters, method or measures supply',
    received: `"${name}" in "${text}"`,
    advice: `Known here: ${known
      .filter((symbol) => /^\w/.test(symbol))
      .sort()
      .join(', ')}.`,
  });
}

/** Dimension of a formula; throws a FormulaError that names the two sides that don't fit. `'zero'` fits everything. */
export function dimensionOf(
  text: Formula,
  symbols: Readonly<Record<string, string>>,
  where = 'formula',
): Dimension | 'zero' {
  const fail = (expected: string, received: string): never => {
    throw new FormulaError({
      where,
      expected,
      received: `${received} in "${text}"`,
      advice: 'Check for a forgotten constant.',
    });
  };
  const fits = (a: Dimension | 'zero', b: Dimension | 'zero', part: MathNode): Dimension | 'zero' => {
    if (a === 'zero') return b;
    if (b === 'zero' || sameDimension(a, b)) return a;
    return fail('terms of one dimension', `${showDimension(a)} and ${showDimension(b)} in "${part.toString()}"`);
  };
  const pureOf = (node: MathNode, why: string): void => {
    const found = visit(node);
    if (found !== 'zero' && !isPure(found))
      fail(`a pure number ${why}`, `${showDimension(found)} in "${node.toString()}"`);
  };
  const visit = (node: MathNode): Dimension | 'zero' => {
    switch (node.type) {
      case 'ConstantNode':
        return (node as ConstantNode).value === 0 ? 'zero' : pure;
      case 'SymbolNode': {
        const { name } = node as SymbolNode;
        if (CONSTANTS.has(name)) return name === 'Infinity' ? 'zero' : pure;
        const known = symbols[name];
        if (known === undefined) throw unknownSymbol(name, text, Object.keys(symbols), where);
        return dimension(known);
      }
      case 'ParenthesisNode':
        return visit((node as ParenthesisNode).content);
      case 'RelationalNode':
        (node as RelationalNode).params.map(visit).reduce((a, b) => fits(a, b, node));
        return pure;
      case 'FunctionNode': {
        const { fn, args } = node as FunctionNode;
        const rule = FUNCTIONS[fn.name]!.dimension;
        if (rule === 'pure') {
          for (const arg of args) pureOf(arg, `as argument of ${fn.name}`);
          return pure;
        }
        const inner = args.map(visit).reduce((a, b) => fits(a, b, node));
        if (inner === 'zero' || rule === 'same') return inner;
        return product(pure, inner, rule === 'root' ? 0.5 : 2);
      }
      default: {
        const { op, args } = node as OperatorNode;
        if (LOGIC.has(op)) {
          for (const arg of args) visit(arg);
          return pure;
        }
        if (op === '^') {
          const base = visit(args[0]!);
          pureOf(args[1]!, 'as exponent');
          const exponent = constantValue(args[1]!);
          if (base === 'zero') return 'zero';
          if (exponent === undefined && !isPure(base))
            fail('a pure number under a varying exponent', showDimension(base));
          return exponent === undefined ? pure : product(pure, base, exponent);
        }
        const [a, b] = args.map(visit);
        if (b === undefined) return a!;
        if (op === '*' || op === '/') {
          if (a === 'zero' || b === 'zero')
            return op === '*' || a === 'zero' ? 'zero' : fail('a non-zero divisor', '0');
          return product(a!, b, op === '*' ? 1 : -1);
        }
        const side = fits(a!, b, node);
        return COMPARISONS.has(op) ? pure : side;
      }
    }
  };
  return visit(parsed(text, where));
}

function constantValue(node: MathNode): number | undefined {
  if (node.type === 'ConstantNode') return (node as ConstantNode).value;
  if (node.type === 'ParenthesisNode') return constantValue((node as ParenthesisNode).content);
  if (node.type !== 'OperatorNode') return undefined;
  const { op, args } = node as OperatorNode;
  const values = args.map(constantValue);
  if (values.some((value) => value === undefined)) return undefined;
  const [a, b] = values as number[];
  if (b === undefined) return op === '-' ? -a! : a;
  return { '+': a! + b, '-': a! - b, '*': a! * b, '/': a! / b }[op];
}

/** Whether a formula is affine in some symbols, so that its expectation is the formula of their expectations. */
export function isAffine(text: Formula, symbols: ReadonlySet<string>): boolean {
  /** Degree in the symbols: 0, 1, or more (Infinity). */
  const degree = (node: MathNode): number => {
    if (node.type === 'SymbolNode') return symbols.has((node as SymbolNode).name) ? 1 : 0;
    if (node.type === 'ParenthesisNode') return degree((node as ParenthesisNode).content);
    const inner = ((node as OperatorNode).args ?? (node as RelationalNode).params ?? []).map(degree);
    const highest = Math.max(0, ...inner);
    if (highest === 0) return 0;
    if (node.type !== 'OperatorNode') return Number.POSITIVE_INFINITY;
    const { op } = node as OperatorNode;
    if (op === '+' || op === '-') return highest;
    if (op === '*') return inner[0] + inner[1];
    if (op === '/') return inner[1] === 0 ? inner[0] : Number.POSITIVE_INFINITY;
    return Number.POSITIVE_INFINITY;
  };
  return degree(parsed(text, 'formula')) <= 1;
}
