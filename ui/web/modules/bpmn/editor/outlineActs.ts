/** What the outline changes: the same commands of bpmn-js as on the canvas, so that undo knows no difference. */
import { is, property, text } from '../../../../../processes/lint/moddle.ts';
import type { Drawn, ElementTemplate, Get } from '../services.ts';
import { conditionOf, groupsOf } from './expressions.ts';
import { setEnglishName, setExtension } from './extensions.ts';
import { insertStep } from './insertStep.ts';

/** Kinds that a step can be added as, or changed into. */
export const STEP_KINDS = [
  'bpmn:UserTask',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:CallActivity',
  'bpmn:ExclusiveGateway',
  'bpmn:ParallelGateway',
  'bpmn:EndEvent',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What can be edited of one element in words. */
export interface Facts {
  readonly name: string;
  readonly english: string;
  /** FEEL; null = an element that has none. */
  readonly condition: string | null;
  readonly groups: string | null;
  /** It can become another kind of step. */
  readonly isStep: boolean;
}

const GATE_SPLITS: readonly string[] = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'];

export class OutlineActs {
  readonly #get: Get;

  constructor(get: Get) {
    this.#get = get;
  }

  #element = (id: string): Drawn | undefined => this.#get('elementRegistry').get(id);

  facts(id: string): Facts | undefined {
    const element = this.#element(id);
    if (!element) return undefined;
    const { businessObject: own } = element;
    const isFlow = is(own, 'bpmn:SequenceFlow');
    const decides = isFlow && GATE_SPLITS.includes(element.source?.type ?? '');
    return {
      name: text(own, 'name') ?? '',
      english: englishOf(element),
      condition: decides ? (conditionOf(own) ?? '') : null,
      groups: is(own, 'bpmn:UserTask') ? (groupsOf(own) ?? '') : null,
      isStep: STEP_KINDS.some((kind) => is(own, kind)) || element.type === 'bpmn:Task',
    };
  }

  /** Templates that the element can have. */
  templates(id: string): readonly ElementTemplate[] {
    const element = this.#element(id);
    return element ? this.#get('elementTemplates').getAll(element) : [];
  }

  applyTemplate(id: string, templateId: string): string | undefined {
    const element = this.#element(id);
    const template = this.templates(id).find((each) => each.id === templateId);
    return element && template && this.#get('elementTemplates').applyTemplate(element, template).id;
  }

  rename(id: string, name: string): void {
    this.#change(id, (element) => this.#get('modeling').updateProperties(element, { name }));
  }

  /** The id after it: a new element is given one that says what it is. */
  renameInEnglish(id: string, name: string): string {
    const element = this.#element(id);
    if (element) setEnglishName(this.#get, element, name);
    return element?.id ?? id;
  }

  setCondition(id: string, body: string): void {
    this.#change(id, (element) =>
      this.#get('modeling').updateProperties(element, {
        conditionExpression:
          body === '' ? undefined : this.#get('bpmnFactory').create('bpmn:FormalExpression', { body }),
      }),
    );
  }

  setGroups(id: string, candidateGroups: string): void {
    this.#change(id, (element) =>
      setExtension(
        this.#get,
        element,
        'zeebe:AssignmentDefinition',
        candidateGroups === ''
          ? null
          : this.#get('bpmnFactory').create('zeebe:AssignmentDefinition', { candidateGroups }),
      ),
    );
  }

  /** The id of the new element, which differs when bpmn-js makes it anew. */
  changeKind(id: string, kind: StepKind): string | undefined {
    const element = this.#element(id);
    return element && this.#get('bpmnReplace').replaceElement(element, { type: kind }).id;
  }

  /** A step behind the element; the one way out that there may be goes on from the new step. */
  addAfter(id: string, kind: StepKind): string | undefined {
    const element = this.#element(id);
    if (!element) return undefined;
    const ways = element.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
    const [way] = ways;
    if (way && ways.length === 1 && kind !== 'bpmn:EndEvent')
      return insertStep(this.#get('commandStack'), { source: element, way, type: kind })?.id;
    return this.#get('autoPlace').append(element, this.#get('elementFactory').createShape({ type: kind })).id;
  }

  /** Another way from a step to one that is there. */
  connect(id: string, targetId: string): string | undefined {
    const [source, target] = [this.#element(id), this.#element(targetId)];
    return source && target && this.#get('modeling').connect(source, target).id;
  }

  remove(id: string): void {
    this.#change(id, (element) => this.#get('modeling').removeElements([element]));
  }

  #change(id: string, act: (element: Drawn) => void): void {
    const element = this.#element(id);
    if (element) act(element);
  }
}

const englishOf = ({ businessObject }: Drawn): string => property(businessObject, 'name:en') ?? '';
