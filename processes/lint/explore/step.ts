/** One step: an act, with every combination of the choices that it leads to. */
import { createFeel } from '../../../engine/feel/feel.ts';
import type { Command } from '../../../engine/core/commands.ts';
import type { JsonObject, JsonValue, Key } from '../../../engine/core/json.ts';
import type { Act } from './acts.ts';
import type { Knowledge } from './knowledge.ts';
import type { Happening, Words } from './monitor.ts';
import { nextScript, Oracle, type Choice } from './oracle.ts';
import { withoutMarks } from './roles.ts';
import { startCommand, ROOT_KEY, type Start } from './starts.ts';
import { symbolicFeel } from './symbolicFeel.ts';
import { send, variablesAt, withKnown, type Happened, type Models, type System } from './system.ts';
import { substitute } from './unknown.ts';

/** What begins a path or continues it. */
export type Move = { readonly start: Start } | { readonly act: Act };

export interface Stepped {
  readonly move: Move;
  readonly script: readonly number[];
  readonly choices: readonly Choice[];
  readonly known: ReadonlyMap<string, JsonValue>;
  readonly system: System;
  readonly events: readonly Happened[];
  readonly happenings: readonly Happening[];
  /** Why the exploration is not true from here. */
  readonly undecided: readonly { readonly elementId: string; readonly reason: Words }[];
  /** Where the engine raised an incident: it goes on when an operator has it try again with other variables. */
  readonly stopped: readonly { readonly elementId: string; readonly reason: Words }[];
}

const feel = createFeel();

/** The step with the choices of the script. */
export function stepWith(
  models: Models,
  knowledge: Knowledge,
  from: System,
  move: Move,
  script: readonly number[],
): Stepped {
  const oracle = new Oracle(script);
  const known = new Map<string, JsonValue>();
  const instants = new Map<string, JsonValue>();
  const undecided: { elementId: string; reason: Words }[] = [];
  const { instance, command } = commandOf(move);
  const now = 'act' in move && move.act.kind === 'timer' ? Math.max(from.now, move.act.dueAt) : from.now;
  const findings = {
    known,
    instants,
    undecided: (elementId: string, reason: Words) => void undecided.push({ elementId, reason }),
  };
  const run = { feel: feel.at({ now, random: () => 0 }), oracle, knowledge, findings };
  const port = symbolicFeel(run, new Date(now).toISOString());
  const sent = send(models, { ...from, now }, instance, command, port);
  const system = withKnown(sent.system, known);
  const stopped = sent.events.flatMap((event) =>
    event.type === 'INCIDENT_CREATED'
      ? [{ elementId: event.elementId, reason: stops(withoutMarks(event.errorMessage)) }]
      : [],
  );
  if (sent.endless) undecided.push({ elementId: elementOf(move), reason: ENDLESS });
  const happenings = happeningsOf(models, from, system, move, sent.events, instants, known);
  return { move, script, choices: oracle.trail, known, system, events: sent.events, happenings, undecided, stopped };
}

/** The step with every combination of choices. */
export function* stepsOf(models: Models, knowledge: Knowledge, from: System, move: Move): Generator<Stepped> {
  let script: readonly number[] | null = [];
  while (script) {
    const stepped: Stepped = stepWith(models, knowledge, from, move, script);
    yield stepped;
    script = nextScript(stepped.choices);
  }
}

const stops = (message: string): Words => ({ zh: `引擎在此停下：${message}`, en: `the engine stops here: ${message}` });
const ENDLESS: Words = { zh: '循环中没有等待，引擎不会停', en: 'a loop without a wait never comes to rest' };

const commandOf = (move: Move): { readonly instance: Key; readonly command: Command } =>
  'start' in move ? { instance: ROOT_KEY, command: startCommand(move.start) } : move.act;

export const elementOf = (move: Move): string => ('start' in move ? move.start.startEventId : move.act.elementId);

function happeningsOf(
  models: Models,
  before: System,
  after: System,
  move: Move,
  events: readonly Happened[],
  instants: ReadonlyMap<string, JsonValue>,
  known: ReadonlyMap<string, JsonValue>,
): readonly Happening[] {
  const found: Happening[] = [];
  const resolved = (value: JsonObject): JsonObject => substitute(value, known) as JsonObject;
  const processOf = new Map([...before.docs.values()].map((doc) => [doc.processInstanceKey, doc.processDefinitionKey]));
  const lastEnded = new Map<Key, string>();
  const elementIds = new Map<Key, string>();
  if ('act' in move) {
    const { instance, elementInstanceKey } = move.act;
    found.push({
      kind: 'act',
      act: move.act,
      variables: resolved(variablesAt(before.docs, instance, elementInstanceKey)),
    });
  }
  for (const event of events)
    switch (event.type) {
      case 'PROCESS_INSTANCE_CREATED':
        processOf.set(event.instance, event.processDefinitionKey);
        break;
      case 'ELEMENT_ACTIVATING':
        elementIds.set(event.key, event.elementId);
        break;
      case 'ELEMENT_ACTIVATED':
        if (event.key === event.instance) found.push(began(event.instance, events, move, processOf, resolved));
        break;
      case 'VARIABLE_CREATED':
        if (event.scopeKey !== event.instance)
          found.push({ kind: 'localVariable', name: event.name, value: substitute(event.value, known) });
        break;
      case 'ELEMENT_COMPLETED':
        if (event.key !== event.instance) lastEnded.set(event.instance, elementIds.get(event.key) ?? elementOf(move));
        break;
      case 'USER_TASK_CREATING': {
        const processId = processOf.get(event.instance)!;
        const element = models.process(processId)!.elements[event.elementId]!;
        if (element.type !== 'USER_TASK') break;
        found.push({
          kind: 'offered',
          processId,
          element,
          groups: substitute(event.candidateGroups, known) as readonly string[],
          due: event.dueDate === null ? null : substitute(instants.get(event.elementId) ?? event.dueDate, known),
          variables: variablesAt(after.docs, event.instance, event.elementInstanceKey),
        });
        break;
      }
      case 'PROCESS_INSTANCE_COMPLETED':
        found.push({
          kind: 'ended',
          processId: processOf.get(event.instance)!,
          elementId: lastEnded.get(event.instance) ?? elementOf(move),
          isRoot: event.instance === ROOT_KEY,
          variables: resolved(event.variables),
        });
        break;
      default:
    }
  return found;
}

/** A process instance is there, with the variables it was given. */
function began(
  instance: Key,
  events: readonly Happened[],
  move: Move,
  processOf: ReadonlyMap<Key, string>,
  resolved: (value: JsonObject) => JsonObject,
): Happening {
  const isRoot = instance === ROOT_KEY;
  const given = events.flatMap((event) =>
    event.type === 'VARIABLE_CREATED' && event.scopeKey === instance ? [[event.name, event.value] as const] : [],
  );
  return {
    kind: 'began',
    processId: processOf.get(instance)!,
    startEventId: isRoot && 'start' in move ? move.start.startEventId : null,
    messageName: isRoot && 'start' in move ? move.start.messageName : null,
    isRoot,
    variables: resolved(isRoot && 'start' in move ? move.start.variables : Object.fromEntries(given)),
  };
}
