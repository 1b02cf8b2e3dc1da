/** What documents and their parts are called on the pages. */
import type { Name } from '../schema/codeNames.ts';
import type { DocumentKind, DocumentPart } from './kinds.ts';

const n = (zh: string, en: string): Name => ({ zh, en });

const kind: Readonly<Record<DocumentKind, Name>> = {
  RECEIPT_NOTICE: n('受理告知书', 'Receipt notice'),
  DIVERSION_NOTICE: n('途径告知书', 'Notice of the route'),
  EXTENSION_NOTICE: n('延期告知书', 'Extension notice'),
  HANDLING_OPINION: n('处理意见书', 'Handling opinion'),
  REVIEW_OPINION: n('复查意见书', 'Review opinion'),
  REEXAM_OPINION: n('复核意见书', 'Re-examination opinion'),
};
const part: Readonly<Record<DocumentPart, Name>> = {
  RECIPIENT: n('收件人', 'Addressee'),
  CLAIMS: n('投诉请求', 'Claims'),
  FACTS: n('事实和理由', 'Facts and reasons'),
  OPINION: n('处理意见', 'Opinion'),
  LEGAL_BASIS: n('法律法规依据', 'Legal basis'),
  RESULT: n('受理情况', 'Whether it is accepted'),
  ROUTE: n('办理途径', 'Route'),
  PROCEDURE: n('程序和期限', 'Procedure and time limit'),
  REASON: n('延期理由', 'Reason for the extension'),
  NEW_DUE: n('延长后的期限', 'New time limit'),
  REMEDY: n('不服怎么办', 'What to do if not satisfied'),
  ORGAN: n('落款单位', 'Issuing unit'),
};
export const documentNames = { kind, part } as const;
