/** BPMN XML -> executable processes, or every reason why not. */
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ExecutableProcess } from '../../core/model.ts';
import { collectFindings, type Problem } from '../findings.ts';
import { readTree } from '../moddleResult.ts';
import { childOf, childrenOf, flagOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { readXmlText } from '../xmlText.ts';
import { readProcessElement, type Contents } from './containers.ts';
import { readDeclarations, type Declarations } from './declarations.ts';
import { extensionOf, type Reading } from './reading.ts';
import { groupBy } from './scope.ts';

export type ParsedBpmn =
  | {
      readonly ok: true;
      /** The executable processes of the file, in its order; at least one. */
      readonly processes: readonly ExecutableProcess[];
      /** What has no effect here, such as extensions of other products. */
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a BPMN file; what cannot run is refused by element id, all problems at once. Never throws for bad input. */
export async function parseBpmn(xml: string): Promise<ParsedBpmn> {
  const findings = collectFindings();
  const text = readXmlText(xml);
  if (!text.ok) return { ok: false, problems: [{ elementId: '', reason: text.reason }] };
  const definitions = await readTree(() => new BpmnModdle({ zeebe }).fromXML(text.text), text.text, findings);
  const processes =
    definitions === null
      ? []
      : readDefinitions(definitions, { ...findings, associations: associationsIn(definitions) });
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  return { ok: true, processes, warnings: findings.warnings };
}

function readDefinitions(definitions: XmlElement, reading: Reading): readonly ExecutableProcess[] {
  const roots = childrenOf(definitions, 'rootElements');
  const executable = roots.filter((root) => localType(root) === 'Process' && flagOf(root, 'isExecutable', false));
  if (executable.length === 0)
    reading.refuse(idOf(definitions), 'The file has no executable process (isExecutable="true").');
  for (const root of roots) {
    if (/Choreography/.test(localType(root))) reading.refuse(idOf(root), 'Choreographies are not supported.');
  }
  const declarations = readDeclarations(definitions, reading);
  return executable.map((process) => readProcess(process, declarations, reading));
}

function readProcess(process: XmlElement, declarations: Declarations, reading: Reading): ExecutableProcess {
  if (process.id === undefined) reading.refuse('', 'A process has no id.');
  const contents: Contents = { elements: {}, flows: {} };
  readProcessElement(process, contents, declarations, reading);
  const tag = extensionOf(process, 'VersionTag', reading);
  return {
    bpmnProcessId: idOf(process),
    name: textOf(process, 'name'),
    versionTag: tag === null ? null : textOf(tag, 'value'),
    isExecutable: true,
    elements: contents.elements,
    flows: contents.flows,
    ...declarations,
  };
}

/** Associations may stand in any scope, and in the collaboration. */
function associationsIn(definitions: XmlElement): ReadonlyMap<string, readonly XmlElement[]> {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    found.push(...childrenOf(element, 'artifacts').filter((artifact) => localType(artifact) === 'Association'));
    for (const property of ['rootElements', 'flowElements']) childrenOf(element, property).forEach(visit);
  };
  visit(definitions);
  return groupBy(found, (association) => childOf(association, 'sourceRef'));
}
