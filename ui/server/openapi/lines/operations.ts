import {
  cancelBodySchema,
  moveBodySchema,
  retryBodySchema,
  suspendBodySchema,
  variableBodySchema,
} from '../../../../domain/schema/operationViews.ts';
import {
  driftSchema,
  operatedInstanceSchema,
  operationsOverviewSchema,
  processHeatSchema,
  workerHealthSchema,
} from '../answers/operations.ts';
import { under } from '../operation.ts';

const { get, post } = under('operations');
const INSTANCE = '/operations/instances/{key}';
const asks = { problems: [503] } as const;
const acts = { problems: [409, 503] } as const;

export const operationLines = [
  get('/operations', '在办和卡住的流程', 'Running and stuck flows', { ...asks, answer: operationsOverviewSchema }),
  get('/operations/workers', '自动办理程序是否在干活', 'Whether the workers work', {
    ...asks,
    answer: workerHealthSchema,
  }),
  get('/operations/drift', '办件记录与引擎是否一致', 'Where case store and engine have come apart', {
    ...asks,
    answer: driftSchema,
  }),
  get('/operations/processes/{definitionKey}', '一个版本的热力图', 'Heat of a version', {
    ...asks,
    answer: processHeatSchema,
  }),
  get(INSTANCE, '一个流程实例', 'One instance', { ...asks, answer: operatedInstanceSchema }),
  post(`${INSTANCE}/retries`, '重试', 'Retry', { ...acts, body: retryBodySchema }),
  post(`${INSTANCE}/variables`, '改流程数据', 'Change a variable', { ...acts, body: variableBodySchema }),
  post(`${INSTANCE}/moves`, '移动步骤', 'Move a step', { ...acts, body: moveBodySchema }),
  post(`${INSTANCE}/suspensions`, '暂停流程', 'Suspend the instance', { ...acts, body: suspendBodySchema }),
  post(`${INSTANCE}/resumptions`, '恢复流程', 'Resume the instance', { ...acts, body: suspendBodySchema }),
  post(`${INSTANCE}/cancellations`, '取消流程', 'Cancel the instance', { ...acts, body: cancelBodySchema }),
];
