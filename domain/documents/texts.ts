/** The fixed sentences of the documents, in Chinese as they are served. Pure. */
import { codeNames } from '../schema/codeNames.ts';
import type { ClaimRoute, OpinionOutcome, ReviewOutcome } from '../schema/codes.ts';
import type { LocalDate } from '../schema/time.ts';
import type { DocumentKind, DocumentPart } from './kinds.ts';

export const titles: Readonly<Record<DocumentKind, string>> = {
  RECEIPT_NOTICE: '信访事项受理告知书',
  DIVERSION_NOTICE: '信访事项途径告知书',
  EXTENSION_NOTICE: '信访事项延长办理期限告知书',
  HANDLING_OPINION: '信访事项处理意见书',
  REVIEW_OPINION: '信访事项复查意见书',
  REEXAM_OPINION: '信访事项复核意见书',
};
export const NOT_ACCEPTED_TITLE = '信访事项不予受理告知书';

export const headings: Readonly<Record<Exclude<DocumentPart, 'RECIPIENT' | 'ORGAN'>, string>> = {
  CLAIMS: '投诉请求',
  FACTS: '事实和理由',
  OPINION: '处理意见',
  LEGAL_BASIS: '法律法规依据',
  RESULT: '受理情况',
  ROUTE: '办理途径',
  PROCEDURE: '程序和期限',
  REASON: '延期理由',
  NEW_DUE: '延长后的期限',
  REMEDY: '不服怎么办',
};
/** Review and re-examination call their opinion by their own name. */
export const opinionHeading = (kind: DocumentKind): string =>
  kind === 'REVIEW_OPINION' ? '复查意见' : kind === 'REEXAM_OPINION' ? '复核意见' : headings.OPINION;

const numerals = ['一', '二', '三', '四', '五', '六', '七'];
export const numeral = (n: number): string => numerals[n] ?? String(n + 1);

/** 2026-06-16 → 2026年6月16日, as official documents write days. */
export function dayInWords(on: LocalDate): string {
  const [year = '', month = '', day = ''] = on.split('-');
  return `${year}年${String(Number(month))}月${String(Number(day))}日`;
}

/** Labels of the choices in the forms of acceptance, extension and diversion (processes/forms). */
const reasons: Readonly<Record<string, string>> = {
  ARCHIVE_SEARCH: '需要查档取证',
  COMPLEX_FACTS: '情况复杂',
  EXPERT_OPINION: '需要等待鉴定意见',
  OTHER_UNIT_AWAITED: '需要等待其他单位的材料',
  OTHER_PROCEDURE: '该事项属于其他法定途径',
  NOT_COMPETENT: '该事项不属于本单位职责',
  SAME_FACTS: '该事项的事实和理由与已经办理的相同',
};
export const reasonInWords = (code: string): string => reasons[code] ?? '';

const remedies: Readonly<Record<string, string>> = {
  COURT_OR_ARBITRATION: '诉讼或者仲裁',
  LITIGATION: '诉讼',
  LABOUR_ARBITRATION: '劳动争议仲裁',
  LABOUR_INSPECTION: '劳动保障监察',
  PARTY_PROCEDURE: '党内申诉程序',
  RECONSIDERATION: '行政复议',
  PERFORM_DUTY: '申请查处违法行为或者履行保护职责',
  DISCIPLINE_ORGAN: '向纪检监察机关反映',
  REVIEW: '复查',
};
export const remedyInWords = (code: string): string => remedies[code] ?? '';

/** R31_4 → 第三十一条第四项 */
export function routeInWords(route: ClaimRoute): string {
  const item = /^R31_(\d)$/.exec(route)?.[1];
  const name = codeNames.claimRoute[route].zh;
  return item === undefined
    ? name
    : `按照《信访工作条例》第三十一条第${numerals[Number(item) - 1] ?? item}项，通过${name}办理。`;
}

export const outcomeInWords = (outcome: OpinionOutcome): string => codeNames.opinionOutcome[outcome].zh;
export const reviewOutcomeInWords = (outcome: ReviewOutcome): string => codeNames.reviewOutcome[outcome].zh;
