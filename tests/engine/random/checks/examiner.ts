/** Looks at everything after each act, and complains by throwing. */
import type { ExecutableProcess } from '../../../../engine/core/model.ts';
import { allEntries } from '../../../../engine/core/pages.ts';
import type { AppliedCommand } from '../../../../engine/runtime/instances.ts';
import type { Outcome } from '../../../../engine/runtime/port.ts';
import type { MemoryDatabase } from '../../../../engine/store/memory/memoryStore.ts';
import type { TableName } from '../../../../engine/store/rows.ts';
import type { Act } from '../path/acts.ts';
import type { Stage } from '../path/stage.ts';
import type { Coverage } from './coverage.ts';
import { examineDocument } from './documents.ts';
import { Records } from './records.ts';
import { examineRows } from './rows.ts';

/** Acts that chance may choose although they are impossible. */
const MAY_BE_REFUSED: ReadonlySet<Act['do']> = new Set<Act['do']>([
  'cancelInstance',
  'modifyInstance',
  'migrateInstance',
  'publishMessage',
  'correlateMessage',
  'completeJob',
  'completeUserTask',
  'resolveIncident',
  'activateAdHocElements',
]);

/** Tables that hold nothing once no instance is left and every message has expired. */
const EMPTY_AT_THE_END = [
  'timers',
  'signalSubscriptions',
  'messages',
  'messageStartLocks',
  'deferred',
] as const satisfies readonly TableName[];

const complainAbout = (found: readonly string[]): void => {
  if (found.length > 0) throw new Error(found.slice(0, 10).join('\n'));
};

export class Examiner {
  readonly records = new Records();
  readonly coverage: Coverage;
  readonly #data: MemoryDatabase;
  /** The definition each instance has now. */
  readonly #definitions = new Map<string, string>();

  constructor(data: MemoryDatabase, coverage: Coverage) {
    this.#data = data;
    this.coverage = coverage;
  }

  hear(applied: AppliedCommand, processes: ReadonlyMap<string, ExecutableProcess>): void {
    this.records.add(applied);
    const { processInstanceKey, command, state } = applied;
    const key =
      command.type === 'CREATE'
        ? command.processDefinitionKey
        : (state?.processDefinitionKey ?? this.#definitions.get(processInstanceKey));
    if (key === undefined) throw new Error(`process instance ${processInstanceKey} was never created`);
    this.#definitions.set(processInstanceKey, key);
    this.coverage.sawApplied(applied, processes.get(key)!);
  }

  /** `before` = records before the act; `mayStick`: tokens may wait for ever after what an operator did. */
  examine(act: Act, answer: Outcome, stage: Stage, before: number, mayStick: boolean): void {
    complainAbout(stage.troubles);
    complainAbout(this.records.examine(this.#data.instances));
    complainAbout(this.#answers(act, answer, before));
    complainAbout(examineRows(this.#data));
    for (const state of this.#data.instances.values()) {
      const process = stage.processes.get(state.processDefinitionKey)!;
      const { wrong, stuck } = examineDocument(state, process, (key) => this.#data.instances.has(key));
      complainAbout(mayStick ? wrong : [...wrong, ...stuck]);
    }
    this.#cover(act, answer, before);
  }

  /** A refusal is allowed where chance asks for the impossible, names the reason, and has changed nothing. */
  #answers(act: Act, answer: Outcome, before: number): readonly string[] {
    if (answer.ok) return [];
    const { code, reason } = answer.rejection;
    const found = [];
    if (!MAY_BE_REFUSED.has(act.do) || code === 'INTERNAL' || code === 'UNAVAILABLE')
      found.push(`${act.do} was refused: ${code} ${reason}`);
    if (this.records.lines.length > before) found.push(`${act.do} was refused (${reason}), but something happened`);
    return found;
  }

  #cover(act: Act, answer: Outcome, before: number): void {
    const seen = answer.ok ? DONE[act.do] : REFUSED[act.do];
    if (seen) this.coverage.saw(seen);
    const correlated = this.records.lines.slice(before).some((line) => line.includes('"command":"CORRELATE_MESSAGE"'));
    if (correlated && act.do !== 'publishMessage' && act.do !== 'correlateMessage')
      this.coverage.saw('message taken from the buffer');
    if (act.do !== 'activateJobs' || !answer.ok) return;
    const { jobs } = answer as unknown as { readonly jobs: readonly { readonly row: { readonly state: string } }[] };
    if (jobs.some(({ row }) => row.state === 'TIMED_OUT')) this.coverage.saw('job handed out again after its lock');
  }

  examineEnd(): void {
    complainAbout(this.records.examineEnd());
    complainAbout(
      EMPTY_AT_THE_END.filter((table) => this.#data.table(table).size > 0).map(
        (table) => `${table} still has ${JSON.stringify([...this.#data.table(table).values()])}`,
      ),
    );
  }

  /** What is alive, for a run that does not end. */
  standing(): string {
    return [...this.#data.instances.values()]
      .flatMap(({ elements }) => [...allEntries(elements)])
      .map(({ elementId, state, incidents, joins }) => `${elementId} ${state} ${JSON.stringify({ incidents, joins })}`)
      .join('; ');
  }
}

const DONE: Partial<Record<Act['do'], string>> = {
  broadcastSignal: 'signal broadcast',
  setVariables: 'variables set',
  cancelInstance: 'instance canceled',
  modifyInstance: 'instance modified',
};

const REFUSED: Partial<Record<Act['do'], string>> = {
  modifyInstance: 'modification refused',
  migrateInstance: 'migration refused',
  publishMessage: 'duplicate message refused',
  correlateMessage: 'message nobody waits for refused',
};
