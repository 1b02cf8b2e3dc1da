/** What a designer and an approver call each job type. */
import type { JobType } from '../../domain/jobs/jobs.ts';
import { words, type Words } from './words.ts';

export const jobNames: Readonly<Record<JobType, Words>> = {
  'matter.bindFlow': words('绑定流程', 'Bind the flow'),
  'matter.assess': words('读取受理要素', 'Read the facts of intake'),
  'matter.proposeIntake': words('记录受理建议', 'Keep the proposed intake decision'),
  'matter.reportUrgent': words('立即报告', 'Report at once'),
  'claim.proposeRoute': words('记录去向建议', 'Keep the proposed route'),
  'matter.collectFacts': words('汇集要素', 'Collect the facts'),
  'matter.recordColour': words('记录颜色', 'Keep the colour'),
  'claim.tellExtension': words('告知延期理由', 'Tell the reason of the extension'),
  'matter.inviteRating': words('邀请评价', 'Invite a rating'),
  'matter.openCloseOut': words('启动办结期限', 'Start the time for closing'),
  'contact.answer': words('答复来件', 'Answer the contact'),
  'clock.check': words('查询期限状态', 'Check the time limit'),
  'clock.escalate': words('记录并启动升级', 'Record and open the escalation'),
  'review.sample': words('抽取评查样本', 'Sample closed claims'),
  'review.collectDefects': words('汇集评查问题', 'Collect the defects found'),
  'review.openFix': words('启动补正期限', 'Start the time for mending'),
  'redo.draftMeasure': words('登记重办失败并拟措施', 'Record the failed redo and draft a measure'),
  'measure.draft': words('拟措施', 'Draft a measure'),
};

/** A job type by its name; one that nobody knows stands in quotation marks. */
export const jobName = (type: string): Words =>
  (jobNames as Readonly<Record<string, Words | undefined>>)[type] ?? words(`“${type}”`, `"${type}"`);
