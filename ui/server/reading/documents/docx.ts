/** A composed document as .docx: A4, the margins and type sizes of official documents, CJK fonts by name. */
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun, type IRunOptions } from 'docx';
import { dayInWords } from '../../../../domain/documents/texts.ts';
import type { ComposedDocument } from '../../../../domain/documents/compose.ts';

/** Twentieths of a point. */
const MM = 56.7;
const mm = (n: number): number => Math.round(n * MM);
/** Half points: 三号 16 pt for text, 二号 22 pt for the title, 四号 14 pt for the page number. */
const SIZE = { title: 44, text: 32, small: 28 } as const;
/** The two characters by which a paragraph is set in. */
const INDENT = SIZE.text * 20;

const font = (eastAsia: string): IRunOptions['font'] => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia,
});
const TITLE = font('方正小标宋简体');
const HEADING = font('黑体');
const TEXT = font('仿宋');
/** Lines are 28 pt apart. */
const LINE = { line: 560, lineRule: 'exact' } as const;

const run = (text: string, more: IRunOptions = {}) => new TextRun({ text, font: TEXT, size: SIZE.text, ...more });
const words = (text: string) => new Paragraph({ spacing: LINE, indent: { firstLine: INDENT }, children: [run(text)] });
const right = (text: string) => new Paragraph({ spacing: LINE, alignment: AlignmentType.RIGHT, children: [run(text)] });

/** `marks`: a part that is missing is named where it would stand, in a draft that one reads before it is served. */
export async function docxOf(composed: ComposedDocument, marks: (part: string) => string): Promise<Uint8Array> {
  const { title, number, recipient, sections, organ, servedOn, completeness } = composed;
  const body = sections.flatMap(({ part, heading, paragraphs }) => [
    new Paragraph({
      spacing: LINE,
      keepNext: true,
      indent: { firstLine: INDENT },
      children: [run(heading, { font: HEADING })],
    }),
    ...(paragraphs.length > 0 ? paragraphs : [marks(part)]).map(words),
  ]);
  const document = new Document({
    creator: organ ?? '',
    title,
    ...(servedOn === null ? {} : { description: number ?? '' }),
    styles: { default: { document: { run: { font: TEXT, size: SIZE.text, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ font: font('宋体'), size: SIZE.small, children: ['— ', PageNumber.CURRENT, ' —'] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [run(title, { font: TITLE, size: SIZE.title })],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 360 },
            children: [run(number ?? '（草稿，送达时编号）')],
          }),
          new Paragraph({ spacing: LINE, children: [run(recipient === null ? marks('RECIPIENT') : `${recipient}：`)] }),
          ...body,
          new Paragraph({ spacing: LINE, children: [] }),
          right(organ ?? marks('ORGAN')),
          right(servedOn === null ? '（落款日期为送达日，盖章后生效）' : dayInWords(servedOn)),
          ...(completeness.complete || servedOn !== null
            ? []
            : [words(`（本稿缺 ${String(completeness.missing.length)} 项，不能送达）`)]),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
