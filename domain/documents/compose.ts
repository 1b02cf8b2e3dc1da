/** What is known about a document becomes its text: head, numbered parts, end. Pure; Chinese, as it is served. */
import type { ClaimRoute, OpinionOutcome, ReviewOutcome } from '../schema/codes.ts';
import type { LocalDate } from '../schema/time.ts';
import { completenessOf, says, type Completeness, type PartTexts } from './completeness.ts';
import { requiredParts, type DocumentKind, type DocumentPart } from './kinds.ts';
import * as t from './texts.ts';

/** The four parts in the words of whoever wrote them. */
export interface OpinionText {
  readonly claims: string;
  readonly facts: string;
  readonly opinion: string;
  readonly legalBasis: string;
}

interface Common {
  readonly recipient: string | null;
  /** Name of the unit that serves it. */
  readonly organ: string | null;
  readonly number: string | null;
  /** Day of service; null = a draft. */
  readonly servedOn: LocalDate | null;
}
export type DocumentFacts = Common &
  (
    | {
        readonly kind: 'RECEIPT_NOTICE';
        readonly claims: string;
        readonly accepted: boolean;
        readonly acceptedOn: LocalDate | null;
        readonly reasonCode: string | null;
        readonly route: ClaimRoute;
        readonly dueOn: LocalDate | null;
      }
    | {
        readonly kind: 'DIVERSION_NOTICE';
        readonly claims: string;
        readonly route: ClaimRoute;
        readonly remedy: string;
        readonly reconsiderationFirst: boolean;
        readonly applyBy: LocalDate | null;
      }
    | {
        readonly kind: 'EXTENSION_NOTICE';
        readonly claims: string;
        readonly reasonCode: string;
        readonly days: number;
        readonly dueOn: LocalDate | null;
      }
    | {
        readonly kind: 'HANDLING_OPINION';
        readonly text: OpinionText;
        readonly outcome: OpinionOutcome;
        /** Who would review it; null where the tree has no organ above. */
        readonly nextOrgan: string | null;
      }
    | {
        readonly kind: 'REVIEW_OPINION';
        readonly text: OpinionText;
        readonly outcome: ReviewOutcome;
        readonly nextOrgan: string | null;
      }
    | { readonly kind: 'REEXAM_OPINION'; readonly text: OpinionText; readonly outcome: ReviewOutcome }
  );

export interface DocumentSection {
  readonly part: DocumentPart;
  readonly heading: string;
  /** Paragraphs, in order. */
  readonly paragraphs: readonly string[];
}
export interface ComposedDocument {
  readonly kind: DocumentKind;
  readonly title: string;
  readonly number: string | null;
  readonly recipient: string | null;
  readonly sections: readonly DocumentSection[];
  readonly organ: string | null;
  readonly servedOn: LocalDate | null;
  readonly completeness: Completeness;
}

const above = (organ: string | null): string => (organ === null ? '原办理机关、单位的上一级机关、单位' : organ);

const four = (text: OpinionText, conclusion: string): PartTexts => ({
  CLAIMS: text.claims,
  FACTS: text.facts,
  OPINION: says(text.opinion) ? `${conclusion}\n${text.opinion}` : text.opinion,
  LEGAL_BASIS: text.legalBasis,
});

