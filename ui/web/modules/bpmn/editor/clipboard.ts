/** Copies between diagrams: what is copied in one draft is there in another, in another window too. */
import type { EditorModule } from '../services.ts';

const KEY = 'fengqiao.studio.clipboard';

interface Moddle {
  create(type: string, attributes: object): unknown;
}

/** bpmn-js copies to plain values and moddle elements; those say their type, and are made again when read. */
export class SharedClipboard {
  static readonly $inject = ['moddle'];
  readonly #moddle: Moddle;

  constructor(moddle: Moddle) {
    this.#moddle = moddle;
  }

  get(): unknown {
    const kept = localStorage.getItem(KEY);
    if (kept === null) return undefined;
    // An element that several refer to stays one.
    const made = new Map<string, unknown>();
    return JSON.parse(kept, (_key, value: unknown) => {
      if (typeof value !== 'object' || value === null || !('$type' in value)) return value;
      const { $type, ...attributes } = value as { $type: string; id?: string };
      const again = made.get(attributes.id ?? '');
      if (again !== undefined) return again;
      const element = this.#moddle.create($type, attributes);
      if (attributes.id !== undefined) made.set(attributes.id, element);
      return element;
    });
  }

  set(tree: unknown): void {
    localStorage.setItem(KEY, JSON.stringify(tree));
  }

  clear(): unknown {
    const before = this.get();
    localStorage.removeItem(KEY);
    return before;
  }

  isEmpty(): boolean {
    return localStorage.getItem(KEY) === null;
  }
}

export const clipboardModule: EditorModule = { clipboard: ['type', SharedClipboard] };
