/** What may happen next to a system: people and workers finish, messages and signals arrive, timers fire, drawn errors are thrown. */
import type { Command } from '../../../engine/core/commands.ts';
import type { JsonObject, Key } from '../../../engine/core/json.ts';
import type { ExecutableElement, Expression, JobDefinition, UserTaskElement } from '../../../engine/core/model.ts';
import { allEntries } from '../../../engine/core/pages.ts';
import type { ElementInstance, InstanceState, WaitingPoint } from '../../../engine/core/state.ts';
import { contractOfForm } from '../../../domain/jobs/effects.ts';
import type { UserTaskContract } from '../../../domain/jobs/userTasks.ts';
import { jobContract, messageShape } from './contracts.ts';
import type { Knowledge } from './knowledge.ts';
import { outward, type Models, type System } from './system.ts';
import { unknown } from './unknown.ts';

interface Common {
  /** The element it happens to, or the event that catches it. */
  readonly elementId: string;
  readonly processId: string;
  readonly instance: Key;
  readonly elementInstanceKey: Key;
  readonly command: Command;
}

export type Act = Common &
  (
    | { readonly kind: 'task'; readonly contract: UserTaskContract | null; readonly variables: JsonObject }
    | { readonly kind: 'job'; readonly jobType: string | null; readonly variables: JsonObject }
    | { readonly kind: 'listener' }
    /** An operator lets the engine try again where it stopped. */
    | { readonly kind: 'resolve' }
    | { readonly kind: 'error'; readonly code: string }
    | { readonly kind: 'message'; readonly messageName: string; readonly variables: JsonObject }
    | { readonly kind: 'signal' }
    | { readonly kind: 'timer'; readonly dueAt: number }
  );

export interface Possible {
  readonly acts: readonly Act[];
  /** Ad-hoc sub-processes, whose activations the exploration does not give. */
  readonly adHoc: readonly string[];
}

export function possibleActs(models: Models, system: System, knowledge: Knowledge): Possible {
  const acts: Act[] = [];
  const adHoc: string[] = [];
  for (const doc of system.docs.values())
    for (const inst of allEntries(doc.elements)) {
      const element = models.element(doc, inst.elementId);
      const at = {
        processId: doc.processDefinitionKey,
        instance: doc.processInstanceKey,
        elementInstanceKey: inst.key,
        elementId: inst.elementId,
      };
      for (const { key } of inst.incidents ?? [])
        acts.push({
          ...at,
          kind: 'resolve',
          command: { type: 'RESOLVE_INCIDENT', incidentKey: key, elementInstanceKey: inst.key },
        });
      if (inst.type === 'AD_HOC_SUB_PROCESS') adHoc.push(inst.elementId);
      if (inst.job?.state === 'OPEN') acts.push(...jobActs(models, system, doc, inst, element, at, knowledge));
      if (inst.userTask?.state === 'CREATED' && !inst.incidents && element.type === 'USER_TASK')
        acts.push(...taskActs(element, inst, at));
      if (inst.state === 'ACTIVATED' && !inst.interruption)
        for (const wait of inst.waits ?? []) acts.push(...waitActs(wait, at, knowledge));
    }
  return { acts, adHoc };
}

type At = Omit<Common, 'command'>;

// ── people ───────────────────────────────────────────────────────────────────────────────────

/** The contract of a user task: by its form, which says what the act is. */
export function taskContract(element: UserTaskElement): UserTaskContract | null {
  return (element.form?.kind === 'linked' ? contractOfForm(element.form.formId) : undefined) ?? null;
}

function taskActs(element: UserTaskElement, inst: ElementInstance, at: At): readonly Act[] {
  const contract = taskContract(element);
  const outcomes = contract ? contract.outcomes : [unknown('outcome', true)];
  const others = Object.keys(contract?.variables.shape ?? {}).map((name) => [name, unknown(name)]);
  return outcomes.map((outcome) => {
    const variables = { ...(Object.fromEntries(others) as JsonObject), outcome };
    return {
      ...at,
      kind: 'task',
      contract,
      variables,
      command: {
        type: 'COMPLETE_USER_TASK',
        userTaskKey: inst.userTask!.key,
        elementInstanceKey: inst.key,
        variables,
        action: 'complete',
      },
    };
  });
}

