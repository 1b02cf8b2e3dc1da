import {
  drawViewSchema,
  matterReviewSchema,
  redoPageSchema,
  roundListSchema,
  roundViewSchema,
} from '../../../../domain/schema/reviewViews.ts';
import {
  colouredPageSchema,
  decisionViewSchema,
  deskPageSchema,
  forecastSchema,
  ladderPageSchema,
  lostPageSchema,
  orderBodySchema,
  overviewSchema,
  signPageSchema,
} from '../../../../domain/schema/supervisionViews.ts';
import {
  statisticsExportQuerySchema,
  statisticsQuerySchema,
  statisticsViewSchema,
} from '../../../../domain/schema/statisticsViews.ts';
import { redoQuery, roundQuery } from '../../routes/review.ts';
import { XLSX } from '../../routes/statistics.ts';
import {
  colourQuery,
  deskListQuery,
  forecastQuery,
  ladderQuery,
  orderPreviewBody,
  signQuery,
} from '../../routes/supervision.ts';
import { orderPreviewsSchema, replayedSchema } from '../answers/matters.ts';
import { under } from '../operation.ts';

const desk = under('supervision');
const review = under('review');
const statistics = under('statistics');
const ROUND = '/review/rounds/{unitId}/{month}';

export const qualityLines = [
  desk.get('/supervision', '督办台总览', 'Overview of the desk', { answer: overviewSchema }),
  desk.get('/supervision/list', '逾期、临期、待办的任务', 'Late and due tasks', {
    query: deskListQuery,
    answer: deskPageSchema,
  }),
  desk.get('/supervision/lost', '没有任务的逾期责任', 'Duties past their day without a task', {
    answer: lostPageSchema,
  }),
  desk.get('/supervision/ladder', '督办阶梯', 'The ladder of measures', {
    query: ladderQuery,
    answer: ladderPageSchema,
  }),
  desk.get('/supervision/colours', '三色事项', 'Matters by colour', { query: colourQuery, answer: colouredPageSchema }),
  desk.get('/supervision/signs', '异常迹象', 'Signs of gaming', { query: signQuery, answer: signPageSchema }),
  desk.get('/supervision/forecast', '逾期预测', 'Forecast of what will be late', {
    query: forecastQuery,
    answer: forecastSchema,
  }),
  desk.get('/supervision/decisions/{userTaskKey}', '待签的决定', 'A decision that waits for a signature', {
    answer: decisionViewSchema,
  }),
  desk.post('/supervision/orders', '下达督办', 'Order supervision', {
    once: true,
    body: orderBodySchema,
    status: [202],
    answer: replayedSchema,
    problems: [404, 409],
  }),
  desk.post('/supervision/orders/previews', '督办前先看', 'What orders would be refused', {
    body: orderPreviewBody,
    answer: orderPreviewsSchema,
  }),
  review.get('/review', '评查批次', 'Rounds of review', { answer: roundListSchema }),
  review.get('/review/redos', '没办完的限时重办', 'Open redos', { query: redoQuery, answer: redoPageSchema }),
  review.get(ROUND, '一个月的样本', 'The sample of a month', { query: roundQuery, answer: roundViewSchema }),
  review.get(`${ROUND}/draw`, '复算抽样', 'The draw made again', { answer: drawViewSchema }),
  review.get(`${ROUND}/matters/{matterId}`, '样本里的一件', 'One sampled matter', { answer: matterReviewSchema }),
  statistics.get('/statistics', '一期的统计', 'Figures of a period', {
    query: statisticsQuerySchema,
    answer: statisticsViewSchema,
    problems: [404],
  }),
  statistics.get('/statistics/export', '导出统计', 'The same as a workbook', {
    query: statisticsExportQuerySchema,
    answer: { media: [XLSX] },
    problems: [404],
  }),
];
