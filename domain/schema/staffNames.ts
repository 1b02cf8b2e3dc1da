/** What people call the staff acts and their reasons, in both languages. Part of the catalogue in codeNames.ts. */
import type { Name } from './eventNames.ts';
import type { StaffAct, StaffReason } from './staffActs.ts';

const n = (zh: string, en: string): Name => ({ zh, en });

export const staffActNames: Readonly<Record<StaffAct, Name>> = {
  TaskTaken: n('认领任务', 'Task taken'),
  TaskHandedOver: n('转办任务', 'Task handed over'),
  TaskReturned: n('退回任务', 'Task returned'),
  CoSignerAsked: n('请人加签', 'Co-signer asked'),
  CoSignerAgreed: n('同意加签', 'Co-signer agreed'),
  CoSignerDeclined: n('不同意加签', 'Co-signer declined'),
  CoSignerReleased: n('取消加签', 'Co-signer released'),
  TaskUrged: n('催办', 'Task urged'),
  TaskNoted: n('备注', 'Note added'),
  TaskActWithdrawn: n('撤回', 'Act withdrawn'),
};

export const staffReasonNames: Readonly<Record<StaffReason, Name>> = {
  ABSENT: n('外出或请假', 'Absent'),
  WORKLOAD: n('平衡任务量', 'Share the workload'),
  EXPERTISE: n('专业对口', 'Needs special knowledge'),
  RECUSAL: n('需要回避', 'Must stand aside'),
  ASSIGNED: n('负责人分派', 'Assigned by the head'),
  NOT_MY_POST: n('不属本岗职责', 'Not a task of this post'),
  MATERIAL_MISSING: n('材料不全', 'Material is missing'),
  LEGAL_CHECK: n('法制审核', 'Legal check'),
  FACT_CHECK: n('核对事实', 'Check of the facts'),
  HEAD_AGREES: n('负责人把关', 'Head of unit agrees'),
  LEGAL_BASIS: n('依据不足', 'Legal basis is weak'),
  FACTS: n('事实不清', 'Facts are unclear'),
  WORDING: n('文字须改', 'Wording must change'),
  NOT_COMPETENT: n('不应由我加签', 'Not mine to co-sign'),
  NO_LONGER_NEEDED: n('不再需要', 'No longer needed'),
  TEXT_CHANGED: n('文稿已改', 'The text has changed'),
  DUE_SOON: n('临近到期', 'Due soon'),
  OVERDUE: n('已经逾期', 'Overdue'),
  PETITIONER_ASKED: n('信访人催问', 'The petitioner asked'),
  LEADER_ASKED: n('领导要求', 'A leader asked'),
  MISTAKE: n('操作有误', 'By mistake'),
  NEW_INFORMATION: n('有新情况', 'New information'),
};
