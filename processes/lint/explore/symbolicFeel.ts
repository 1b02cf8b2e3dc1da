/** FEEL as the core asks for it, over values some of which are unknown. */
import type { FeelPort } from '../../../engine/core/context.ts';
import type { JsonValue } from '../../../engine/core/json.ts';
import { schemasAt } from './contracts.ts';
import { Evaluation, type Run } from './evaluation.ts';
import { readRole, type MarkedSource } from './roles.ts';
import { isUnknown, pathOf, unknown } from './unknown.ts';

/** The port through which the core asks. `now` is what stands for an instant that is unknown. */
export function symbolicFeel(run: Run, now: string): FeelPort {
  function valueFor({ role, ownerId, source }: MarkedSource, evaluation: Evaluation): JsonValue {
    if (role === 'condition') return evaluation.condition(evaluation.tree);
    const value = evaluation.value(evaluation.tree) ?? unknown(`(${source})`, true);
    if (role === 'instant') run.findings.instants.set(ownerId, value);
    if (!isUnknown(value)) return value;
    switch (role) {
      case 'instant':
        return now;
      case 'list':
        return chooseItems(ownerId, value);
      case 'texts':
        return [value];
      case 'duration':
      case 'cycle':
        run.findings.undecided(ownerId, {
          zh: `等待时长“${source}”来自变量，无法与法定期限比较`,
          en: `The length of the wait '${source}' comes from a variable and cannot be compared with a legal time limit`,
        });
        return role === 'cycle' ? 'R1/PT0S' : 'PT0S';
      case 'number':
        return 1;
      case 'text':
      case 'value':
        return value;
    }
  }

  /** None, one, many: two stand for many. None is left out where the contract says that there is at least one. */
  function chooseItems(ownerId: string, token: string): JsonValue {
    const path = pathOf(token);
    const schemas = schemasAt(path);
    const mayBeEmpty = schemas.length === 0 || schemas.some((schema) => schema.safeParse([]).success);
    const counts = mayBeEmpty ? [1, 0, 2] : [1, 2];
    const count = run.oracle.choose(ownerId, counts, (value) => `${path}: ${['none', 'one', 'many'][value] ?? ''}`);
    return Array.from({ length: count }, (_, index) => unknown(`${path}[${index}]`));
  }

  return {
    evaluate(marked, variables) {
      const read = readRole(marked);
      const evaluation = new Evaluation(read.source, read.ownerId, variables, run);
      const known = read.role === 'instant' ? null : evaluation.known(evaluation.tree);
      return known ?? { ok: true, value: valueFor(read, evaluation) };
    },
  };
}
