/**
 * The abstract state as a text: marking, variables, waits, and the monitor's status. Two systems with the same text have the same
 * future. Keys are left out, what lies side by side is sorted (so that two items of a loop that swap places are one state), and
 * time counts only as what is left of waits of a fixed length.
 */
import type { JsonValue, Key } from '../../../engine/core/json.ts';
import { allEntries } from '../../../engine/core/pages.ts';
import type { ElementInstance, InstanceState, VariableScope, WaitingPoint } from '../../../engine/core/state.ts';
import type { Liveness } from './liveness.ts';
import { ROOT_KEY } from './starts.ts';
import type { System } from './system.ts';

/** Object members in the order of their names. */
function stable(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(stable).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value as Readonly<Record<string, JsonValue>>);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => `${name}:${stable(each)}`)
    .join()}}`;
}

function waitKey(wait: WaitingPoint, now: number): string {
  if (wait.kind !== 'timer') return wait.targetId;
  return `${wait.targetId}@${Math.max(0, wait.dueAt - now)}x${wait.repetitions}`;
}

/** Whether a variable still matters where it lives. */
export type Matters = (processId: string, name: string) => Liveness | 'always';

/** `matters` null: the marking alone. */
export function systemKey(system: System, matters: Matters | null, rootKey = ROOT_KEY): string {
  const root = system.docs.get(rootKey);
  return root ? new DocumentKey(system, root, matters).write() : 'ended';
}

class DocumentKey {
  readonly #system: System;
  readonly #doc: InstanceState;
  readonly #matters: Matters | null;
  readonly #children = new Map<Key | null, ElementInstance[]>();
  readonly #variables = new Map<Key, VariableScope['variables']>();

  constructor(system: System, doc: InstanceState, matters: Matters | null) {
    this.#system = system;
    this.#doc = doc;
    this.#matters = matters;
    for (const inst of allEntries(doc.elements)) {
      const siblings = this.#children.get(inst.scopeKey);
      if (siblings) siblings.push(inst);
      else this.#children.set(inst.scopeKey, [inst]);
    }
    for (const { key, variables } of allEntries(doc.scopes)) this.#variables.set(key, variables);
  }

  write(): string {
    return this.#childrenOf(null).map(this.#element).join();
  }

  #childrenOf(key: Key | null): readonly ElementInstance[] {
    return this.#children.get(key) ?? [];
  }

  #element = (inst: ElementInstance): string => {
    const inside = this.#childrenOf(inst.key).map(this.#element).sort();
    const called = inst.childProcessInstanceKey ? this.#system.docs.get(inst.childProcessInstanceKey) : undefined;
    const parts = [
      inst.elementId,
      inst.type === 'MULTI_INSTANCE_BODY' ? `loop${stable((inst.loop ?? null) as unknown as JsonValue)}` : '',
      inst.state === 'ACTIVATED' ? '' : inst.state,
      inst.joins ? stable(inst.joins) : '',
      inst.incidents ? 'incident' : '',
      inst.interruption?.targetId ?? '',
      inst.listenerIndex === undefined ? '' : `listener${inst.listenerIndex}`,
      this.#matters ? this.#waits(inst) : '',
      this.#matters ? this.#values(inst, this.#matters) : '',
      called ? new DocumentKey(this.#system, called, this.#matters).write() : '',
      inside.length > 0 ? `(${inside.join()})` : '',
    ];
    return parts.filter((part) => part !== '').join('|');
  };

  #waits({ waits = [] }: ElementInstance): string {
    return waits
      .map((wait) => waitKey(wait, this.#system.now))
      .sort()
      .join('&');
  }

  #values(inst: ElementInstance, matters: Matters): string {
    const variables = this.#variables.get(inst.key);
    if (!variables) return '';
    const entries = Object.entries(variables).map(([name, { value }]) => {
      const liveness = matters(this.#doc.processDefinitionKey, name);
      const live = liveness === 'always' || this.#isLive(inst, name, liveness);
      return `${name}${live ? `:${stable(value)}` : ''}`;
    });
    return `{${entries.sort().join()}}`;
  }

  /** Whether something inside the scope, as it stands, may still read its variable. */
  #isLive(scope: ElementInstance, name: string, liveness: Liveness): boolean {
    if (liveness.isReadBeside(scope.elementId, name)) return true;
    if (Object.keys(scope.joins ?? {}).some((gatewayId) => liveness.isReadFrom(gatewayId, name))) return true;
    return this.#childrenOf(scope.key).some((inst) => {
      if (inst.incidents || liveness.isReadFrom(inst.elementId, name)) return true;
      const hasOwn = Object.hasOwn(this.#variables.get(inst.key) ?? {}, name);
      return !hasOwn && this.#isLive(inst, name, liveness);
    });
  }
}