function textsOf(facts: DocumentFacts): PartTexts {
  switch (facts.kind) {
    case 'RECEIPT_NOTICE':
      return {
        CLAIMS: facts.claims,
        RESULT: facts.accepted
          ? `你（你们）提出的上述诉求，本单位决定受理${facts.acceptedOn === null ? '' : `，受理日期为${t.dayInWords(facts.acceptedOn)}`}。`
          : `你（你们）提出的上述诉求，本单位决定不予受理。理由：${t.reasonInWords(facts.reasonCode ?? '') || '见办理途径'}。`,
        ROUTE: t.routeInWords(facts.route),
        PROCEDURE: facts.accepted
          ? `${facts.dueOn === null ? '' : `办理期限至${t.dayInWords(facts.dueOn)}。`}情况复杂的，经本单位负责人批准可以延长一次，延长期限不超过三十日，并告知延期理由（《信访工作条例》第三十四条）。`
          : '可以依照上述途径向有权处理的机关、单位提出。',
      };
    case 'DIVERSION_NOTICE':
      return {
        CLAIMS: facts.claims,
        ROUTE: `${t.routeInWords(facts.route)}${t.remedyInWords(facts.remedy) === '' ? '' : `可以采取的途径：${t.remedyInWords(facts.remedy)}。`}`,
        PROCEDURE: [
          facts.reconsiderationFirst ? '对该行政行为不服的，应当先申请行政复议，对复议决定不服的再提起诉讼。' : '',
          facts.applyBy === null ? '' : `最迟应当在${t.dayInWords(facts.applyBy)}前提出。`,
          '按照该途径的法定程序和期限办理，不适用信访事项的办理、复查和复核期限。',
        ].join(''),
      };
    case 'EXTENSION_NOTICE':
      return {
        CLAIMS: facts.claims,
        REASON: t.reasonInWords(facts.reasonCode),
        NEW_DUE:
          facts.dueOn === null
            ? ''
            : `经本单位负责人批准，办理期限延长${String(facts.days)}日，至${t.dayInWords(facts.dueOn)}止（《信访工作条例》第三十四条）。`,
      };
    case 'HANDLING_OPINION':
      return {
        ...four(facts.text, `处理结论：${t.outcomeInWords(facts.outcome)}。`),
        REMEDY: `如不服本处理意见，可以自收到本意见书之日起三十日内，向${above(facts.nextOrgan)}请求复查（《信访工作条例》第三十五条）。`,
      };
    case 'REVIEW_OPINION':
      return {
        ...four(facts.text, `复查结论：${t.reviewOutcomeInWords(facts.outcome)}。`),
        REMEDY: `如不服本复查意见，可以自收到本意见书之日起三十日内，向${facts.nextOrgan ?? '复查机关、单位的上一级机关、单位'}请求复核（《信访工作条例》第三十六条）。`,
      };
    case 'REEXAM_OPINION':
      return {
        ...four(facts.text, `复核结论：${t.reviewOutcomeInWords(facts.outcome)}。`),
        REMEDY:
          '本意见为信访程序的最终意见。对本意见不服，仍以同一事实和理由提出投诉请求的，各级党委和政府信访部门、其他机关、单位不再受理（《信访工作条例》第三十六条）。',
      };
  }
}

/** The document with its completeness; it is composed even when parts are missing, so that one sees where. */
export function composeDocument(facts: DocumentFacts): ComposedDocument {
  const { kind, recipient, organ, number, servedOn } = facts;
  const texts: PartTexts = { ...textsOf(facts), RECIPIENT: recipient ?? '', ORGAN: organ ?? '' };
  const numbered = requiredParts[kind]
    .map(({ part }) => part)
    .filter((part) => part !== 'RECIPIENT' && part !== 'ORGAN');
  const headingOf = (part: (typeof numbered)[number]) =>
    part === 'OPINION' ? t.opinionHeading(kind) : t.headings[part as keyof typeof t.headings];
  return {
    kind,
    title: facts.kind === 'RECEIPT_NOTICE' && !facts.accepted ? t.NOT_ACCEPTED_TITLE : t.titles[kind],
    number,
    recipient,
    sections: numbered.map((part, n) => ({
      part,
      heading: `${t.numeral(n)}、${headingOf(part)}`,
      paragraphs: says(texts[part]) ? (texts[part] ?? '').split('\n').filter((line) => line.trim() !== '') : [],
    })),
    organ,
    servedOn,
    completeness: completenessOf(kind, texts),
  };
}
