/** What operators do to a running flow: looked at right before, refused where law or engine refuse, in the audit log first. */
import type { AuditAct } from '../../../../domain/audit/acts.ts';
import type { OperationReason } from '../../../../domain/schema/operationViews.ts';
import {
  appendAudit,
  carriesOpenMatter,
  isSuspended,
  resumeFlow,
  suspendFlow,
  suspensionOf,
  type StoreParts,
  type StudioActor,
} from '../../../../domain/store/index.ts';
import { isRefused, reasonOf, type EngineClient, type EngineInstance } from '../../../../platform/camunda/index.ts';
import type { Operated, OperationRefusal, OperationsDesk } from '../../operationPorts.ts';
import { isEditable, sameKind } from './variables.ts';

const DONE: Operated = { kind: 'done' };
const NOT_FOUND: Operated = { kind: 'notFound' };
const sentences: Readonly<Record<Exclude<OperationRefusal, 'ENGINE_REFUSED'>, string>> = {
  CHANGED_MEANWHILE: 'It has changed meanwhile. Look at it again.',
  CLOCK_OF_LAW: 'This flow watches a statutory time limit, which no operator moves or stops.',
  MATTER_OPEN: 'A matter that is not over has this flow. It ends by a decision on the matter.',
  NOT_EDITABLE_VARIABLE: 'Ids and due dates follow from the matter; others keep their kind of value.',
  WORDS_DIFFER: 'Type the key of the instance to cancel it.',
};
const refused = (code: keyof typeof sentences): Operated => ({ kind: 'refused', code, detail: sentences[code] });

/** Starts the flow that waits for a time limit of the law (design: a clock belongs to the claim, not to a picture). */
const CLOCKS = 'clock-watch';
/** As a new job has. */
const RETRIES = 3;

type Acts = Pick<OperationsDesk, 'retry' | 'setVariable' | 'move' | 'suspend' | 'resume' | 'cancel'>;

export function createOperationActs({ db, clock }: StoreParts, client: EngineClient): Acts {
  /** The entry stands before the engine is asked, so that no act is without one; a refusal gets its own. */
  async function audited(
    who: {
      readonly actor: StudioActor;
      readonly act: AuditAct;
      readonly key: string;
      readonly reason: OperationReason;
    },
    act: () => Promise<void>,
  ): Promise<Operated> {
    const entry = { actor: who.actor, act: who.act, objectId: who.key, reason: who.reason };
    await appendAudit(db, clock, entry);
    try {
      await act();
      return DONE;
    } catch (error) {
      if (!isRefused(error)) throw error;
      await appendAudit(db, clock, { ...entry, outcome: 'REFUSED' });
      return { kind: 'refused', code: 'ENGINE_REFUSED', detail: reasonOf(error) };
    }
  }
  async function onActive(key: string, act: (found: EngineInstance) => Promise<Operated>): Promise<Operated> {
    const found = await client.instance(key);
    if (!found) return NOT_FOUND;
    return found.state === 'ACTIVE' ? act(found) : refused('CHANGED_MEANWHILE');
  }

  /** Running instances that this one has called, and those that they have. */
  async function calledBy(key: string): Promise<readonly string[]> {
    const called = (await client.calledInstances(key)).filter(({ state }) => state === 'ACTIVE');
    const below = await Promise.all(called.map(({ processInstanceKey }) => calledBy(processInstanceKey)));
    return [...called.map(({ processInstanceKey }) => processInstanceKey), ...below.flat()];
  }

  return {
    retry: (actor, key, { incidentKey, reason }) =>
      onActive(key, async () => {
        const { items } = await client.activeIncidents(200, key);
        const incident = items.find((one) => one.incidentKey === incidentKey);
        if (!incident) return refused('CHANGED_MEANWHILE');
        return audited({ actor, act: 'PROCESS_INCIDENT_RETRIED', key, reason }, () =>
          client.retryIncident(incident, RETRIES),
        );
      }),
    setVariable: (actor, key, { scopeKey, name, was, value, reason }) =>
      onActive(key, async ({ processId }) => {
        if (processId === CLOCKS) return refused('CLOCK_OF_LAW');
        const current = (await client.variablesOf(key)).find((one) => one.scopeKey === scopeKey && one.name === name);
        if (!current) return NOT_FOUND;
        if (!isEditable(current) || !sameKind(current.value, value)) return refused('NOT_EDITABLE_VARIABLE');
        if (current.value !== was) return refused('CHANGED_MEANWHILE');
        return audited({ actor, act: 'PROCESS_VARIABLE_SET', key, reason }, () =>
          client.setVariable(scopeKey, name, value),
        );
      }),
    move: (actor, key, { elementInstanceKey, toElementId, reason }) =>
      onActive(key, async ({ processId }) => {
        if (processId === CLOCKS) return refused('CLOCK_OF_LAW');
        const step = (await client.stepsOf(key)).find((one) => one.elementInstanceKey === elementInstanceKey);
        if (step?.state !== 'ACTIVE') return refused('CHANGED_MEANWHILE');
        return audited({ actor, act: 'PROCESS_STEP_MOVED', key, reason }, () =>
          client.moveStep(key, elementInstanceKey, toElementId),
        );
      }),
    suspend: (actor, key, { reason }) =>
      onActive(key, async ({ processId }) => {
        if (processId === CLOCKS) return refused('CLOCK_OF_LAW');
        const engineId = await client.engineId();
        if (await isSuspended(db, engineId, [key])) return refused('CHANGED_MEANWHILE');
        const keys = [key, ...(await calledBy(key))];
        return audited({ actor, act: 'PROCESS_INSTANCE_SUSPENDED', key, reason }, () =>
          suspendFlow(db, { engineId, rootKey: key, keys, byId: actor.id }),
        );
      }),
    async resume(actor, key, { reason }) {
      const engineId = await client.engineId();
      if ((await suspensionOf(db, engineId, [key]))?.root_key !== key)
        return (await client.instance(key)) ? refused('CHANGED_MEANWHILE') : NOT_FOUND;
      return audited({ actor, act: 'PROCESS_INSTANCE_RESUMED', key, reason }, () => resumeFlow(db, engineId, key));
    },
    cancel: (actor, key, { words, reason }) =>
      onActive(key, async ({ processId }) => {
        if (processId === CLOCKS) return refused('CLOCK_OF_LAW');
        if (words.trim() !== key) return refused('WORDS_DIFFER');
        if (await carriesOpenMatter(db, await client.engineId(), key)) return refused('MATTER_OPEN');
        return audited({ actor, act: 'PROCESS_INSTANCE_CANCELED', key, reason }, () => client.cancelInstance(key));
      }),
  };
}
