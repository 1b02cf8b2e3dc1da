/** The core's one function: a command on an instance gives events, the new document and follow-ups. */
import { checkScope } from './behaviors/scopes.ts';
import { activateAdHoc } from './commands/adHoc.ts';
import { childCompleted, childTerminated, childThrew, throwAnswered } from './commands/children.ts';
import { correlateMessage, triggerSignal, triggerTimer } from './commands/events.ts';
import { cancel, continueSteps, create, resolveIncident, updateVariables } from './commands/instances.ts';
import { completeJob, failJob, throwError, updateJob } from './commands/jobs.ts';
import { migrate } from './commands/migrate.ts';
import { modify } from './commands/modify.ts';
import { assignUserTask, completeUserTask, unassignUserTask, updateUserTask } from './commands/userTasks.ts';
import { notFound } from './commands/rejections.ts';
import type { Command, CommandType, Rejection } from './commands.ts';
import type { Apply } from './context.ts';
import { Processing } from './processing.ts';
import { activate, runStep } from './stepper.ts';

type Handler<C> = (p: Processing, command: C) => Rejection | null;

const handlers: { readonly [T in CommandType]: Handler<Extract<Command, { readonly type: T }>> } = {
  CREATE: create,
  CONTINUE: continueSteps,
  COMPLETE_JOB: completeJob,
  FAIL_JOB: failJob,
  THROW_ERROR: throwError,
  UPDATE_JOB: updateJob,
  COMPLETE_USER_TASK: completeUserTask,
  ASSIGN_USER_TASK: assignUserTask,
  UNASSIGN_USER_TASK: unassignUserTask,
  UPDATE_USER_TASK: updateUserTask,
  TRIGGER_TIMER: triggerTimer,
  CORRELATE_MESSAGE: correlateMessage,
  TRIGGER_SIGNAL: triggerSignal,
  CANCEL: cancel,
  RESOLVE_INCIDENT: resolveIncident,
  UPDATE_VARIABLES: updateVariables,
  MODIFY: modify,
  MIGRATE: migrate,
  ACTIVATE_AD_HOC_ELEMENTS: activateAdHoc,
  CHILD_COMPLETED: childCompleted,
  CHILD_TERMINATED: childTerminated,
  CHILD_THREW: childThrew,
  THROW_ANSWERED: throwAnswered,
};

export const apply: Apply = (state, command, ctx) => {
  if (!state && command.type !== 'CREATE')
    return { ok: false, rejection: notFound('Expected a process instance, but no such process instance was found') };
  const definitionKey =
    state?.processDefinitionKey ?? (command as Extract<Command, { type: 'CREATE' }>).processDefinitionKey;
  const deployed = ctx.processes.byKey(definitionKey);
  if (!deployed)
    return {
      ok: false,
      rejection: notFound(`Expected to find process definition with key '${definitionKey}', but none found`),
    };
  const p = new Processing(state, deployed, ctx, { activate });
  if (state && state.pending.length > 0) {
    p.emit({ type: 'STEPS_DEFERRED', steps: [] });
    for (const step of state.pending) p.push(step);
  }
  const rejection = (handlers[command.type] as Handler<Command>)(p, command);
  if (rejection) return { ok: false, rejection };
  runAll(p);
  if (p.refusal) return { ok: false, rejection: p.refusal };
  return { ok: true, state: p.finish(), events: p.events, followUps: p.followUps };
};

/** Runs steps until all is at rest, or the limit is reached and the rest has to wait for CONTINUE. */
const runAll = (p: Processing): void => {
  for (let steps = 0; ; steps++) {
    if (steps >= p.ctx.maxSteps) {
      const rest = p.takeAll();
      if (rest.length === 0) return;
      p.emit({ type: 'STEPS_DEFERRED', steps: rest });
      p.followUp({ kind: 'instance', processInstanceKey: p.instanceKey, command: { type: 'CONTINUE' } });
      return;
    }
    const step = p.take();
    if (step) runStep(p, step);
    else {
      const scopes = p.takeScopesToLookAt();
      if (scopes.length === 0) return;
      for (const scopeKey of scopes) checkScope(p, scopeKey);
    }
  }
};
