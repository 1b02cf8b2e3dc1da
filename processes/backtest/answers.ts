/** What people and workers answer in a backtest: by the contract of the step, with what the case is known to hold. */
import type { ClosedCase } from '../../domain/schema/studio.ts';
import type { JsonObject } from '../../engine/core/json.ts';
import type { ExecutableElement } from '../../engine/core/model.ts';
import type { UserTaskContract } from '../../domain/jobs/userTasks.ts';
import { taskContract } from '../lint/explore/acts.ts';
import { jobContract, messageShape, valuesOf } from '../lint/explore/contracts.ts';
import type { Models } from '../play/models.ts';
import { askedOutcomes } from '../play/proposals.ts';
import type { Samples } from '../play/samples.ts';
import { words, type Words } from '../describe/words.ts';
import type { Work } from './agenda.ts';

type Shape = Parameters<Samples['variables']>[0];

export type Answer =
  | { readonly ok: true; readonly variables: JsonObject }
  /** The step does not know the outcome. */
  | { readonly ok: false; readonly because: Words };
const answer = (variables: JsonObject): Answer => ({ ok: true, variables });

export class Answers {
  readonly #models: Models;
  readonly #samples: Samples;
  readonly #known: JsonObject;
  readonly #startedAt: number;
  /** Contracts are few and their variables do not depend on the step, so each is filled once per case. */
  readonly #filled = new Map<Shape, JsonObject>();

  constructor(models: Models, samples: Samples, closed: ClosedCase) {
    this.#models = models;
    this.#samples = samples;
    this.#known = closed.variables;
    this.#startedAt = Date.parse(closed.startedAt);
  }

  /** The variables with which the work ends with that outcome. */
  to(work: Work, outcome: string | null): Answer {
    if (work.kind === 'message') return answer(this.#fill(messageShape(work.name) ?? {}));
    const element = this.#models.element(work.processId, work.elementId);
    return work.kind === 'task' ? this.#ofTask(element, outcome) : this.#ofJob(work.jobType, work.elementId, outcome);
  }

  /** Outcomes that the step knows, the likely one first; empty when it does not say. */
  outcomes(work: Work): readonly string[] {
    if (work.kind !== 'task') return [];
    const contract = contractOf(this.#models.element(work.processId, work.elementId));
    return contract?.outcomes ?? askedOutcomes(this.#models.process(work.processId)!);
  }

  #ofTask(element: ExecutableElement, outcome: string | null): Answer {
    const contract = contractOf(element);
    if (contract && outcome !== null && !contract.outcomes.includes(outcome))
      return noOutcome(element.name ?? element.id, outcome);
    const others = contract ? this.#fill(contract.variables.shape) : {};
    return answer(outcome === null ? others : { ...others, outcome });
  }

  #ofJob(jobType: string | null, elementId: string, outcome: string | null): Answer {
    const contract = jobType === null ? undefined : jobContract(jobType);
    if (!contract) return answer(outcome === null || outcome === DONE ? {} : { outcome });
    const filled = this.#fill(contract.output.shape);
    if (outcome === null || outcome === DONE) return answer(filled);
    const named = codeNamed(contract.output.shape, outcome);
    return named ? answer({ ...filled, ...named }) : noOutcome(elementId, outcome);
  }

  #fill(shape: Shape): JsonObject {
    const known = this.#filled.get(shape);
    if (known) return known;
    const filled = this.#samples.variables(shape, this.#known, this.#startedAt);
    this.#filled.set(shape, filled);
    return filled;
  }
}

/** What a trace says of a worker that did its work (workers/caseAct.ts). */
const DONE = 'complete';

const contractOf = (element: ExecutableElement): UserTaskContract | null =>
  element.type === 'USER_TASK' ? taskContract(element) : null;

/** The output of a job that can hold the code, with the code in it. */
function codeNamed(shape: Shape, outcome: string): JsonObject | null {
  for (const [name, schema] of Object.entries(shape)) {
    const value = valuesOf(schema)?.find((each) => String(each) === outcome);
    if (value !== undefined) return { [name]: value };
  }
  return null;
}

const noOutcome = (step: string, outcome: string): Answer => ({
  ok: false,
  because: words(`步骤“${step}”没有结果“${outcome}”`, `step "${step}" has no outcome "${outcome}"`),
});
