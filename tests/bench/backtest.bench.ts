/** Backtest of 10,000 closed claims against a draft with a second pre-check (issue: under 30 s). */
import { backtest } from '../../processes/backtest/index.ts';
import { CLAIM_WEIGHTS, closedCases } from '../support/closedCases.ts';
import { modelsWith, shippedText, withSecondPreCheck, ZONE } from '../processes/support/trialModels.ts';

const COUNT = Number(process.argv[2] ?? 10_000);
const processId = 'claim-handling';
const resource = 'claim-handling.bpmn';
const live = { processId, models: await modelsWith() };
const draft = { processId, models: await modelsWith({ resource, content: withSecondPreCheck(shippedText(resource)) }) };

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(2);
const begin = performance.now();
const cases = closedCases(live.models, processId, COUNT, CLAIM_WEIGHTS);
const made = seconds(begin);
const begun = performance.now();
const idle = process.cpuUsage();
const { summary } = await backtest(cases, draft, live, { zone: ZONE });
const took = seconds(begun);
const used = process.cpuUsage(idle);
if (summary.replayed !== COUNT) throw new Error(`only ${summary.replayed} of ${COUNT} cases were replayed`);
if (summary.samePath === 0 || summary.otherPath === 0)
  throw new Error('the draft should change some cases and not all');

console.table({
  cases: COUNT,
  'seconds to make the cases': made,
  'seconds of the backtest': took,
  'CPU seconds of the backtest': ((used.user + used.system) / 1e6).toFixed(2),
  'same path': summary.samePath,
  'other path': summary.otherPath,
  later: summary.later,
  'median days later': summary.medianDaysLater,
  'newly overdue': summary.newlyOverdue,
  'newly supervised': summary.newlyEscalated,
});
