/** The bpmnlint plugin `fengqiao`. */
import type { RuleFactory } from './moddle.ts';
import { idsSpeak } from './rules/idsSpeak.ts';
import { knownJobType } from './rules/knownJobType.ts';
import { limitedWait } from './rules/limitedWait.ts';
import { nameInEnglish } from './rules/nameInEnglish.ts';
import { noClockInModel } from './rules/noClockInModel.ts';
import { userTaskComplete } from './rules/userTaskComplete.ts';

/** Our rules by name. */
export const rules: Readonly<Record<string, RuleFactory>> = {
  'ids-speak': idsSpeak,
  'known-job-type': knownJobType,
  'limited-wait': limitedWait,
  'name-in-english': nameInEnglish,
  'no-clock-in-model': noClockInModel,
  'user-task-complete': userTaskComplete,
};

/** `plugin:fengqiao/recommended`: every rule of ours is an error. */
export const configs = {
  recommended: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`fengqiao/${name}`, 'error'])) },
};
