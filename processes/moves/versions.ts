/** Two versions of a process from their texts. */
import { parseBpmn } from '../../engine/model/bpmn/parseBpmn.ts';
import type { ExecutableProcess } from '../../engine/core/model.ts';
import { proposeMapping, type Mapping } from './mapping.ts';
import type { Versions } from './judge.ts';

/** Throws for a file that the engine could not have deployed. */
async function processOf(xml: string): Promise<ExecutableProcess> {
  const read = await parseBpmn(xml);
  const process = read.ok ? read.processes[0] : undefined;
  if (!process) throw new Error('A deployed process cannot be read');
  return process;
}

/** `mapping`: null = the proposed one. */
export async function readVersions(fromXml: string, toXml: string, mapping: Mapping | null): Promise<Versions> {
  const [from, to] = await Promise.all([processOf(fromXml), processOf(toXml)]);
  return { from, to, mapping: mapping ?? proposeMapping(from, to) };
}
