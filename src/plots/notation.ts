import { GREEK } from '../core/greek.js';

/** What the commands of the handbook's LaTeX look like as text; those that only lay out are empty. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ...GREEK,
  nabla: '∇',
  partial: '∂',
  ell: 'ℓ',
  star: '*',
  infty: '∞',
  bmod: ' mod ',
  sum: '∑',
  prod: '∏',
  int: '∫',
  langle: '⟨',
  rangle: '⟩',
  lVert: '‖',
  rVert: '‖',
  lvert: '|',
  rvert: '|',
  lfloor: '⌊',
  rfloor: '⌋',
  lceil: '⌈',
  rceil: '⌉',
  '|': '‖',
  '{': '{',
  '}': '}',
  le: ' ≤ ',
  leq: ' ≤ ',
  ge: ' ≥ ',
  geq: ' ≥ ',
  neq: ' ≠ ',
  ne: ' ≠ ',
  iff: ' ⇔ ',
  wedge: ' and ',
  vee: ' or ',
  neg: 'not ',
  in: ' ∈ ',
  to: ' → ',
  cdot: '\u2009',
  times: ' × ',
  top: '⊤',
  ldots: '…',
  dots: '…',
  cdots: '⋯',
  ',': '\u2009',
  ';': ' ',
  ':': ' ',
  ' ': ' ',
  '!': '',
  quad: ' ',
  left: '',
  right: '',
  bigl: '',
  bigr: '',
  Bigl: '',
  Bigr: '',
  textstyle: '',
  displaystyle: '',
};

/** Names set upright, with a space before a letter that follows. */
const NAMES = new Set(['min', 'max', 'log', 'ln', 'exp', 'sin', 'cos', 'cosh', 'mod', 'arg', 'sup', 'inf', 'Pr']);
/** Commands besides letters that begin a factor. */
const FACTORS = new Set(['left', 'bigl', 'frac', 'tfrac', 'sqrt', 'mathrm', 'sum', 'textstyle', 'log', 'ln', 'exp']);
const UPRIGHT = new Set(['mathrm', 'text', 'operatorname', 'mathbf', 'mathbb', 'mathcal']);
const ACCENTS: Readonly<Record<string, string>> = { bar: '\u0304', hat: '\u0302', tilde: '\u0303' };

/**
 * A LaTeX formula of the handbook as the HTML that plotly can set: Unicode letters, `<i>`, `<sub>` and `<sup>`.
 *
 * Fractions are written on one line, roots with parentheses; a command that is not known keeps its name.
 */
export function notation(latex: string): string {
  const tokens = latex.match(/\\[a-zA-Z]+|\\.|[^\s]|\s+/g) ?? [];
  return new Reader(tokens)
    .until(undefined)
    .replace(/ {2,}/g, ' ')
    .replace(/<\/i><i>/g, '')
    .trim();
}

/** The letter of a symbol that is spelled out: 'eta' to 'η', 'kappa' to 'κ'; others as they are. */
export function letter(symbol: string): string {
  return /^[a-zA-Z]{2,}$/.test(symbol) ? (GREEK[symbol] ?? symbol) : symbol;
}

/** Lines of at most so many characters, broken between words. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  /** Everything up to a closing token, or to the end. */
  until(close: string | undefined): string {
    let text = '';
    while (this.at < this.tokens.length && this.tokens[this.at] !== close) text += this.item();
    this.at++;
    return text;
  }

  private item(): string {
    const token = this.tokens[this.at++];
    if (token === '_') return `<sub>${this.argument()}</sub>`;
    if (token === '^') {
      const raised = this.argument();
      return raised === '*' ? '*' : `<sup>${raised}</sup>`;
    }
    if (token === '{') return this.until('}');
    if (token === '-') return this.sign('−');
    if (token === '+' || token === '=') return this.sign(token);
    if (token === '<') return ' &lt; ';
    if (token === '>') return ' &gt; ';
    if (token === ',') return ',\u2009';
    if (token === '&') return '&amp;';
    if (/^\s/.test(token)) return '';
    if (!token.startsWith('\\')) return /[a-zA-Z]/.test(token) ? `<i>${token}</i>` : token;
    return this.command(token.slice(1));
  }

  /** A binary sign stands between spaces, one at the start of a group does not. */
  private sign(sign: string): string {
    let before = this.at - 2;
    while (before >= 0 && /^\s/.test(this.tokens[before])) before--;
    const starts = before < 0 || ['{', '(', '[', '|', ',', '^', '_'].includes(this.tokens[before]);
    return starts ? sign : ` ${sign} `;
  }

  private command(name: string): string {
    if (/^[tdc]?frac$/.test(name)) {
      const fraction = `${grouped(this.argument())}/${grouped(this.argument(), true)}`;
      return this.factorFollows() ? `${fraction}·` : fraction;
    }
    if (name === 'sqrt') return `√${grouped(this.argument(), true)}`;
    if (name === 'cdot' && /^\d/.test(this.peek())) return '·';
    if (name in ACCENTS) return this.argument().replace(/(<\/i>)?$/, `${ACCENTS[name]}$1`);
    if (UPRIGHT.has(name)) return this.argument().replace(/<\/?i>/g, '');
    if (NAMES.has(name)) return /^[a-zA-Z\\]/.test(this.peek()) ? `${name}\u2009` : name;
    return SYMBOLS[name] ?? name;
  }

  /** Whether the next token is multiplied with what stands before: on one line, a/b c would read as a/(b c). */
  private factorFollows(): boolean {
    const next = this.tokens.slice(this.at).find((token) => !/^\s/.test(token)) ?? '';
    const command = next.slice(1);
    return (
      /^[a-zA-Z0-9({]/.test(next) || (next.startsWith('\\') && (Object.hasOwn(GREEK, command) || FACTORS.has(command)))
    );
  }

  private peek(): string {
    const next = this.tokens.slice(this.at).find((token) => !/^\s/.test(token)) ?? '';
    return ['\\left', '\\bigl', '\\|'].includes(next) ? '' : next;
  }

  /** The next token or group, as an argument of a command. */
  private argument(): string {
    while (/^\s/.test(this.tokens[this.at] ?? '')) this.at++;
    return this.at < this.tokens.length ? this.item() : '';
  }
}

/** A number, a letter, a root of one, or a norm, once indices and exponents are left out. */
const ATOM = /^√?(\d+(\.\d+)?|\p{L}\p{M}?\*?|‖[^‖]*‖)$/u;

/** Parentheses around a sum, and below a fraction's line around a product too; none twice. */
function grouped(text: string, product = false): string {
  const bare = text.trim();
  if (enclosed(bare)) return bare;
  const plain = bare.replace(/<(sub|sup)>.*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
  return (product ? !ATOM.test(plain) : / [+−] /.test(plain)) ? `(${bare})` : bare;
}

/** Whether the first parenthesis closes at the very end. */
function enclosed(text: string): boolean {
  if (!text.startsWith('(')) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')') depth--;
    if (depth === 0) return i === text.length - 1;
  }
  return false;
}
