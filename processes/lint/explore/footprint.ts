/** Which variables an element reads and writes outside itself, from the model alone. */
import type { ExecutableElement, ExecutableProcess } from '../../../engine/core/model.ts';
import { jobOf, taskContract } from './acts.ts';
import { jobContract, messageShape } from './contracts.ts';
import { namesIn, sourcesOf } from './sources.ts';

export interface Footprint {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/** By element id; what stands on a sequence flow belongs to the element that it leaves. */
export function footprints(process: ExecutableProcess): ReadonlyMap<string, Footprint> {
  const reads = new Map<string, Set<string>>();
  for (const { elementId, source } of sourcesOf(process)) {
    const owner = process.flows[elementId]?.sourceId ?? elementId;
    const names = reads.get(owner) ?? new Set<string>();
    for (const name of namesIn(source)) names.add(name);
    reads.set(owner, names);
  }
  return new Map(
    Object.values(process.elements).map((element) => [
      element.id,
      {
        reads: new Set(
          [...(reads.get(element.id) ?? []), ...jobInputs(element)].filter((name) => !isOwn(element, name)),
        ),
        writes: new Set(writesOf(element).filter((name) => !isOwn(element, name))),
      },
    ]),
  );
}

const isOwn = (element: ExecutableElement, name: string): boolean =>
  element.inputs.some(({ target }) => target.split('.')[0] === name && !readsItself(element, name));

/** `=dueDates` mapped to `dueDates` reads the one outside. */
const readsItself = (element: ExecutableElement, name: string): boolean =>
  element.inputs.some(({ source }) => source.kind === 'feel' && new RegExp(`\\b${name}\\b`).test(source.source));

function jobInputs(element: ExecutableElement): readonly string[] {
  const type = jobOf(element)?.type;
  const contract = type?.kind === 'static' ? jobContract(type.value) : undefined;
  return contract ? Object.keys(contract.input.shape) : [];
}

/** What completing or triggering the element brings, or its output mappings if it has any. */
function writesOf(element: ExecutableElement): readonly string[] {
  const mapped = element.outputs.map(({ target }) => target.split('.')[0]!);
  const loop = 'loop' in element && element.loop?.outputCollection ? [element.loop.outputCollection] : [];
  return [...(mapped.length > 0 ? mapped : broughtTo(element)), ...loop];
}

function broughtTo(element: ExecutableElement): readonly string[] {
  if (element.type === 'USER_TASK') return ['outcome', ...Object.keys(taskContract(element)?.variables.shape ?? {})];
  if ('event' in element && element.event.kind === 'message' && 'name' in element.event)
    return element.event.name.kind === 'static' ? Object.keys(messageShape(element.event.name.value) ?? {}) : [];
  if (element.type === 'BUSINESS_RULE_TASK' && element.implementation.kind === 'decision')
    return [element.implementation.resultVariable];
  if (element.type === 'SCRIPT_TASK' && element.implementation.kind === 'script')
    return [element.implementation.resultVariable];
  const type = jobOf(element)?.type;
  const contract = type?.kind === 'static' ? jobContract(type.value) : undefined;
  return contract ? Object.keys(contract.output.shape) : [];
}
