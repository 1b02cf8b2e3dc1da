/** Names of the shipped processes, as their diagrams say them, and of the states of a flow. */
import type { Name } from '../../../../domain/schema/codeNames.ts';

const n = (zh: string, en: string): Name => ({ zh, en });

export const flowNames = {
  'claim-diversion': n('诉求导入', 'Claim diversion'),
  'claim-handling': n('诉求办理', 'Claim handling'),
  'claim-review': n('办理评查', 'Claim review'),
  'clock-watch': n('期限守望', 'Clock watch'),
  escalation: n('督办升级', 'Escalation'),
  'monthly-review': n('按月评查', 'Monthly review'),
  'petition-case': n('信访事项办理', 'Petition case'),
  redo: n('限时重办', 'Redo'),
  'review-reexamination': n('复查复核', 'Review and re-examination'),
} as const satisfies Record<string, Name>;

export const flowStateNames = {
  ACTIVE: n('进行中', 'running'),
  COMPLETED: n('已走完', 'finished'),
  TERMINATED: n('已终止', 'ended early'),
} as const satisfies Record<string, Name>;
