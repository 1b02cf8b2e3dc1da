/** Why a rule exists, in words for people who do not read diagrams. */
import { articleName } from '../../domain/schema/articleNames.ts';
import type { Words } from './explore/monitor.ts';
import { lawRules } from './law/lawMonitor.ts';

const w = (zh: string, en: string): Words => ({ zh, en });

const OWN: Readonly<Record<string, Words>> = {
  engine: w('引擎不能执行这样的模型。', 'The engine cannot run a model like this.'),
  'references/form': w('没有表单，任务打不开。', 'Without its form the task cannot be opened.'),
  'references/decision': w('没有决策表，流程会在此停下。', 'Without its decision table the flow stops here.'),
  'references/process': w('没有被调用的流程，流程会在此停下。', 'Without the called process the flow stops here.'),
  'fengqiao/allowed-variable': w(
    '运维人员能看到流程变量，所以变量里只能有编号、代码、数字和日期。',
    'Operators see process variables, so these hold only ids, codes, numbers and dates.',
  ),
  'fengqiao/clock-length': w(
    '期限属于法律，不属于流程图：任务按其应适用的期限到期。',
    'Time limits belong to the law, not to the diagram: a task is due by the clock that applies to it.',
  ),
  'fengqiao/ids-speak': w(
    '编号会出现在流转记录和事件里，应能读懂。',
    'Ids stand in the flow trace and in incidents, so they must say what they are.',
  ),
  'fengqiao/judgement-by-person': w(
    '定时器可以提醒，不能代替人作出判断。',
    'A timer may remind; it must not judge in the place of a person.',
  ),
  'fengqiao/known-job-type': w('没有程序处理的作业会一直等待。', 'A job that no worker serves waits for ever.'),
  'fengqiao/limited-wait': w('每个等待都要有尽头，或写明理由。', 'Every wait ends, or says why it need not.'),
  'fengqiao/name-in-english': w('图上的名称要有中英文。', 'Names on the diagram are in both languages.'),
  'fengqiao/no-clock-in-model': w(
    '模型不读时钟：同样的输入必须得到同样的结果。',
    'A model reads no clock: the same inputs give the same result.',
  ),
  'fengqiao/no-literal-unit': w(
    '案件库会排除被反映单位；写死的单位不会被排除。',
    'The case store leaves out the unit complained of; a unit in the model is never left out.',
  ),
  'fengqiao/reachable': w(
    '画出的每一步都要能走到，也要能走完。',
    'Every step drawn can be reached and can reach an end.',
  ),
  'fengqiao/user-task-complete': w(
    '没有表单、候选组或到期日的任务，没有人看得到或来得及办。',
    'A task without form, groups or due date is seen by nobody, or too late.',
  ),
};
const CAMUNDA = w(
  '目标 Camunda 版本的要求，否则不能部署或不能执行。',
  'The target version of Camunda asks for it: otherwise it does not deploy or run.',
);
const DRAWING = w('通行的 BPMN 画法，便于别人读懂。', 'Common practice in BPMN, so that others can read the diagram.');

/** What a rule is for, with its articles. */
export function explain(ruleId: string): Words {
  const law = lawRules.find(({ id }) => `law/${id}` === ruleId);
  if (law) {
    const articles = (language: 'zh' | 'en') =>
      law.articles.map((each) => articleName(each, language)).join(language === 'zh' ? '、' : '; ');
    return w(`${law.explanation.zh}（${articles('zh')}）`, `${law.explanation.en} (${articles('en')})`);
  }
  return OWN[ruleId] ?? (ruleId.startsWith('camunda-compat/') ? CAMUNDA : DRAWING);
}
