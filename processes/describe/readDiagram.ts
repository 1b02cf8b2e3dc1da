/** A BPMN file as moddle elements, whether it can run or not: a draft is described and compared while it is being drawn. */
import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { ModdleElement } from '../lint/moddle.ts';

/** The definitions of the file; rejects when it is not BPMN XML. */
export async function readDiagram(xml: string): Promise<ModdleElement> {
  const { rootElement } = await new BpmnModdle({ zeebe }).fromXML(xml);
  return rootElement;
}
