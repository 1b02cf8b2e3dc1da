/** Who does a step, from the expression of its candidate groups. */
import { codeNames } from '../../domain/schema/codeNames.ts';
import { allOf, quoted, words, type Words } from './words.ts';

const names: Readonly<Record<string, Words>> = {
  'taskGroups.intake': words('信访局登记人员', 'intake at the bureau'),
  'taskGroups.supervisor': words('信访局督查人员', 'supervisors at the bureau'),
  'taskGroups.reviewer': words('信访局评查人员', 'reviewers at the bureau'),
  'taskGroups.countyLeader': words('县领导', 'the county leader'),
  'taskGroups.jointConference': words('联席会议', 'the joint conference'),
  'claimGroups.handler': words('承办人', 'the handler'),
  'claimGroups.firstHandler': words('首办责任人', 'the first handler'),
  'claimGroups.unitHead': words('承办单位负责人', 'the head of the unit'),
  'claimGroups.reviewer': words('信访局把关人员', 'the checkers at the bureau'),
  'claimGroups.reviewOrgan': words('复查机关', 'the review organ'),
  'claimGroups.reexamOrgan': words('复核机关', 'the re-examination organ'),
  'claimGroups.street': words('属地乡镇（街道）', 'the town of the place'),
  contactGroup: words('收件人员', 'who took the contact'),
  afterCareGroup: words('帮扶人员', 'after-care'),
};

/** `=[claimGroups.handler, claimGroups.firstHandler]` or names with commas between. */
export function peopleWords(groups: string): Words {
  const items = groups
    .trim()
    .replace(/^=\s*/, '')
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((item) => item.trim().replace(/^"|"$/g, ''))
    .filter((item) => item !== '');
  return items.length === 0 ? words('没有人', 'nobody') : allOf(items.map(groupWords));
}

/** A group by where it comes from, or as it is: a role at a unit (`REV@unit_…`). */
function groupWords(group: string): Words {
  const known = names[group];
  if (known) return known;
  const role = group.split('@')[0]!;
  const roles: Readonly<Record<string, Words>> = codeNames.role;
  return group.includes('@') && roles[role] ? roles[role] : quoted(group);
}
