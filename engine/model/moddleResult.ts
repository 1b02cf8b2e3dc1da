/** Reads what a moddle reader says about a file: its tree, or why there is none. */
import type { Findings } from './findings.ts';
import { idOf, type XmlElement } from './xmlElement.ts';

export interface ModdleWarning {
  readonly message: string;
  readonly element?: XmlElement;
  readonly property?: string;
  readonly value?: unknown;
}

export interface ModdleResult {
  readonly rootElement: XmlElement;
  readonly warnings: readonly ModdleWarning[];
}

/** The root, or null after a refusal. `reading` is the one call of the moddle reader. */
export async function readTree(
  reading: () => Promise<ModdleResult>,
  xml: string,
  findings: Findings,
): Promise<XmlElement | null> {
  try {
    const { rootElement, warnings } = await reading();
    for (const warning of warnings) report(warning, xml, rootElement, findings);
    return rootElement;
  } catch (error) {
    findings.refuse(
      '',
      `The file is not readable: ${firstSentence(error instanceof Error ? error.message : String(error))}`,
    );
    return null;
  }
}

/** References inside the diagram, and those that only repeat what sequence flows say, change nothing. */
const HARMLESS_REFERENCES = new Set(['bpmn:incoming', 'bpmn:outgoing', 'bpmn:flowNodeRef', 'bpmn:dataObjectRef']);

function report(warning: ModdleWarning, xml: string, root: XmlElement, findings: Findings): void {
  const { message, element } = warning;
  const elementId = (element && nearestId(element)) ?? elementIdAt(message, xml) ?? idOf(root);
  if (message.startsWith('unresolved reference')) {
    const drawing = element !== undefined && /^(bpmndi|dmndi|di|dc):/.test(element.$type);
    const harmless = drawing || HARMLESS_REFERENCES.has(warning.property ?? '');
    const reason = `It refers to '${String(warning.value)}' (${warning.property ?? 'reference'}), which is not in the file.`;
    if (harmless) findings.warn(elementId, reason);
    else findings.refuse(elementId, reason);
  } else if (message.startsWith('unknown attribute')) {
    findings.warn(elementId, `Its attribute '${warning.property ?? ''}' is not known here and has no effect.`);
  } else if (/duplicate ID <(.*)>/.test(message)) {
    const id = /duplicate ID <(.*)>/.exec(message)?.[1] ?? '';
    findings.refuse(id, `The id '${id}' is used by more than one element.`);
  } else {
    findings.refuse(elementId, `The file cannot be read completely: ${firstSentence(message)}`);
  }
}

function nearestId(element: XmlElement): string | null {
  for (let at: unknown = element; isParent(at); at = at['$parent']) {
    if (at.id !== undefined) return at.id;
  }
  return null;
}

function isParent(value: unknown): value is XmlElement {
  return typeof value === 'object' && value !== null;
}

/** The moddle message says line and column of the element that it skipped. */
function elementIdAt(message: string, xml: string): string | null {
  const place = /line: (\d+)\s+column: (\d+)/.exec(message);
  if (!place) return null;
  const rest = xml.split('\n').slice(Number(place[1])).join('\n').slice(Number(place[2]));
  return /^<[^>]*?\sid="([^"]*)"/.exec(rest)?.[1] ?? null;
}

function firstSentence(message: string): string {
  const nested = /nested error: (.*)/.exec(message)?.[1];
  const place = /line: (\d+)/.exec(message)?.[1];
  const what = message.split('\n')[0] ?? message;
  return [
    what,
    nested === undefined ? '' : `, ${nested}`,
    place === undefined ? '' : ` (line ${Number(place) + 1})`,
    '.',
  ].join('');
}