// ── workers ──────────────────────────────────────────────────────────────────────────────────

/** The job of an element, wherever its type keeps it; null when it has none. */
export function jobOf(element: ExecutableElement): JobDefinition | null {
  if ('job' in element) return element.job;
  if ('implementation' in element && typeof element.implementation === 'object')
    return element.implementation.kind === 'job' ? element.implementation.job : null;
  return 'event' in element && 'job' in element.event ? element.event.job : null;
}

const staticText = (expression: Expression | undefined): string | null =>
  expression?.kind === 'static' ? expression.value : null;

function jobActs(
  models: Models,
  system: System,
  doc: InstanceState,
  inst: ElementInstance,
  element: ExecutableElement,
  at: At,
  knowledge: Knowledge,
): readonly Act[] {
  const job = { jobKey: inst.job!.key, elementInstanceKey: inst.key };
  const complete = (variables: JsonObject): Command => ({ type: 'COMPLETE_JOB', ...job, variables, result: null });
  if (inst.job!.kind !== 'BPMN_ELEMENT') return [{ ...at, kind: 'listener', command: complete({}) }];
  const jobType = staticText(jobOf(element)?.type);
  const contract = jobType === null ? undefined : jobContract(jobType);
  const outputs = contract ? knowledge.combinations(contract.output.shape) : [{}];
  const errors = drawnErrors(models, system, doc, inst);
  return [
    ...outputs.map((variables): Act => ({ ...at, kind: 'job', jobType, variables, command: complete(variables) })),
    ...errors.map((code): Act => ({
      ...at,
      kind: 'error',
      code,
      command: { type: 'THROW_ERROR', ...job, errorCode: code, errorMessage: '', variables: {} },
    })),
  ];
}

/** Codes of the errors that something around the element would catch. */
function drawnErrors(models: Models, system: System, doc: InstanceState, inst: ElementInstance): readonly string[] {
  const codes = new Set<string>();
  for (const at of outward(system.docs, doc.processInstanceKey, inst.key)) {
    const { elements } = models.process(at.doc.processDefinitionKey)!;
    const element = elements[at.inst.elementId]!;
    const catchers = [
      ...('boundaryEventIds' in element ? element.boundaryEventIds : []),
      ...('eventSubProcessIds' in element && at.inst.key !== inst.key ? element.eventSubProcessIds : []),
    ].map((id) => elements[id]!);
    for (const catcher of catchers) {
      const target = catcher.type === 'EVENT_SUB_PROCESS' ? elements[catcher.startEventId]! : catcher;
      if ('event' in target && target.event.kind === 'error' && 'code' in target.event)
        codes.add(typeof target.event.code === 'string' ? target.event.code : 'ERROR');
    }
  }
  return [...codes];
}

// ── events ───────────────────────────────────────────────────────────────────────────────────

function waitActs(wait: WaitingPoint, at: At, knowledge: Knowledge): readonly Act[] {
  const here = { ...at, elementId: wait.targetId };
  const { elementInstanceKey } = at;
  switch (wait.kind) {
    case 'timer':
      return [
        {
          ...here,
          kind: 'timer',
          dueAt: wait.dueAt,
          command: { type: 'TRIGGER_TIMER', timerKey: wait.key, elementInstanceKey },
        },
      ];
    case 'signal':
      return [
        {
          ...here,
          kind: 'signal',
          command: { type: 'TRIGGER_SIGNAL', subscriptionKey: wait.key, elementInstanceKey, variables: {} },
        },
      ];
    case 'message':
      return messageContents(wait.messageName, knowledge).map((variables) => ({
        ...here,
        kind: 'message',
        messageName: wait.messageName,
        variables,
        command: {
          type: 'CORRELATE_MESSAGE',
          subscriptionKey: wait.key,
          elementInstanceKey,
          messageKey: '0',
          variables,
        },
      }));
  }
}

/** What a message may carry. */
export const messageContents = (name: string, knowledge: Knowledge): readonly JsonObject[] => {
  const shape = messageShape(name);
  return shape ? knowledge.combinations(shape) : [{}];
};
