import { activated } from '../../behaviors/activation.ts';
import { collectAdHocOutput } from '../../behaviors/adHoc.ts';
import { terminateScope } from '../../behaviors/containers.ts';
import type { AdHocSubProcessElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Scope around one activated element of an ad-hoc sub-process and what follows it. */
export const adHocInnerInstance: ElementProcessor<AdHocSubProcessElement> = {
  onActivate: (p, _element, inst) => {
    activated(p, inst);
    const { targetId } = inst.trigger!;
    if (targetId !== null) p.push({ kind: 'activate', elementId: targetId, scopeKey: inst.key, flowIds: [] });
    return null;
  },
  onComplete: (p, element, inst) => collectAdHocOutput(p, element, inst),
  onTerminate: (p, _element, inst) => terminateScope(p, inst),
};
