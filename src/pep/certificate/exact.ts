import type { Form, Sdp } from '../sdp.js';
import type { ExactForm, ExactProgram } from './program.js';
import { exactly } from './rational.js';

/** The program whose coefficients are the doubles of this one, each as exactly the number it is. */
export function exactProgram({ order, free, objective, constraints }: Sdp): ExactProgram {
  return {
    order,
    free,
    objective: exactForm(objective),
    constraints: constraints.map(({ form, is, name }, k) => ({
      form: exactForm(form),
      is,
      name: name ?? `constraint ${k}`,
    })),
  };
}

function exactForm({ constant, gram, free }: Form): ExactForm {
  return {
    constant: exactly(constant),
    gram: gram.map(([i, j, value]) => [i, j, exactly(value)]),
    free: free.map(([index, value]) => [index, exactly(value)]),
  };
}
