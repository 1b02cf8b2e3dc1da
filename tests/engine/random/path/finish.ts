/** The part of a path that leads to the end: work is done, incidents are cured, what is waited for comes. */
import type { Act } from './acts.ts';
import { agentResult, beginning, cure, output, type Surroundings } from './explore.ts';
import type { LiveElement } from './sight.ts';

/** The next acts towards the end; none = nothing can be done any more. */
export const towardsTheEnd = (around: Surroundings): readonly Act[] =>
  incident(around) ?? work(around) ?? adHoc(around) ?? event(around) ?? [];

type Next = readonly Act[] | null;

const incident = ({ sight, model }: Surroundings): Next => {
  const open = sight.incidents[0];
  return open ? cure(open, model.cures) : null;
};

const work = ({ sight, random }: Surroundings): Next => {
  const task = sight.userTasks[0];
  if (task) return [{ do: 'completeUserTask', with: { userTaskKey: task.key, variables: output(random) } }];
  const job = sight.jobs[0];
  if (!job) return null;
  const result = job.kind === 'AD_HOC_SUB_PROCESS' ? agentResult(sight, job.elementInstanceKey, true) : null;
  return [{ do: 'completeJob', with: { jobKey: job.key, variables: output(random), result } }];
};

const adHoc = ({ sight, model }: Surroundings): Next => {
  const idle = sight.adHocs.find(({ isIdle, childIds }) => isIdle && childIds.length > 0);
  return idle ? [{ do: 'activateAdHocElements', with: beginning(idle.key, idle.childIds[0]!, model.cures) }] : null;
};

/** Rather what an element itself waits for, or what interrupts; then time. What repeats itself leads nowhere. */
const event = ({ sight, random }: Surroundings): Next => {
  const choices: Act[] = [];
  for (const { element } of sight.elements.filter(isWaiting))
    for (const wait of element.waits ?? []) {
      if (!wait.interrupting) continue;
      if (wait.kind === 'signal') choices.push({ do: 'broadcastSignal', with: { signalName: wait.signalName } });
      else if (wait.kind === 'message')
        choices.push({
          do: 'publishMessage',
          with: { name: wait.messageName, correlationKey: wait.correlationKey, variables: output(random) },
        });
    }
  if (sight.nextTimer !== null) choices.push({ do: 'pinClock', with: Math.max(sight.nextTimer, sight.now) });
  return choices.length > 0 ? [random.pick(choices)] : null;
};

const isWaiting = ({ element }: LiveElement): boolean => element.state === 'ACTIVATED' && element.waits !== undefined;
