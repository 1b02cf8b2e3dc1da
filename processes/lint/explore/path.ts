/** A path through a process: what was done, and what was chosen on the way. It can be played again through the real core. */
import type { JsonValue } from '../../../engine/core/json.ts';
import type { ExecutableProcess } from '../../../engine/core/model.ts';
import { withCalled } from './called.ts';
import { Knowledge } from './knowledge.ts';
import type { Words } from './monitor.ts';
import type { Choice } from './oracle.ts';
import { elementOf, stepWith, type Move, type Stepped } from './step.ts';
import { emptySystem, Models } from './system.ts';
import { isUnknown } from './unknown.ts';

export interface PathStep {
  readonly move: Move;
  readonly script: readonly number[];
  readonly choices: readonly Choice[];
  /** Unknown values that the choices made known. */
  readonly known: readonly (readonly [token: string, value: JsonValue])[];
}

export type Path = readonly PathStep[];

/** Plays a path through the core, step by step. The same models give the same keys, so the commands fit again. */
export function* play(processId: string, processes: readonly ExecutableProcess[], path: Path): Generator<Stepped> {
  const explored = withCalled(processId, processes);
  const models = new Models(explored);
  const knowledge = new Knowledge(explored);
  let system = emptySystem;
  for (const { move, script } of path) {
    const stepped = stepWith(models, knowledge, system, move, script);
    yield stepped;
    system = stepped.system;
  }
}

/** One step as a person reads it and as the diagram marks it. */
export interface ShownStep {
  readonly elementId: string;
  readonly processId: string;
  readonly what: Words;
  /** Sequence flows and loops that a choice was made at. */
  readonly choices: readonly { readonly elementId: string; readonly chosen: string }[];
}

export const shownPath = (path: Path): readonly ShownStep[] =>
  path.map(({ move, choices }) => ({
    elementId: elementOf(move),
    processId: 'start' in move ? move.start.processId : move.act.processId,
    what: inWords(move),
    choices: choices.map(({ elementId, chosen }) => ({ elementId, chosen })),
  }));

function inWords(move: Move): Words {
  if ('start' in move) {
    const { messageName } = move.start;
    return messageName === null
      ? { zh: '流程开始', en: 'the process begins' }
      : { zh: `收到消息 ${messageName}，流程开始`, en: `message ${messageName} begins the process` };
  }
  const { act } = move;
  switch (act.kind) {
    case 'task': {
      const { outcome } = act.variables;
      const result = typeof outcome === 'string' && !isUnknown(outcome) ? outcome : '…';
      return { zh: `人员完成，结果 ${result}`, en: `a person completes it with ${result}` };
    }
    case 'job':
      return { zh: `系统完成 ${act.jobType ?? ''}`, en: `a worker completes ${act.jobType ?? ''}` };
    case 'listener':
      return { zh: '监听任务完成', en: 'a listener job completes' };
    case 'resolve':
      return { zh: '运维人员让引擎重试', en: 'an operator has the engine try again' };
    case 'error':
      return { zh: `抛出错误 ${act.code}`, en: `error ${act.code} is thrown` };
    case 'message':
      return { zh: `收到消息 ${act.messageName}`, en: `message ${act.messageName} arrives` };
    case 'signal':
      return { zh: '收到信号', en: 'a signal arrives' };
    case 'timer':
      return { zh: '定时器触发', en: 'the timer fires' };
  }
}
