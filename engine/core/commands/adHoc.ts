import { activateAdHocElements } from '../behaviors/adHoc.ts';
import type { ActivateAdHocElements, Rejection } from '../commands.ts';
import type { AdHocSubProcessElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import { invalidArgument, invalidState, notFound } from './rejections.ts';

/** Activates elements of a running ad-hoc sub-process from outside. */
export const activateAdHoc = (p: Processing, command: ActivateAdHocElements): Rejection | null => {
  const inst = p.element(command.elementInstanceKey);
  const prefix = `Expected to activate activities for ad-hoc sub-process with key '${command.elementInstanceKey}'`;
  if (inst?.type !== 'AD_HOC_SUB_PROCESS')
    return notFound(`${prefix}, but no ad-hoc sub-process instance found with that key.`);
  if (inst.state !== 'ACTIVATED' || inst.adHoc?.ending)
    return invalidState(`${prefix}, but it is already in a final state.`);
  const ids = command.elements.map(({ elementId }) => elementId);
  const { childIds } = p.model(inst.elementId) as AdHocSubProcessElement;
  const unknown = ids.filter((id) => !childIds.includes(id));
  if (unknown.length > 0) return notFound(`${prefix}, but the given elements '${unknown.join(', ')}' do not exist.`);
  if (new Set(ids).size < ids.length) return invalidArgument(`${prefix}, but duplicate activities were given.`);
  if (command.cancelRemainingInstances)
    for (const child of p.view.childrenOf(inst.key))
      if (child.state !== 'TERMINATING') p.push({ kind: 'terminate', key: child.key });
  activateAdHocElements(p, inst, command.elements);
  return null;
};
