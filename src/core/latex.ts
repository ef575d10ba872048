import type { MathNode } from 'mathjs/number';
import { type Formula, syntaxTree } from './formula.js';
import { GREEK } from './greek.js';

/** How tightly an expression binds; an operand that binds less than its place asks for gets parentheses. */
const OR = 0;
const AND = 1;
const RELATION = 2;
const SUM = 3;
/** -a: fine as the first factor of a product, not as the second summand. */
const NEGATION = 4;
const PRODUCT = 5;
const POWER = 6;
const ATOM = 7;

interface Written {
  readonly text: string;
  readonly level: number;
}

/** Parts of the syntax tree, as far as they are read here. */
type Node = MathNode & {
  readonly op: string;
  readonly args: readonly Node[];
  readonly fn: { readonly name: string };
  readonly name: string;
  readonly value: number;
  readonly content: Node;
  readonly conditionals: readonly string[];
  readonly params: readonly Node[];
};

/** LaTeX of a formula, with the letters of the handbook; `letters` has LaTeX for symbols of the theorem's own. */
export function latexOf(text: Formula, letters: Readonly<Record<string, string>> = {}): string {
  return new Writer(letters).write(syntaxTree(text) as Node).text;
}

/** Letters that the rules of `letterOf` would not find. */
const LETTERS: Record<string, string> = {
  sigma2: '\\sigma^2',
  Dinf: 'D_\\infty',
  Infinity: '\\infty',
  eps: '\\varepsilon',
  muPL: '\\mu',
};

/** 'beta1' is \beta_1, 'lambdaMin' \lambda_{min}, 'consensus0' consensus_0; a word stays a word. */
function letterOf(name: string): string {
  if (LETTERS[name]) return LETTERS[name];
  const [, base, camel, digits] = /^([A-Za-z][a-z]*?|[A-Za-z_]+?)((?:[A-Z][a-z]+)*)(\d*)$/.exec(name) ?? [];
  if (base === undefined) return roman(name);
  const isLetter = base.length === 1 || Object.hasOwn(GREEK, base);
  if (!isLetter) return digits ? `${roman(name.slice(0, -digits.length))}_{${digits}}` : roman(name);
  const letter = base.length === 1 ? base : `\\${base}`;
  const words = camel.match(/[A-Z][a-z]+/g)?.map((word) => word.toLowerCase()) ?? [];
  const below = [...words.map((word) => `\\mathrm{${word}}`), ...(digits ? [digits] : [])].join(',');
  return below ? `${letter}_{${below}}` : letter;
}

function roman(name: string): string {
  return `\\mathrm{${name.replace(/_/g, '\\_')}}`;
}

const RELATIONS: Record<string, string> = { '<': '<', '<=': '\\le', '>': '>', '>=': '\\ge', '==': '=', '!=': '\\ne' };
const CHAINED: Record<string, string> = {
  smaller: '<',
  smallerEq: '\\le',
  larger: '>',
  largerEq: '\\ge',
  equal: '=',
};

class Writer {
  constructor(
    private readonly letters: Readonly<Record<string, string>>,
    /** Inside an exponent, where fractions are written with a slash. */
    private readonly small = false,
  ) {}

  write(node: Node): Written {
    switch (node.type) {
      case 'ConstantNode':
        return number(node.value);
      case 'SymbolNode':
        return this.symbol(node.name);
      case 'ParenthesisNode':
        return this.write(node.content);
      case 'FunctionNode':
        return this.call(node.fn.name, node.args);
      case 'RelationalNode': {
        const [first, ...others] = node.params.map((part) => this.within(part, SUM));
        const rest = others.map((text, i) => `${CHAINED[node.conditionals[i]]} ${text}`);
        return { text: [first, ...rest].join(' '), level: RELATION };
      }
      default:
        return this.operation(node.op, node.args);
    }
  }

  /** The text of a part, in parentheses where it binds less than `least`. */
  private within(node: Node, least: number): string {
    const { text, level } = this.write(node);
    return level < least ? bracketed(text) : text;
  }

  private symbol(name: string): Written {
    const own = this.letters[name];
    // A change of size in a measure's LaTeX must not reach what follows it.
    if (own !== undefined) return { text: own.includes('style') ? `{${own}}` : own, level: levelOf(own) };
    const text = letterOf(name);
    return { text, level: text.includes('^') ? POWER : ATOM };
  }

