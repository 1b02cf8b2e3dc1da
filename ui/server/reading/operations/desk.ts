/** The operators' view of the engine. Only here are its searches shown, each with the time at which it was asked. */
import type { OperationsOverview, StuckGroup } from '../../../../domain/schema/operationViews.ts';
import { databaseNow, suspensionOf, workerHealth, type StoreParts } from '../../../../domain/store/index.ts';
import type { EngineClient, EngineIncident } from '../../../../platform/camunda/index.ts';
import type { OperationsDesk } from '../../operationPorts.ts';
import { createOperationActs } from './acts.ts';
import { adviceOf, causeOf } from './cause.ts';
import { findDrift } from './drift.ts';
import { spreadsOf } from './heat.ts';
import { healthOf } from './health.ts';
import { isEditable } from './variables.ts';

/** Versions, incidents and completed steps looked at: each bounds one answer of the engine. */
const VERSIONS = 100;
const INCIDENTS = 1_000;
const SAMPLE = 1_000;
const SHOWN_INSTANCES = 50;

const judged = ({ errorType, errorMessage }: EngineIncident) => {
  const cause = causeOf(errorType, errorMessage);
  return { cause, advice: adviceOf(cause) };
};

/** Incidents of one cause at one step of a process together, the largest group first. */
export function groupStuck(incidents: readonly EngineIncident[]): readonly StuckGroup[] {
  const groups = new Map<string, EngineIncident[]>();
  for (const incident of incidents) {
    const key = [judged(incident).cause, incident.processId, incident.elementId].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), incident]);
  }
  return [...groups.values()]
    .flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : [
            {
              ...judged(first),
              processId: first.processId,
              elementId: first.elementId,
              count: 1 + rest.length,
              since: first.since,
              instances: [...new Set([first, ...rest].map(({ processInstanceKey }) => processInstanceKey))].slice(
                0,
                SHOWN_INSTANCES,
              ),
            },
          ],
    )
    .toSorted((a, b) => b.count - a.count);
}

export function createOperationsDesk(parts: StoreParts, client: EngineClient): OperationsDesk {
  const now = async () => (await databaseNow(parts.db)).toISOString();
  return {
    async overview(mayAct): Promise<OperationsOverview> {
      const [versions, incidents] = await Promise.all([
        client.processVersions(VERSIONS),
        client.activeIncidents(INCIDENTS),
      ]);
      const processes = await Promise.all(
        versions.map(async (version) => ({
          ...version,
          running: await client.runningInstances(version.definitionKey),
          stuck: new Set(
            incidents.items
              .filter(({ definitionKey }) => definitionKey === version.definitionKey)
              .map(({ processInstanceKey }) => processInstanceKey),
          ).size,
        })),
      );
      return {
        // An older version without a case is history, not operations.
        processes: processes.filter(
          ({ processId, version, running }) =>
            running > 0 || !versions.some((other) => other.processId === processId && other.version > version),
        ),
        stuck: groupStuck(incidents.items),
        more: incidents.more,
        may: { act: mayAct },
        asOf: await now(),
      };
    },
    async workers() {
      const [{ programs, waiting, at }, again] = await Promise.all([workerHealth(parts.db), client.handedOutAgain()]);
      return { ...healthOf(programs, waiting, again, at), asOf: at.toISOString() };
    },
    drift: async () => ({ ...(await findDrift(parts.db, client)), asOf: await now() }),
    async heat(definitionKey) {
      const known = (await client.processVersions(VERSIONS)).some((one) => one.definitionKey === definitionKey);
      if (!known) return undefined;
      const [xml, counts, steps] = await Promise.all([
        client.processXml(definitionKey),
        client.definitionCounts(definitionKey),
        client.completedSteps(definitionKey, SAMPLE),
      ]);
      const spreads = spreadsOf(steps);
      const standing = new Map(counts.map((one) => [one.elementId, one]));
      const elements = [...new Set([...standing.keys(), ...spreads.keys()])].map((elementId) => {
        const { active = 0, completed = 0, incidents = 0 } = standing.get(elementId) ?? {};
        const { median = null, p90 = null } = spreads.get(elementId) ?? {};
        return { elementId, active, completed, incidents, median, p90 };
      });
      return { definitionKey, xml, elements, sample: steps.length, asOf: await now() };
    },
    async instance(key, mayAct) {
      const found = await client.instance(key);
      if (!found) return undefined;
      const [xml, steps, incidents, variables, suspension] = await Promise.all([
        client.processXml(found.processDefinitionKey),
        client.stepsOf(key),
        client.activeIncidents(200, key),
        client.variablesOf(key),
        suspensionOf(parts.db, await client.engineId(), [key]),
      ]);
      return {
        processInstanceKey: key,
        processId: found.processId,
        definitionKey: found.processDefinitionKey,
        state: found.state,
        xml,
        steps: steps.map(({ elementInstanceKey, elementId, state, from, until }) => ({
          elementInstanceKey,
          elementId,
          state,
          from,
          until,
        })),
        incidents: incidents.items.map((one) => ({
          incidentKey: one.incidentKey,
          elementId: one.elementId,
          ...judged(one),
          since: one.since,
          detail: one.errorMessage,
        })),
        variables: variables.map((one) => ({ ...one, editable: isEditable(one) })),
        suspended: suspension ? { since: suspension.at.toISOString(), rootKey: suspension.root_key } : null,
        may: { act: mayAct },
        asOf: await now(),
      };
    },
    ...createOperationActs(parts, client),
  };
}
