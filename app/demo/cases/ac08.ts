import {
  accept,
  confirm,
  contactCheck,
  dispatch,
  draft,
  intake,
  investigate,
  pass,
  route,
  serve,
  task,
} from '../acts.ts';
import { unitId } from '../county.ts';
import type { DemoCase, Step } from '../step.ts';

const opinion = {
  claims: '解决老屋排水倒灌。',
  facts: '主管网高程不足，属历史规划。',
  opinion: '已列入明年改造计划，现阶段不能单独改造。',
  legalBasis: '《信访工作条例》第三十二条；《城镇排水与污水处理条例》第十三条。',
};
const contact = (at: string, further: boolean): Step => ({
  at,
  kind: 'contact',
  further,
  intake: {
    channel: 'WEB',
    receivedAtUnitId: unitId('YZ_BUREAU'),
    petitioner: { name: '住户辛', address: '松涛街道老街八号' },
    text: '老屋一下雨就倒灌污水，请求解决排水。',
    claims: [{ subject: 'DRAINAGE', text: '请求解决排水倒灌。' }],
    placeUnitId: unitId('SONGTAO'),
  },
});

/** Review, re-examination with a hearing, no longer accepted, after-care. The acts before the opinion are added, lawful dates. */
export const ac08: DemoCase = {
  id: 'AC-08',
  title: { zh: '排水倒灌（复查、复核、疏导帮扶）', en: 'Drainage (review, re-examination, after-care)' },
  steps: [
    contact('2026-01-05 09:00', false),
    intake('2026-01-05 14:00'),
    route('2026-01-06 09:00', [['R31_6', 'WATER']]),
    dispatch('2026-01-07 09:00', 'WATER'),
    confirm('2026-01-08 09:00'),
    accept('2026-01-09 09:00'),
    investigate('2026-02-10 09:00'),
    draft('2026-02-24 09:00', 'EXPLAINED', opinion),
    pass('2026-02-26 09:00'),
    serve('2026-02-27 09:00'),
    { at: '2026-03-29 09:00', kind: 'requestReview', claim: 1 },
    task('2026-04-24 09:00', 'review-reexamination/task-decide-review', { outcome: 'UPHELD', opinion }),
    { at: '2026-05-20 09:00', kind: 'requestReexam', claim: 1 },
    task('2026-05-28 09:00', 'review-reexamination/task-prepare-reexam', { hearing: true }),
    task('2026-06-10 17:00', 'review-reexamination/task-hold-hearing', {
      fromOn: '2026-06-01',
      toOn: '2026-06-10',
      open: true,
    }),
    task('2026-06-25 09:00', 'review-reexamination/task-decide-reexam', { outcome: 'UPHELD', opinion }),
    contact('2026-07-20 09:00', true),
    contactCheck('2026-07-20 14:00', 'NO_LONGER_ACCEPTED'),
    task('2026-08-10 09:00', 'review-reexamination/task-after-care', {
      note: '上门走访，协助申请临时救助，约定汛期巡查。',
    }),
  ],
};
