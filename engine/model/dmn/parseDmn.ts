/** DMN XML -> executable decisions, or every reason why not. */
import { DmnModdle } from 'dmn-moddle';
import { collectFindings, type Findings, type Problem } from '../findings.ts';
import { readTree } from '../moddleResult.ts';
import { childOf, childrenOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { readXmlText } from '../xmlText.ts';
import type { Decision, DecisionGraph } from './decisions.ts';
import { readTable } from './readTable.ts';
import { readSource } from './readSource.ts';

export type ParsedDmn =
  | ({ readonly ok: true; readonly warnings: readonly Problem[] } & DecisionGraph)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a DMN 1.3 file; what cannot be evaluated is refused by element id, all problems at once. Never throws for bad input. */
export async function parseDmn(xml: string): Promise<ParsedDmn> {
  const findings = collectFindings();
  const text = readXmlText(xml);
  if (!text.ok) return { ok: false, problems: [{ elementId: '', reason: text.reason }] };
  const definitions = await readTree(() => new DmnModdle().fromXML(text.text), text.text, findings);
  const graph = definitions === null ? null : readGraph(definitions, findings);
  if (graph === null || findings.problems.length > 0) return { ok: false, problems: findings.problems };
  return { ok: true, ...graph, warnings: findings.warnings };
}

function readGraph(definitions: XmlElement, findings: Findings): DecisionGraph {
  const id = idOf(definitions);
  if (id === '') findings.refuse('', 'The decision requirements graph has no id.');
  const decisions = childrenOf(definitions, 'drgElement')
    .filter((element) => localType(element) === 'Decision')
    .map((decision) => readDecision(decision, findings));
  if (decisions.length === 0) findings.refuse(id, 'The file has no decision.');
  checkRequirements(decisions, findings);
  return { decisionRequirements: { id, name: textOf(definitions, 'name') }, decisions };
}

function readDecision(decision: XmlElement, findings: Findings): Decision {
  const id = idOf(decision);
  if (id === '') findings.refuse('', 'A decision has no id.');
  if (childrenOf(decision, 'knowledgeRequirement').length > 0) {
    findings.refuse(id, 'Business knowledge models are not supported.');
  }
  const variable = childOf(decision, 'variable');
  return {
    id,
    name: textOf(decision, 'name'),
    versionTag: versionTagOf(decision),
    variableName: variable === null ? null : textOf(variable, 'name'),
    resultType: variable === null ? null : textOf(variable, 'typeRef'),
    requires: childrenOf(decision, 'informationRequirement')
      .map((requirement) => childOf(requirement, 'requiredDecision'))
      .map((reference) => (reference === null ? null : textOf(reference, 'href')))
      .filter((href) => href !== null)
      .map((href) => href.replace(/^#/, '')),
    logic: readLogic(decision, findings),
  };
}

function readLogic(decision: XmlElement, findings: Findings): Decision['logic'] {
  const id = idOf(decision);
  const logic = childOf(decision, 'decisionLogic');
  switch (logic === null ? '' : localType(logic)) {
    case 'DecisionTable':
      return readTable(logic!, id, findings);
    case 'LiteralExpression':
      return { kind: 'literal', source: readSource(logic, id, 'The literal expression', 'required', findings) };
    case '':
      findings.refuse(id, 'The decision has no logic.');
      break;
    default:
      findings.refuse(
        id,
        `Decision logic of type ${localType(logic!)} is not supported; use a decision table or a literal expression.`,
      );
  }
  return { kind: 'literal', source: 'null' };
}

/** `zeebe:versionTag`, a generic element here because DMN has no zeebe descriptor. */
function versionTagOf(decision: XmlElement): string | null {
  const extensions = childOf(decision, 'extensionElements');
  const values = extensions === null ? [] : childrenOf(extensions, 'values');
  const tag = values.find((value) => value.$type === 'zeebe:versionTag');
  return tag === undefined ? null : textOf(tag, 'value');
}

function checkRequirements(decisions: readonly Decision[], findings: Findings): void {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  if (byId.size < decisions.length) findings.refuse(decisions[0]?.id ?? '', 'Two decisions have the same id.');
  for (const decision of decisions) {
    for (const required of decision.requires) {
      if (!byId.has(required))
        findings.refuse(decision.id, `It requires the decision '${required}', which is not in the file.`);
    }
    if (reaches(decision.id, decision, byId, new Set())) {
      findings.refuse(decision.id, 'It requires itself, directly or through other decisions.');
    }
  }
}

function reaches(goal: string, from: Decision, byId: ReadonlyMap<string, Decision>, seen: Set<string>): boolean {
  return from.requires.some((id) => {
    if (id === goal) return true;
    const next = byId.get(id);
    if (next === undefined || seen.has(id)) return false;
    seen.add(id);
    return reaches(goal, next, byId, seen);
  });
}
