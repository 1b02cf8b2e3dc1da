import { groupSchema } from '../../../domain/schema/actor.ts';
import { articleName } from '../../../domain/schema/articleNames.ts';
import { taskContract } from '../explore/acts.ts';
import { isTypeAt, valuesAt } from '../explore/contracts.ts';
import type { Finding, Happening } from '../explore/monitor.ts';
import { isUnknown, pathOf } from '../explore/unknown.ts';
import { undecided, violated, type LawRule } from './rule.ts';

/** Posts at the unit that handles the claim, which may be the one complained of or the one to be judged. */
const HANDLING_UNIT = ['claimGroups.handler', 'claimGroups.firstHandler', 'claimGroups.unitHead'];
/** Posts at any unit that an accusation may be about. */
const UNITS = [...HANDLING_UNIT, 'claimGroups.street', 'afterCareGroup'];

/** Who must not decide: the acts that judge a unit's own work, with the article that gives them to somebody else. */
const JUDGEMENTS: Readonly<Record<string, { readonly article: string; readonly barred: readonly string[] }>> = {
  DecideObjection: { article: 'R1-23', barred: HANDLING_UNIT },
  DecideJurisdiction: { article: 'R1-24', barred: HANDLING_UNIT },
  'PassGate|ReturnDraft': { article: 'P', barred: HANDLING_UNIT },
  DecideReview: { article: 'R1-35', barred: HANDLING_UNIT },
  PrepareReexam: { article: 'R1-36', barred: [...HANDLING_UNIT, 'claimGroups.reviewOrgan'] },
  DecideReexam: { article: 'R1-36', barred: [...HANDLING_UNIT, 'claimGroups.reviewOrgan'] },
  RecordReview: { article: 'P', barred: HANDLING_UNIT },
  'OrderRedo|DeclineRedo': { article: 'P', barred: HANDLING_UNIT },
  RecheckRedo: { article: 'P', barred: HANDLING_UNIT },
  DecideMeasure: { article: 'R1-39', barred: HANDLING_UNIT },
  DecideRedoCircular: { article: 'R1-39', barred: HANDLING_UNIT },
};

type Offered = Extract<Happening, { kind: 'offered' }>;
type Findings = readonly Omit<Finding, 'ruleId'>[];

/** The unit complained of never gets the task: no accusation goes to a unit, no unit judges itself, no unit is named (R1 arts 28, 30). */
export const impartialReceiver: LawRule = {
  id: 'impartial-receiver',
  name: { zh: '被反映单位不得接收', en: 'Never to the unit complained of' },
  explanation: {
    zh: '检举控告材料不得交给被检举单位；单位不得评判自己的办理；候选组不得写死具体单位，否则该单位被反映时也会收到任务。',
    en: 'An accusation is never handed to the unit it may be about, a unit never judges its own work, and no unit is written into the model, where it would get the task even when it is complained of.',
  },
  articles: ['R1-28', 'R1-30', 'R1-35', 'R1-36', 'R1-39'],
  check: (happening) =>
    happening.kind === 'offered' ? happening.groups.flatMap((group) => judge(happening, group)) : [],
};

function judge(offered: Offered, group: string): Findings {
  const { element } = offered;
  if (!isUnknown(group))
    return [
      violated(element.id, 'R1-28', {
        zh: `候选组“${group}”写死了单位，该单位被反映时也会收到任务`,
        en: `the candidate group '${group}' names a unit, which would get the task even when it is complained of`,
      }),
    ];
  const path = pathOf(group);
  if (!isTypeAt(path, groupSchema))
    return [
      undecided(element.id, 'R1-28', {
        zh: `候选组“${path}”不是由案件库给出的，不能排除被反映单位`,
        en: `the candidate group '${path}' is not given by the case store, so the unit complained of cannot be ruled out`,
      }),
    ];
  return [...accusation(offered, path), ...judgement(offered, path)];
}

function accusation({ element, variables }: Offered, path: string): Findings {
  const { route } = variables;
  const may = route === 'ACCUSATION' || (isUnknown(route) && valuesAt(pathOf(route))?.includes('ACCUSATION') === true);
  if (!may || !UNITS.includes(path)) return [];
  return [
    violated(element.id, 'R1-30', {
      zh: `检举控告在此交给“${path}”，可能就是被检举的单位`,
      en: `an accusation is handed to '${path}' here, which may be the unit accused`,
    }),
  ];
}

function judgement({ element }: Offered, path: string): Findings {
  const rule = JUDGEMENTS[taskContract(element)?.command ?? ''];
  if (!rule?.barred.includes(path)) return [];
  return [
    violated(element.id, rule.article, {
      zh: `“${path}”在此评判自己的办理（${articleName(rule.article, 'zh')}）`,
      en: `'${path}' judges its own work here (${articleName(rule.article, 'en')})`,
    }),
  ];
}
