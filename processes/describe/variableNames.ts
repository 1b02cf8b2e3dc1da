/** What people call the variables that decide which way a flow goes. */
import { words, type Words } from './words.ts';

const names: Readonly<Record<string, Words>> = {
  outcome: words('结果', 'the result'),
  route: words('途径', 'the route'),
  bound: words('首个实例', 'first instance'),
  bounces: words('退回次数', 'the number of returns'),
  ratingEligible: words('可以评价', 'rating is open'),
  ownershipNeeded: words('需领导包案', 'a leader must take it'),
  escalationAction: words('升级措施', 'the escalation'),
  measureKind: words('拟措施', 'the drafted measure'),
  daysPastDue: words('逾期天数', 'days past due'),
  clockState: words('期限状态', 'the state of the time limit'),
  checkAt: words('下次查询时间', 'the next check'),
  openAt: words('当月开评时间', 'the opening of the month'),
  claimId: words('诉求', 'the claim'),
  claimGroups: words('承办单位', 'the handling unit'),
  defects: words('评查问题', 'defects found'),
  'reviewResult.grade': words('评查等级', 'the grade'),
  'acceptanceResult.decision': words('受理建议', 'the proposed decision'),
  'acceptanceResult.alerts': words('报告事项', 'the alerts'),
  'colourResult.colour': words('颜色', 'the colour'),
  'routeResult.route': words('建议途径', 'the proposed route'),
  ratedUnsatisfied: words('不满意', 'rated unsatisfied'),
  seriousConsequence: words('后果严重', 'serious consequences'),
};

export const variableWords = (path: string): Words => names[path] ?? words(`“${path}”`, `"${path}"`);
