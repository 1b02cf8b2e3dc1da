/** The bpmnlint plugin `fengqiao`. */
import type { RuleFactory } from './moddle.ts';
import { allowedVariable } from './rules/allowedVariable.ts';
import { clockLength } from './rules/clockLength.ts';
import { idsSpeak } from './rules/idsSpeak.ts';
import { judgementByPerson } from './rules/judgementByPerson.ts';
import { knownJobType } from './rules/knownJobType.ts';
import { limitedWait } from './rules/limitedWait.ts';
import { nameInEnglish } from './rules/nameInEnglish.ts';
import { noClockInModel } from './rules/noClockInModel.ts';
import { noLiteralUnit } from './rules/noLiteralUnit.ts';
import { reachable } from './rules/reachable.ts';
import { userTaskComplete } from './rules/userTaskComplete.ts';

/** Our rules by name. */
export const rules: Readonly<Record<string, RuleFactory>> = {
  'allowed-variable': allowedVariable,
  'clock-length': clockLength,
  'ids-speak': idsSpeak,
  'judgement-by-person': judgementByPerson,
  'known-job-type': knownJobType,
  'limited-wait': limitedWait,
  'name-in-english': nameInEnglish,
  'no-clock-in-model': noClockInModel,
  'no-literal-unit': noLiteralUnit,
  reachable,
  'user-task-complete': userTaskComplete,
};

/** `plugin:fengqiao/recommended`: every rule of ours is an error. */
export const configs = {
  recommended: { rules: Object.fromEntries(Object.keys(rules).map((name) => [`fengqiao/${name}`, 'error'])) },
};