  private operation(op: string, [a, b]: readonly Node[]): Written {
    if (op === 'and' || op === 'or') {
      const level = op === 'and' ? AND : OR;
      return { text: `${this.within(a, level)} \\text{ ${op} } ${this.within(b, level)}`, level };
    }
    if (RELATIONS[op])
      return { text: `${this.within(a, SUM)} ${RELATIONS[op]} ${this.within(b, SUM)}`, level: RELATION };
    if (op === 'not') return { text: `\\text{not } ${this.within(a, ATOM)}`, level: AND };
    if (b === undefined) return { text: `${op}${this.within(a, PRODUCT)}`, level: NEGATION };
    if (op === '+') return { text: `${this.within(a, SUM)} + ${this.summand(b)}`, level: SUM };
    if (op === '-') return { text: `${this.within(a, SUM)} - ${this.within(b, PRODUCT)}`, level: SUM };
    if (op === '*') return { text: juxtaposed(this.within(a, NEGATION), this.within(b, PRODUCT)), level: PRODUCT };
    if (op === '/') return this.quotient(a, b);
    const exponent = new Writer(this.letters, true).write(b).text;
    return { text: `${this.within(a, ATOM)}^{${exponent}}`, level: POWER };
  }

  /** What follows a plus: a sum goes on, a negation does not. */
  private summand(node: Node): string {
    const { text, level } = this.write(node);
    return level < SUM || level === NEGATION ? bracketed(text) : text;
  }

  private quotient(a: Node, b: Node): Written {
    if (this.small) return { text: `${this.within(a, PRODUCT)}/${this.within(b, POWER)}`, level: PRODUCT };
    return { text: `\\frac{${this.write(a).text}}{${this.write(b).text}}`, level: PRODUCT };
  }

  private call(name: string, args: readonly Node[]): Written {
    const texts = args.map((arg) => this.write(arg).text);
    const [text] = texts;
    switch (name) {
      case 'sqrt':
        return { text: `\\sqrt{${text}}`, level: ATOM };
      case 'square':
        return { text: `${this.within(args[0], ATOM)}^{2}`, level: POWER };
      case 'abs':
        return { text: fenced('|', text, '|'), level: ATOM };
      case 'floor':
        return { text: fenced('\\lfloor', text, '\\rfloor'), level: ATOM };
      case 'ceil':
        return { text: fenced('\\lceil', text, '\\rceil'), level: ATOM };
      case 'min':
      case 'max':
        return { text: `\\${name}${fenced('\\{', texts.join(',\\, '), '\\}')}`, level: ATOM };
      case 'mod':
        return { text: `${this.within(args[0], ATOM)} \\bmod ${this.within(args[1], ATOM)}`, level: SUM };
      case 'kl':
        return { text: `\\mathrm{kl}${bracketed(texts.join(' \\,\\|\\, '))}`, level: ATOM };
      default:
        return {
          text: `${FUNCTIONS[name] ?? `\\operatorname{${name}}`}${bracketed(texts.join(',\\, '))}`,
          level: ATOM,
        };
    }
  }
}

const FUNCTIONS: Record<string, string> = {
  ...Object.fromEntries(['exp', 'log', 'sin', 'cos', 'cosh'].map((name) => [name, `\\${name}`])),
  log2: '\\log_2',
  acos: '\\arccos',
};

/** 0.5, 1225, 10^{-9} */
function number(value: number): Written {
  const small = value !== 0 && Math.abs(value) < 1e-4;
  const [digits, exponent] = (small ? value.toExponential() : String(value)).split('e');
  if (exponent === undefined) return { text: digits, level: ATOM };
  const power = `10^{${Number(exponent)}}`;
  return digits === '1' ? { text: power, level: POWER } : { text: `${digits} \\cdot ${power}`, level: PRODUCT };
}

/** A product without a sign where it can be read without one: 4kh, but 2 \cdot 3 and n\,\log(n). */
function juxtaposed(a: string, b: string): string {
  if (/^[\d.]/.test(b)) return `${a} \\cdot ${b}`;
  const words = /\\mathrm\{\w{2,}\}|\\(log|exp|sin|cos|arccos|min|max|operatorname|sum|tfrac)(?![a-z])/;
  return words.test(a) || words.test(b) ? `${a}\\, ${b}` : `${a} ${b}`;
}

function bracketed(text: string): string {
  return fenced('(', text, ')');
}

/** Delimiters that grow with what is tall. */
function fenced(open: string, text: string, close: string): string {
  const tall = /\\(frac|sum|sqrt)(?![a-z])/.test(text);
  const gap = open.length > 1 ? ' ' : '';
  return tall ? `\\left${open} ${text} \\right${close}` : `${open}${gap}${text}${close}`;
}

/** How tightly LaTeX binds that a leaf wrote itself: by what it has outside of its groups. */
function levelOf(latex: string): number {
  let outside = latex.replace(/\\[lr]vert|\\\|[^|]*\\\|/g, 'x');
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = outside.replace(/\{[^{}]*\}|\([^()]*\)|\\langle[^\\]*\\rangle/g, '');
  }
  if (/[+\-=<>]|\\le|\\ge/.test(outside.replace(/\\langle|\\rangle/g, ''))) return SUM;
  if (/\\(sum|min|max|tfrac|frac|textstyle)|\//.test(outside)) return PRODUCT;
  return outside.includes('^') ? POWER : ATOM;
}
