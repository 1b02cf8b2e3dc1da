import { completenessOf, says } from '../../../domain/documents/completeness.ts';
import { composeDocument, type DocumentFacts } from '../../../domain/documents/compose.ts';
import { documentKinds, requiredParts } from '../../../domain/documents/kinds.ts';

const head = {
  recipient: '甲某',
  organ: '云泽县文化和旅游局',
  number: '云信2026-000001-1-意1',
  servedOn: '2026-06-10',
};
const text = {
  claims: '请求认定工龄补助。',
  facts: '经查，在册两年。',
  opinion: '认定两年半。',
  legalBasis: '《云泽县放映员补助办法》第四条。',
};
const opinion: DocumentFacts = {
  ...head,
  kind: 'HANDLING_OPINION',
  text,
  outcome: 'UPHELD_IN_PART',
  nextOrgan: '澜州市文化和旅游局',
};

test('should find a handling opinion with claims, facts, opinion, basis and the way to a review complete', () => {
  const { completeness, sections } = composeDocument(opinion);
  expect(completeness).toMatchObject({ complete: true, missing: [] });
  expect(sections.map(({ heading }) => heading)).toEqual([
    '一、投诉请求',
    '二、事实和理由',
    '三、处理意见',
    '四、法律法规依据',
    '五、不服怎么办',
  ]);
  expect(sections[2]?.paragraphs[0]).toBe('处理结论：部分支持。');
  expect(sections[4]?.paragraphs[0]).toContain('三十日内，向澜州市文化和旅游局请求复查');
});

test.each(['claims', 'facts', 'opinion', 'legalBasis'] as const)(
  'should name the part that an opinion lacks: %s',
  (part) => {
    const { missing } = composeDocument({ ...opinion, text: { ...text, [part]: ' …… ' } }).completeness;
    expect(missing).toEqual([
      { claims: 'CLAIMS', facts: 'FACTS', opinion: 'OPINION', legalBasis: 'LEGAL_BASIS' }[part],
    ]);
  },
);

test('should name every required part of every kind of document when nothing is there, with its article', () => {
  for (const kind of documentKinds) {
    const { complete, missing, parts } = completenessOf(kind, {});
    expect(complete).toBe(false);
    expect(missing).toEqual(requiredParts[kind].map(({ part }) => part));
    expect(parts.every(({ article }) => /^(R1-\d+|P)$/.test(article))).toBe(true);
  }
});

test('should doubt a legal basis that names no rule and no article, and still count it as there', () => {
  const { completeness } = composeDocument({ ...opinion, text: { ...text, legalBasis: '按有关规定办理。' } });
  expect(completeness.complete).toBe(true);
  expect(completeness.parts.find(({ part }) => part === 'LEGAL_BASIS')?.state).toBe('DOUBTFUL');
});

test('should tell the reason, the days and the new day of an extension, and miss a reason that has no words', () => {
  const notice = {
    ...head,
    kind: 'EXTENSION_NOTICE',
    claims: text.claims,
    reasonCode: 'ARCHIVE_SEARCH',
    days: 30,
    dueOn: '2026-06-16',
  } as const;
  const { sections, completeness } = composeDocument(notice);
  expect(completeness.complete).toBe(true);
  expect(sections.at(-1)?.paragraphs[0]).toContain('延长30日，至2026年6月16日止');
  expect(composeDocument({ ...notice, reasonCode: 'UNKNOWN_CODE' }).completeness.missing).toEqual(['REASON']);
});

test('should say in a receipt notice whether the claim is taken up, on which way and until when', () => {
  const { title, sections } = composeDocument({
    ...head,
    kind: 'RECEIPT_NOTICE',
    claims: text.claims,
    accepted: true,
    acceptedOn: '2026-03-18',
    reasonCode: null,
    route: 'R31_6',
    dueOn: '2026-05-17',
  });
  expect(title).toBe('信访事项受理告知书');
  expect(sections.map(({ paragraphs }) => paragraphs.join('')).join('')).toMatch(
    /决定受理，受理日期为2026年3月18日。.*第三十一条第六项.*办理期限至2026年5月17日/,
  );
});

test('should not take dots, dashes and blanks for words', () => {
  expect([' ', '——', '……。', '无', '3'].map(says)).toEqual([false, false, false, true, true]);
});
