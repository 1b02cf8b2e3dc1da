/** What each metric is called, how it is reckoned and where that comes from, for the page and for the file that it gives out. */
import type { Name } from '../schema/eventNames.ts';
import type { Figure, MetricKey } from '../schema/statisticsViews.ts';
import type { Term } from './contest.ts';

export interface MetricName {
  readonly name: Name;
  /** Numerator ÷ denominator, in words. */
  readonly formula: Name;
  readonly source: Name;
}

const n = (zh: string, en: string): Name => ({ zh, en });
const article = (zh: string, en: string): Name => n(`《信访工作条例》${zh}`, `Regulation on Petition Work, ${en}`);
const ASSESSMENT = n('信访考核通行口径', 'as petition work is commonly assessed');
const SEED = n('本县做法', 'practice of this county');
const PROPOSAL = n('本系统约定，可由本县另定', 'proposed here, for the county to decide');

const of = (name: Name, formula: Name, source: Name): MetricName => ({ name, formula, source });

export const METRIC_NAMES: Readonly<Record<MetricKey, MetricName>> = {
  timelyAcceptRate: of(
    n('及时受理率', 'Told in time'),
    n('按期告知 ÷ 本期应告知（须告知的）', 'notices sent in time ÷ notices due, where one is owed'),
    article('第二十三条', 'art. 23'),
  ),
  onTimeCloseRate: of(
    n('按期办结率', 'Answered in time'),
    n(
      '按期送达的三十一条（六）意见 ÷ 本期应到期的（含未办结已逾期，延期按延期后）',
      'art. 31(6) opinions served in time ÷ those due, open and late ones included, by the day after an extension',
    ),
    article('第三十四条', 'art. 34'),
  ),
  avgHandlingDays: of(
    n('平均办理时长', 'Days to an opinion'),
    n('受理到首次送达的天数之和 ÷ 送达件数', 'days from acceptance to the first opinion ÷ opinions served'),
    SEED,
  ),
  firstTimeResolveRate: of(
    n('一次性化解率', 'Settled at once'),
    n(
      '初次办结后 180 天内未再来、未申请复查 ÷ 初次办结（截至目前）',
      'first-time matters that did not come back within 180 days nor to review, so far ÷ first-time matters closed',
    ),
    PROPOSAL,
  ),
  repeatRate: of(
    n('重复率', 'Repeats'),
    n('重复来访来信件次 ÷ 全部件次', 'contacts that are repeats ÷ all contacts'),
    ASSESSMENT,
  ),
  satisfaction: of(
    n('群众满意率', 'Satisfied'),
    n('满意和基本满意 ÷ 已评价', 'satisfied or basically satisfied ÷ rated'),
    ASSESSMENT,
  ),
  participation: of(n('参评率', 'Rated'), n('已评价 ÷ 邀请评价', 'rated ÷ asked to rate'), ASSESSMENT),
  leaderOwnedResolveRate: of(
    n('领导包案化解率', "Leaders' matters settled"),
    n(
      '本期化解的包案 ÷（期初在包 + 本期新包）',
      'settled in the period ÷ those there at its beginning and those added',
    ),
    ASSESSMENT,
  ),
  preCheckPassRate: of(
    n('一次把关通过率', 'Passed the pre-check at once'),
    n('首次送审即通过 ÷ 首次送审', 'first drafts that passed ÷ first drafts checked'),
    SEED,
  ),
  reviewDefectRate: of(
    n('评查缺陷率', 'Defects found'),
    n('有缺陷 ÷ 已评查的抽样诉求', 'with defects ÷ sampled claims reviewed'),
    SEED,
  ),
  redoRate: of(
    n('重办率', 'To be redone'),
    n('责令重办 ÷ 已评查的抽样诉求', 'redo ordered ÷ sampled claims reviewed'),
    SEED,
  ),
  redoOnTimeRate: of(
    n('按期重办率', 'Redone in time'),
    n('按期重办 ÷ 本期应办结的重办', 'redone in time ÷ redos due'),
    SEED,
  ),
  reviewUpheldRate: of(
    n('复查维持率', 'Upheld on review'),
    n('复查维持 ÷ 复查决定', 'opinions upheld ÷ review decisions'),
    article('第三十五条', 'art. 35'),
  ),
  reviewOverturnRate: of(
    n('复查变更撤销率', 'Changed on review'),
    n('复查变更或撤销 ÷ 复查决定', 'opinions changed or revoked ÷ review decisions'),
    article('第三十五条', 'art. 35'),
  ),
  divertRate: of(
    n('导入其他程序率', 'To other procedures'),
    n('转三十一条（一）至（五）的诉求 ÷ 已分类的申诉求决', 'claims under art. 31(1)–(5) ÷ appeal claims sorted'),
    article('第三十一条', 'art. 31'),
  ),
  cadenceCompliance: of(
    n('评查按期开展率', 'Reviews on their day'),
    n('按日开展的按月评查 ÷ 应开展的', 'monthly reviews drawn on their day ÷ those due'),
    SEED,
  ),
  backlogResolveRate: of(
    n('积案化解率', 'Backlog settled'),
    n(
      '本期化解的积案 ÷（期初在列 + 本期新列）',
      'settled in the period ÷ those listed at its beginning and those added',
    ),
    SEED,
  ),
  gridSelfSettleRate: of(
    n('网格化解率', 'Settled in the grid'),
    n('网格和互助会化解 ÷ 发现的事务', 'affairs settled in grid and society ÷ affairs found'),
    SEED,
  ),
  affairMix: of(n('大小私事比', 'Mix of affairs'), n('大事 : 小事 : 私事', 'big : small : private'), SEED),
  clueToCaseRate: of(
    n('线索成案率', 'Clues that became cases'),
    n('本期登记且已成案的线索 ÷ 本期登记的线索', 'clues of the period that became cases ÷ clues of the period'),
    SEED,
  ),
  suggestionReplyRate: of(
    n('检察建议回复率', 'Suggestions replied to'),
    n('按期回复 ÷ 应回复', 'replied in time ÷ due'),
    SEED,
  ),
  adoptRate: of(n('检察建议采纳率', 'Suggestions adopted'), n('采纳 ÷ 已回复', 'adopted ÷ replied'), SEED),
  proc7dRate: of(
    n('七日程序回复率', 'Replies in 7 days'),
    n('七日内程序性回复 ÷ 应回复', 'replies on procedure in 7 days ÷ due'),
    ASSESSMENT,
  ),
  proc3mRate: of(
    n('三个月办理答复率', 'Answers in 3 months'),
    n('三个月内办理答复 ÷ 应答复', 'answers on progress or result in 3 months ÷ due'),
    ASSESSMENT,
  ),
  specialSchoolExit: of(
    n('专门教育良好离校率', 'Special education, good exits'),
    n('评估良好离校 ÷ 全部离校', 'exits with a positive assessment ÷ all exits'),
    SEED,
  ),
  proposalAdoption: of(
    n('三项建议采纳率', 'Proposals adopted'),
    n('采纳 ÷ 书面答复', 'adopted ÷ written answers'),
    article('第四十、四十一条', 'arts 40, 41'),
  ),
};

/** A term of the contest by what counts in it: of an inverted one the rest of the rate. */
export function termName({ metric, inverted }: Term): Name {
  const { name } = METRIC_NAMES[metric];
  return inverted ? n(`1 − ${name.zh}`, `1 − ${name.en}`) : name;
}

export const termFigure = ({ inverted }: Term, figure: Figure): Figure =>
  inverted && figure.state === 'SHOWN' ? { ...figure, n: figure.d - figure.n, value: 1 - figure.value } : figure;
