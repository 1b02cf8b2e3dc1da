/** Operators at work: modification and migration of running instances. */
import type { Model } from '../draw/drawing.ts';
import type { Act } from './acts.ts';
import type { Surroundings } from './explore.ts';
import type { LiveElement } from './sight.ts';

export interface Operation {
  /** Carried out one after another; none = not possible now. */
  readonly acts: readonly Act[];
  /** Tokens were added or taken away, so that a join may wait for ever: that is the operator's doing. */
  readonly mayStick?: true;
  /** It was done before, so that it must be refused now. */
  readonly repeats?: true;
}

const NOTHING: Operation = { acts: [] };

/** Begins an element anew, or adds and takes away tokens anywhere. */
export const modify = ({ sight, random }: Surroundings): Operation => {
  if (sight.instances.length === 0) return NOTHING;
  const restartable = sight.elements.filter(isRestartable);
  if (restartable.length > 0 && random.between(1, 2) === 1) return { acts: [restart(random.pick(restartable))] };
  const instance = random.pick(sight.instances);
  const inside = sight.elements.filter((each) => each.instance === instance).map(({ element }) => element.key);
  const ids = Object.keys(sight.processOf(instance).elements);
  const activate = random.between(1, 3) > 1;
  return {
    acts: [
      {
        do: 'modifyInstance',
        with: {
          processInstanceKey: instance.processInstanceKey,
          activate: activate ? [{ elementId: random.pick(ids), ancestorElementInstanceKey: null, variables: [] }] : [],
          terminate: inside.length > 0 && (!activate || random.between(1, 2) === 1) ? [random.pick(inside)] : [],
          move: [],
        },
      },
    ],
    mayStick: true,
  };
};

const LEAVES: ReadonlySet<string> = new Set([
  'SERVICE_TASK',
  'SEND_TASK',
  'USER_TASK',
  'RECEIVE_TASK',
  'CALL_ACTIVITY',
]);

/** One token here, and one again after it: nothing else notices. Loops, handlers and ad-hoc elements count what they do. */
const isRestartable = ({ element, model }: LiveElement): boolean =>
  LEAVES.has(element.type) &&
  element.state === 'ACTIVATED' &&
  'loop' in model &&
  model.loop === null &&
  !element.compensation &&
  model.incoming.length > 0 &&
  !element.interruption;

const restart = ({ instance, element }: LiveElement): Act => ({
  do: 'modifyInstance',
  with: {
    processInstanceKey: instance.processInstanceKey,
    activate: [
      {
        elementId: element.elementId,
        ancestorElementInstanceKey: element.scopeKey,
        variables: [],
      },
    ],
    terminate: [element.key],
    move: [],
  },
});

/** Deploys the second version when it is not there yet, and takes one instance over. */
export const migrate = ({ sight, second, random, done }: Surroundings): Operation => {
  const old = sight.instances.filter((instance) => sight.versionOf(instance) === 1);
  if (old.length === 0) return NOTHING;
  const instance = random.pick(old);
  const { bpmnProcessId } = sight.processOf(instance);
  const target = sight.definition(bpmnProcessId, 2);
  if (!target) return done.some(isSecondDeployment) ? NOTHING : { acts: [deploy(second)] };
  const mapping = second.mappings.get(bpmnProcessId) ?? [];
  const forgotten = random.between(1, 4) === 1 && mapping.length > 0 ? random.pick(mapping) : null;
  return {
    acts: [
      {
        do: 'migrateInstance',
        with: {
          processInstanceKey: instance.processInstanceKey,
          targetProcessDefinitionKey: target.key,
          mapping: mapping.filter((each) => each !== forgotten),
        },
      },
    ],
  };
};

export const deploy = ({ xml }: Model): Act => ({ do: 'deploy', with: [{ name: 'random.bpmn', content: xml }] });

const isSecondDeployment = (act: Act, index: number): boolean => act.do === 'deploy' && index > 0;
