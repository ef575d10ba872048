import wages from './cps-wages.json' with { type: 'json' };
import digits from './digits.json' with { type: 'json' };
import iris from './iris.json' with { type: 'json' };
import penguins from './penguins.json' with { type: 'json' };

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** A column to be explained, and the columns that explain it in the order in which models take them. */
interface Question {
  readonly target: string;
  readonly features: readonly string[];
}

/** A data set with a question for regression and one, whose target is 0 or 1, for classification. */
interface Dataset {
  readonly table: Table;
  readonly regression: Question;
  readonly classification: Question;
}

/** Wages are explained on the logarithmic scale. */
function withLogarithm({ columns, rows }: Table, column: string): Table {
  const at = columns.indexOf(column);
  return { columns: [...columns, `log ${column}`], rows: rows.map((row) => [...row, Math.log(row[at])]) };
}

/** Where an eight has its ink: blocks of the picture by the variance of their grey level. */
const blocks = ['3,2', '2,3', '2,2', '3,3', '4,2', '1,3', '4,3', '2,4', '1,2'].map((place) => `block ${place}`);
const work = ['married', 'south', 'management', 'professional', 'manufacturing', 'construction'];

const sources: Readonly<Record<string, () => Dataset>> = {
  iris: () => ({
    table: iris,
    regression: {
      target: 'petal width',
      features: ['sepal length', 'sepal width', 'versicolor', 'virginica', 'petal length'],
    },
    classification: {
      target: 'virginica',
      features: ['sepal length', 'sepal width', 'petal length', 'petal width'],
    },
  }),
  penguins: () => ({
    table: penguins,
    regression: {
      target: 'body mass',
      features: ['flipper length', 'bill depth', 'bill length', 'male', 'gentoo', 'chinstrap'],
    },
    classification: {
      target: 'male',
      features: ['flipper length', 'bill length', 'gentoo', 'chinstrap', 'bill depth', 'body mass'],
    },
  }),
  wages: () => ({
    table: withLogarithm(wages, 'wage'),
    regression: { target: 'log wage', features: ['education', 'experience', 'female', 'union', ...work] },
    classification: { target: 'union', features: ['log wage', 'experience', 'education', 'female', ...work] },
  }),
  digits: () => ({
    table: digits,
    regression: { target: 'eight', features: blocks },
    classification: { target: 'eight', features: blocks },
  }),
};

export const DATASETS = ['iris', 'penguins', 'wages', 'digits'] as const;
export type DatasetName = (typeof DATASETS)[number];
export type Task = 'regression' | 'classification';

/** Columns of a design with the intercept: what an instance may ask of a data set. */
export function columnsOf(name: DatasetName, task: Task): number {
  return 1 + sources[name]()[task].features.length;
}

/** Rows of a linear model, with the intercept in front, and what they are to explain. */
export interface Design {
  readonly rows: readonly (readonly number[])[];
  readonly targets: readonly number[];
}

const designs = new Map<string, Design>();

/** The whole data set as a linear model sees it: features with mean 0 and variance 1, targets too, labels -1 or 1. */
function wholeDesign(name: DatasetName, task: Task): Design {
  const key = `${name} ${task}`;
  let found = designs.get(key);
  if (!found) {
    const { table, [task]: question } = sources[name]();
    const column = (title: string): number[] => table.rows.map((row) => row[table.columns.indexOf(title)]);
    const features = question.features.map((title) => standardized(column(title)));
    const target = column(question.target);
    found = {
      rows: mixed(table.rows.map((_, i) => [1, ...features.map((feature) => feature[i])])),
      targets: mixed(task === 'classification' ? target.map((label) => 2 * label - 1) : standardized(target)),
    };
    designs.set(key, found);
  }
  return found;
}

/** The first samples and columns of a data set. */
export function design(name: DatasetName, task: Task, samples: number, columns: number): Design {
  const { rows, targets } = wholeDesign(name, task);
  return { rows: rows.slice(0, samples).map((row) => row.slice(0, columns)), targets: targets.slice(0, samples) };
}

function standardized(column: readonly number[]): number[] {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length);
  return column.map((value) => (value - mean) / deviation);
}

/** The files are sorted by class; steps of about 0.618 n through them mix the classes evenly, the same way each time. */
function mixed<T>(rows: readonly T[]): T[] {
  const n = rows.length;
  let stride = Math.round(0.618 * n);
  while (greatestCommonDivisor(stride, n) > 1) stride++;
  return rows.map((_, i) => rows[(i * stride) % n]);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
