/** One file being drawn: its ids, what it declares, and what a player of its processes must know. */
import type { JsonObject, JsonValue } from '../../../../engine/core/json.ts';
import type { Random } from '../../../support/rounds.ts';
import { extensions, xml } from './xml.ts';

/** Version 2 is the same drawing with other names, some other ids, and a task more in each process. */
export type Version = 1 | 2;

/** The correlation key of every message: several instances wait for the same, as they do in life. */
export const CORRELATION_KEY = 'k';

export interface IdMapping {
  readonly sourceElementId: string;
  readonly targetElementId: string;
}

export class Drawing {
  readonly random: Random;
  readonly version: Version;
  readonly declarations: string[] = [];
  readonly messages: string[] = [];
  readonly signals: string[] = [];
  readonly errorCodes: string[] = [];
  /** Variables that a model reads and nobody has set; with them its incidents can be resolved. */
  readonly cures: Record<string, JsonValue> = {};
  /** Per process, which id of version 1 is which of version 2. */
  readonly mappings = new Map<string, IdMapping[]>();
  /** Blocks that may still be drawn: keeps a run at some tens of commands. */
  room: number;
  #next = 1;

  constructor(random: Random, version: Version, room: number) {
    this.random = random;
    this.version = version;
    this.room = room;
  }

  chance(percent: number): boolean {
    return this.random.between(1, 100) <= percent;
  }

  number(): number {
    return this.#next++;
  }

  /** An element's id; one in seven has another in version 2. */
  id(processId: string, kind: string): string {
    const number = this.number();
    const old = `${kind}${String(number)}`;
    const id = this.version === 2 && number % 7 === 0 ? `${old}-renamed` : old;
    const mapping = this.mappings.get(processId) ?? [];
    mapping.push({ sourceElementId: old, targetElementId: id });
    this.mappings.set(processId, mapping);
    return id;
  }

  nameOf(id: string): string {
    return this.version === 2 ? `${id}, second version` : id;
  }

  /** Declares a message; its correlation key is now and then a variable that is missing. */
  message(): string {
    const name = `message${String(this.number())}`;
    const key = this.chance(8) ? `key${String(this.number())}` : 'key';
    if (key !== 'key') this.cures[key] = CORRELATION_KEY;
    this.declarations.push(
      xml('bpmn:message', { id: name, name }, extensions(xml('zeebe:subscription', { correlationKey: `=${key}` }))),
    );
    this.messages.push(name);
    return name;
  }

  signal(): string {
    const name = `signal${String(this.number())}`;
    this.declarations.push(xml('bpmn:signal', { id: name, name }));
    this.signals.push(name);
    return name;
  }

  /** An error, declared under its code. */
  error(code = `ERROR_${String(this.number())}`): string {
    if (this.errorCodes.includes(code)) return code;
    this.declarations.push(xml('bpmn:error', { id: code, name: code, errorCode: code }));
    this.errorCodes.push(code);
    return code;
  }

  escalation(code = `TOLD_${String(this.number())}`): string {
    const declaration = xml('bpmn:escalation', { id: code, name: code, escalationCode: code });
    if (!this.declarations.includes(declaration)) this.declarations.push(declaration);
    return code;
  }
}

/** What a player needs besides the file. */
export interface Model {
  readonly xml: string;
  readonly messages: readonly string[];
  readonly signals: readonly string[];
  readonly errorCodes: readonly string[];
  readonly cures: JsonObject;
  readonly mappings: ReadonlyMap<string, readonly IdMapping[]>;
}
