import { activateWaiting } from '../../behaviors/activation.ts';
import { evaluateList } from '../../behaviors/expressions.ts';
import { collectOutputs, dropItems, inputKey } from '../../behaviors/multiInstance.ts';
import { cutOff } from '../../behaviors/scopes.ts';
import { ScopeReader } from '../../behaviors/variables.ts';
import type { ActivityElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Wraps an activity with loop characteristics: carries its boundary events and flows, runs one inner instance per item. */
export const multiInstanceBody: ElementProcessor<ActivityElement> = {
  onActivate: (p, element, inst) => {
    const items = evaluateList(p, element.loop!.inputCollection, new ScopeReader(p.view, inst.key));
    if (!items.ok) return items.failure;
    const failure = activateWaiting(p, inst);
    if (failure) return failure;
    const total = items.value.length;
    p.emit({
      type: 'LOOP_UPDATED',
      key: inst.key,
      loop: { total, created: 0, completed: 0, terminated: 0, ending: false },
    });
    p.emit({ type: 'LOOP_ITEM_STORED', itemKey: inputKey(inst.key), value: items.value });
    if (total === 0) p.push({ kind: 'complete', key: inst.key });
    else p.push({ kind: 'resume', key: inst.key });
    return null;
  },
  onComplete: (p, element, inst) => {
    collectOutputs(p, element.loop!, inst);
    return null;
  },
  onTerminate: (p, _element, inst) => {
    if (inst.activeChildren) {
      cutOff(p, inst.key);
      return false;
    }
    dropItems(p, inst);
    return true;
  },
};
