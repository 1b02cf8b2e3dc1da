/** A step put between two others as one command: room is made, the line is led through the new step. */
import type { Drawn, EditorModule, Services } from '../services.ts';

export interface Insertion {
  readonly source: Drawn;
  /** The one way out of it; it goes on from the new step. */
  readonly way: Drawn;
  readonly type: string;
  added?: Drawn;
}

/** Between two steps, as the shipped diagrams have it. */
const GAP = 50;

class InsertStep {
  static readonly $inject = ['modeling', 'spaceTool', 'elementRegistry', 'elementFactory'];
  readonly #modeling: Services['modeling'];
  readonly #space: Services['spaceTool'];
  readonly #registry: Services['elementRegistry'];
  readonly #factory: Services['elementFactory'];

  constructor(
    modeling: Services['modeling'],
    space: Services['spaceTool'],
    registry: Services['elementRegistry'],
    factory: Services['elementFactory'],
  ) {
    this.#modeling = modeling;
    this.#space = space;
    this.#registry = registry;
    this.#factory = factory;
  }

  preExecute(context: Insertion): void {
    const { source, way, type } = context;
    const { target } = way;
    if (!target) return;
    const shape = this.#factory.createShape({ type });
    const right = source.x + source.width;
    this.#makeRoom(right + GAP / 2, shape.width + GAP);
    const middle = { x: right + GAP + shape.width / 2, y: source.y + source.height / 2 };
    const added = this.#modeling.createShape(shape, middle, source.parent!);
    this.#modeling.reconnectEnd(way, added, middle);
    this.#modeling.connect(added, target);
    this.#modeling.layoutConnection(way);
    context.added = added;
  }

  /** Everything on the right moves on; pools and lanes get wider. */
  #makeRoom(start: number, width: number): void {
    const drawn = this.#registry.filter(({ parent }) => parent !== undefined);
    const { movingShapes, resizingShapes } = this.#space.calculateAdjustments(drawn, 'x', width, start);
    this.#modeling.createSpace(movingShapes, resizingShapes, { x: width, y: 0 }, 'e', start);
  }
}

const COMMAND = 'studio.insertStep';

class InsertStepCommand {
  static readonly $inject = ['commandStack'];
  constructor(stack: Services['commandStack']) {
    stack.registerHandler(COMMAND, InsertStep);
  }
}

export const insertStepModule: EditorModule = {
  __init__: ['insertStepCommand'],
  insertStepCommand: ['type', InsertStepCommand],
};

export function insertStep(stack: Services['commandStack'], insertion: Insertion): Drawn | undefined {
  stack.execute(COMMAND, insertion);
  return insertion.added;
}
