/** What stands where in a trial. */
import type { Instant } from '../../domain/schema/time.ts';
import type { JsonValue } from '../../engine/core/json.ts';
import type { ElementType } from '../../engine/core/model.ts';
import { allEntries } from '../../engine/core/pages.ts';
import type { ElementInstance, InstanceState } from '../../engine/core/state.ts';
import { only } from './open.ts';
import { hasEnded, openOf, referenceIn, type Trial } from './trial.ts';

/** A token: an element at work, or one that waits for others at a joining gateway. */
export interface Token {
  readonly elementId: string;
  readonly processId: string;
  readonly type: ElementType;
  readonly count: number;
}

export interface TrialTask {
  readonly elementId: string;
  readonly groups: readonly string[];
  readonly dueAt: Instant | null;
}

export interface ScopeVariables {
  /** The process, sub-process or element that the variables are local to. */
  readonly elementId: string;
  readonly processId: string;
  readonly key: string;
  readonly variables: Readonly<Record<string, JsonValue>>;
}

export interface TrialView {
  readonly now: Instant;
  readonly ended: boolean;
  readonly tokens: readonly Token[];
  readonly tasks: readonly TrialTask[];
  readonly jobs: readonly { readonly elementId: string; readonly jobType: string | null }[];
  readonly timers: readonly { readonly elementId: string; readonly dueAt: Instant }[];
  readonly messages: readonly { readonly elementId: string; readonly name: string }[];
  readonly variables: readonly ScopeVariables[];
  readonly incidents: readonly { readonly elementId: string; readonly reason: string }[];
}

export function viewOf(trial: Trial): TrialView {
  const open = openOf(trial);
  const docs = [...trial.world.docs.values()];
  return {
    now: new Date(trial.world.now).toISOString(),
    ended: hasEnded(trial),
    tokens: docs.flatMap((doc) => tokensOf(trial, doc)),
    tasks: only(open, 'task').map((each) => ({
      elementId: referenceIn(trial, each),
      groups: each.task.candidateGroups,
      dueAt: each.task.dueDate,
    })),
    jobs: only(open, 'job').map((each) => ({ elementId: referenceIn(trial, each), jobType: each.jobType })),
    timers: only(open, 'timer').map((each) => ({
      elementId: referenceIn(trial, each),
      dueAt: new Date(each.dueAt).toISOString(),
    })),
    messages: only(open, 'message').map((each) => ({ elementId: referenceIn(trial, each), name: each.name })),
    variables: docs.flatMap((doc) => variablesOf(trial, doc)),
    incidents: only(open, 'incident').map((each) => ({
      elementId: referenceIn(trial, each),
      reason: reasonOf(trial, referenceIn(trial, each)),
    })),
  };
}

const place = (trial: Trial, doc: InstanceState, elementId: string) => ({
  elementId: referenceIn(trial, { processId: doc.processDefinitionKey, elementId }),
  processId: doc.processDefinitionKey,
});

function tokensOf(trial: Trial, doc: InstanceState): readonly Token[] {
  const counts = new Map<string, Token>();
  const add = (elementId: string, type: ElementType, count: number): void => {
    const at = place(trial, doc, elementId);
    counts.set(elementId, { ...at, type, count: (counts.get(elementId)?.count ?? 0) + count });
  };
  for (const inst of allEntries(doc.elements)) {
    if (isDrawn(inst)) add(inst.elementId, inst.type, 1);
    for (const [gatewayId, flows] of Object.entries(inst.joins ?? {})) {
      const { type } = trial.models.element(doc.processDefinitionKey, gatewayId);
      add(
        gatewayId,
        type,
        Object.values(flows).reduce((sum, tokens) => sum + tokens, 0),
      );
    }
  }
  return [...counts.values()];
}

const isDrawn = ({ type }: ElementInstance): boolean => type !== 'PROCESS' && type !== 'MULTI_INSTANCE_BODY';

const variablesOf = (trial: Trial, doc: InstanceState): readonly ScopeVariables[] => {
  const elementIds = new Map([...allEntries(doc.elements)].map((inst) => [inst.key, inst.elementId]));
  return [...allEntries(doc.scopes)]
    .map(({ key, variables }) => ({
      ...place(trial, doc, elementIds.get(key) ?? doc.processDefinitionKey),
      key,
      variables: Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value])),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
};

/** The document keeps only that there is an incident; its sentence is in the step that raised it. */
const reasonOf = ({ steps }: Trial, elementId: string): string =>
  steps.flatMap(({ incidents }) => incidents).findLast((each) => each.elementId === elementId)?.reason ?? '';
