/**
 * What went wrong, as facts first and a sentence second: `<where>: expected <what>, got <value>. <what to do>`.
 * Everything a user can cause ends here; the command line turns it into exit status 2.
 */
export class BoundlabError extends Error {
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  readonly advice: string;

  constructor(facts: { where: string; expected: string; received: string; advice?: string }) {
    const advice = facts.advice ?? '';
    super(`${facts.where}: expected ${facts.expected}, got ${facts.received}.${advice && ` ${advice}`}`);
    this.name = new.target.name;
    this.where = facts.where;
    this.expected = facts.expected;
    this.received = facts.received;
    this.advice = advice;
  }
}

/** A theorem, scenario or method that is not well formed. */
export class DefinitionError extends BoundlabError {}

/** Instance or parameter data that does not fit its shape. */
export class InstanceError extends BoundlabError {}

/** A scenario whose certified constant its own audit refutes: the scenario is wrong, not the theorem tried on it. */
export class ScenarioFault extends BoundlabError {}

/** An interpretation can't express what a method asks of it; the sentence becomes the `why` of a rung. */
export class Refusal extends Error {
  /** @param advice  what there is instead, which a `why` leaves out */
  constructor(
    readonly reason: string,
    advice?: string,
  ) {
    super(advice === undefined ? reason : `${reason}. ${advice}`);
    this.name = 'Refusal';
  }
}

/** Any value as a short piece of an error message. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
