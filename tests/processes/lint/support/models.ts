import type { ExecutableProcess } from '../../../../engine/core/model.ts';
import { parseBpmn } from '../../../../engine/model/bpmn/parseBpmn.ts';
import { shipped } from '../../support/moddle.ts';

/** The executable processes of a file; a file that the engine refuses fails the test. */
export async function read(xml: string): Promise<readonly ExecutableProcess[]> {
  const parsed = await parseBpmn(xml);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.processes;
}

export const shippedXml = shipped('bpmn', '.bpmn');
export const shippedProcesses = (await Promise.all([...shippedXml.values()].map(read))).flat();

/** The shipped processes with one of them changed. */
export async function shippedWith(xml: string): Promise<readonly ExecutableProcess[]> {
  const changed = await read(xml);
  const ids = changed.map(({ bpmnProcessId }) => bpmnProcessId);
  return [...changed, ...shippedProcesses.filter(({ bpmnProcessId }) => !ids.includes(bpmnProcessId))];
}
