/** A process or sub-process being drawn: nodes and the flows between them. */
import type { Drawing } from './drawing.ts';
import { formal, xml } from './xml.ts';

export interface ScopeOptions {
  readonly processId: string;
  /** Codes of errors that are caught around what is drawn here. */
  readonly errors: readonly string[];
  readonly escalations: readonly string[];
  /** Nothing here throws what might start it again, and nothing calls: an event that triggers itself would never end. */
  readonly quiet: boolean;
  /** The process that call activities here call; null = none. */
  readonly calls: string | null;
  /** Ad-hoc sub-processes have no end events. */
  readonly withoutEnds?: boolean;
  /** Any block, chosen by chance; given in, so that blocks which hold blocks need not import one another. */
  readonly anyBlock: Block;
}

/** A block goes on from one node and says from which node the flow leaves it. */
export type Block = (scope: Scope, from: string, depth: number) => string;

export class Scope {
  readonly file: Drawing;
  readonly options: ScopeOptions;
  readonly #parts: string[] = [];
  /** Parallel blocks around what is drawn now: a branch that ended on its own would leave their joins waiting. */
  inParallel = 0;

  constructor(file: Drawing, options: ScopeOptions) {
    this.file = file;
    this.options = options;
  }

  id(kind: string): string {
    return this.file.id(this.options.processId, kind);
  }

  block(from: string, depth: number): string {
    return this.options.anyBlock(this, from, depth);
  }

  /** Adds anything that is not a flow node, or a node whose flows are drawn by hand. */
  add(part: string): void {
    this.#parts.push(part);
  }

  /** Adds a node that a flow from `from` enters. */
  after(from: string, id: string, part: string): string {
    this.add(part);
    this.flow(from, id);
    return id;
  }

  /** Draws a sequence flow; answers its id, which is the same in every version. */
  flow(from: string, to: string, condition?: string): string {
    const id = `flow${String(this.file.number())}`;
    this.add(
      xml(
        'bpmn:sequenceFlow',
        { id, sourceRef: from, targetRef: to },
        ...(condition === undefined ? [] : [formal('bpmn:conditionExpression', condition)]),
      ),
    );
    return id;
  }

  node(kind: string, element: string, attributes: Readonly<Record<string, string | boolean | undefined>> = {}) {
    const id = this.id(kind);
    const make = (...inside: readonly string[]): string =>
      xml(`bpmn:${element}`, { id, name: this.file.nameOf(id), ...attributes }, ...inside);
    return { id, make };
  }

  toXml(): string {
    return this.#parts.join('');
  }
}
