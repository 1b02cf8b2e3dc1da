/** What a file defines and uses, or every reason why it cannot run. */
import type { ExecutableProcess } from '../../engine/core/model.ts';
import { parseBpmn } from '../../engine/model/bpmn/parseBpmn.ts';
import { parseDmn } from '../../engine/model/dmn/parseDmn.ts';
import type { Problem } from '../../engine/model/findings.ts';
import { parseForm } from '../../engine/model/parseForm.ts';
import { readXmlText } from '../../engine/model/xmlText.ts';
import type { FileKind } from '../../domain/schema/studio.ts';

export interface FileFacts {
  /** Ids of processes or decisions, or the form's id. */
  readonly defines: readonly string[];
  readonly name: { readonly zh: string; readonly en: string };
  /** Ids of forms and decisions that it takes from its own deployment. */
  readonly uses: readonly string[];
  /** The process of a BPMN file; null for the others. */
  readonly process: ExecutableProcess | null;
}
export type FileProblem = Problem;
export type ReadFile =
  | { readonly ok: true; readonly facts: FileFacts }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const KINDS: Readonly<Record<string, FileKind>> = { bpmn: 'BPMN', dmn: 'DMN', form: 'FORM' };
export const kindOf = (resource: string): FileKind => KINDS[resource.slice(resource.lastIndexOf('.') + 1)] ?? 'FORM';
/** A file is named after what it defines (design: process ids are file names). */
export const idOfFile = (resource: string): string => resource.replace(/\.(bpmn|dmn|form)$/, '');

const refuse = (elementId: string, reason: string): ReadFile => ({ ok: false, problems: [{ elementId, reason }] });

/** Size and entity declarations are looked at before any parser sees the file. Never throws for bad input. */
export async function readFile(resource: string, content: string): Promise<ReadFile> {
  const read = await READERS[kindOf(resource)](content);
  if (!read.ok) return read;
  const id = idOfFile(resource);
  return read.facts.defines.includes(id)
    ? read
    : refuse(read.facts.defines[0] ?? '', `The file defines '${read.facts.defines.join("', '")}', not '${id}'.`);
}

/** The first look at a save: a drawing may be unfinished, but it is text of its kind and no bomb. */
export function acceptable(resource: string, content: string): readonly Problem[] {
  if (kindOf(resource) === 'FORM') {
    const form = parseForm(content);
    return form.ok ? [] : form.problems;
  }
  const text = readXmlText(content);
  return text.ok ? [] : [{ elementId: '', reason: text.reason }];
}

const READERS: Readonly<Record<FileKind, (content: string) => ReadFile | Promise<ReadFile>>> = {
  async BPMN(content) {
    const read = await parseBpmn(content);
    if (!read.ok) return read;
    const [process, second] = read.processes;
    if (!process) return refuse('', 'The file has no process.');
    if (second) return refuse(second.bpmnProcessId, 'A file holds one executable process, which it is named after.');
    const own = process.elements[process.bpmnProcessId];
    const zh = process.name ?? process.bpmnProcessId;
    return {
      ok: true,
      facts: {
        defines: [process.bpmnProcessId],
        name: { zh, en: own?.properties['name:en'] ?? zh },
        uses: [...new Set(usesOf(process))],
        process,
      },
    };
  },
  async DMN(content) {
    const read = await parseDmn(content);
    if (!read.ok) return read;
    const { decisionRequirements, decisions } = read;
    const zh = decisionRequirements.name ?? decisionRequirements.id;
    return {
      ok: true,
      facts: { defines: decisions.map(({ id }) => id), name: { zh, en: zh }, uses: [], process: null },
    };
  },
  FORM(content) {
    const read = parseForm(content);
    if (!read.ok) return read;
    const { name, properties } = read.schema as { name?: unknown; properties?: Readonly<Record<string, unknown>> };
    const zh = typeof name === 'string' ? name : read.id;
    const en = properties?.['name:en'];
    return {
      ok: true,
      facts: { defines: [read.id], name: { zh, en: typeof en === 'string' ? en : zh }, uses: [], process: null },
    };
  },
};

function* usesOf(process: ExecutableProcess): Generator<string> {
  for (const element of Object.values(process.elements)) {
    const form = 'form' in element ? element.form : null;
    if (form?.kind === 'linked' && form.binding.kind === 'deployment') yield form.formId;
    if (
      element.type === 'BUSINESS_RULE_TASK' &&
      element.implementation.kind === 'decision' &&
      element.implementation.binding.kind === 'deployment' &&
      element.implementation.decisionId.kind === 'static'
    )
      yield element.implementation.decisionId.value;
  }
}
