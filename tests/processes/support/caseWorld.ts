import type { DecisionResult } from '../../../engine/core/context.ts';
import type { JsonObject, Key } from '../../../engine/core/json.ts';
import type { ExecutableProcess } from '../../../engine/core/model.ts';
import { parseBpmn } from '../../../engine/model/bpmn/parseBpmn.ts';
import { clockKeySchema } from '../../../domain/schema/codes.ts';
import { World } from '../../support/engine/world.ts';
import { deciderOf } from './decide.ts';
import { shipped } from './moddle.ts';

const parsed = await Promise.all([...shipped('bpmn', '.bpmn').values()].map(parseBpmn));
const processes = parsed.flatMap((each) => (each.ok ? each.processes : []));
const deciders = new Map(
  await Promise.all([...shipped('dmn', '.dmn')].map(async ([name, xml]) => [name, await deciderOf(xml)] as const)),
);
const forms = [...shipped('forms', '.form').keys()];

/** What a decision gives to the core; the details of its evaluation are for history only. */
function decide(decisionId: string, variables: JsonObject): DecisionResult {
  const decider = deciders.get(decisionId);
  if (!decider) return { ok: false, notFound: true, message: `no decision ${decisionId}`, evaluation: null };
  const evaluation = {
    decisionKey: '1',
    decisionId,
    decisionName: decisionId,
    decisionVersion: 1,
    decisionRequirementsKey: '2',
    decisionRequirementsId: decisionId,
    output: decider(decisionId, variables),
    failedDecisionId: null,
    failureMessage: null,
    evaluatedDecisions: [],
  };
  return { ok: true, evaluation };
}

/** All shipped decisions and forms, and all shipped processes or those given, on the core; the test plays workers and people. */
export class CaseWorld extends World {
  constructor(models: readonly ExecutableProcess[] = processes) {
    super(models, { decide, forms });
  }

  /** Starts a process at the start event that a message triggers, as the relay would. */
  begin(processId: string, startEventId: string, variables: JsonObject): Key {
    return this.create(processId, variables, { startEventId });
  }

  /** The newest user task: who may take it and when it is due. */
  newestTask(): { readonly elementId: string; readonly groups: readonly string[]; readonly dueAt: string | null } {
    const task = this.of('USER_TASK_CREATING').at(-1);
    if (!task) throw new Error('There is no user task.');
    const at = this.of('ELEMENT_ACTIVATING').find((event) => event.key === task.elementInstanceKey);
    return { elementId: at?.elementId ?? '', groups: task.candidateGroups, dueAt: task.dueDate };
  }
}

const group = (role: string, unit: string): string => `${role}@unit_${unit}`;
export const taskGroups = {
  intake: group('INT', 'bureau'),
  supervisor: group('SUP', 'bureau'),
  reviewer: group('REV', 'bureau'),
  countyLeader: group('LDR', 'county'),
  jointConference: group('LDR', 'conference'),
};
export const claimGroups = (unit: string): JsonObject => ({
  handler: group('HDL', unit),
  firstHandler: group('FH', unit),
  unitHead: group('LDR', unit),
  reviewer: group('REV', 'bureau'),
  reviewOrgan: group('LDR', 'county'),
  reexamOrgan: group('LDR', 'city'),
  street: group('HDL', 'town'),
});
/** What matter.bindFlow answers. */
export const bound = (due: JsonObject = {}, groups: JsonObject | null = null): JsonObject => ({
  bound: true,
  taskGroups,
  claimGroups: groups,
  dueDates: dueDates(due),
});

/** A due date for every clock, those given among them: the case store always names every clock a subject has had. */
export const dueDates = (some: JsonObject = {}): JsonObject => ({
  ...Object.fromEntries([...clockKeySchema.options, 'HANDLE'].map((key) => [key, '2026-12-31T00:00:00+08:00'])),
  ...some,
});
