import { useTranslation } from 'react-i18next';
import { useCodes } from '../codes/index.ts';

/** Before a bulk act: how many can, how many cannot, and why. */
export function Outlook({
  items,
}: {
  items: readonly { readonly rule: string | null; readonly who?: string | null }[];
}) {
  const { t } = useTranslation();
  const { refusal } = useCodes();
  const reasons = new Map<string, number>();
  for (const { rule, who } of items) {
    if (rule === null) continue;
    const why = refusal({ code: rule, who });
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  const refused = items.filter(({ rule }) => rule !== null).length;
  return (
    <div role="status">
      <p>{t('bulk.can', { count: items.length - refused })}</p>
      {refused > 0 && <p>{t('bulk.cannot', { count: refused })}</p>}
      <ul className="note">
        {[...reasons].map(([why, count]) => (
          <li key={why}>{`${String(count)} · ${why}`}</li>
        ))}
      </ul>
    </div>
  );
}
