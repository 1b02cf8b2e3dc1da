/** What a rule's source is called: `R1-34` → 《信访工作条例》第 34 条. */
import type { Name } from './codeNames.ts';

const sources: Readonly<Record<string, Name>> = {
  R1: { zh: '《信访工作条例》', en: 'Regulation on Petition Work' },
  R2: { zh: '《预防未成年人犯罪法》', en: 'Law on Preventing Juvenile Delinquency' },
  R3: { zh: '《未成年人保护法》', en: 'Law on Protecting Minors' },
  R5: { zh: '《行政复议法》', en: 'Administrative Reconsideration Law' },
  R6: { zh: '《人民调解法》', en: "People's Mediation Law" },
  R7: { zh: '《个人信息保护法》', en: 'Personal Information Protection Law' },
  R9: { zh: '《劳动争议调解仲裁法》', en: 'Labour Dispute Mediation and Arbitration Law' },
  W1: { zh: '《信访事项简易办理办法（试行）》', en: 'Trial Measures on Simplified Handling' },
  W11: { zh: '《纪检监察机关处理检举控告工作规则》', en: 'Rules of the Discipline Organs on Accusations' },
  P: { zh: '本单位规定', en: 'Rule of this office' },
};

/** Source and article in words; a source that is not in the list stays a code. */
export function articleName(reference: string, language: 'zh' | 'en'): string {
  const [source = '', article] = reference.split('-', 2);
  const name = sources[source]?.[language] ?? source;
  if (article === undefined) return name;
  return language === 'zh' ? `${name}第 ${article} 条` : `${name}, art. ${article}`;
}
