import { useTranslation } from 'react-i18next';
import type { MovePlan } from '../../../../domain/schema/studio.ts';
import type { MovePreview } from '../../../../domain/schema/studioViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import type { ElementNames } from './useElementNames.ts';

interface Props {
  readonly preview: MovePreview;
  readonly older: ElementNames;
  readonly newer: ElementNames;
  /** Asks for the preview with another mapping. */
  readonly onChange: (mapping: MovePlan['mapping']) => void;
}

/** Which step goes on at which: proposed, and changed here. A step at which cases stand and that goes nowhere is named. */
export function Mapping({ preview: { mapping, unmapped }, older, newer, onChange }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const nameOf = (names: ElementNames, id: string): string => {
    const name = names.get(id);
    return name ? pick(name) : id;
  };
  const set = (from: string, to: string) =>
    onChange([...mapping.filter((each) => each.from !== from), ...(to === '' ? [] : [{ from, to }])]);
  const rows = [...unmapped.map((from) => ({ from, to: '' })), ...mapping.filter(({ from, to }) => from !== to)];
  return (
    <details className="studio-card" open={unmapped.length > 0}>
      <summary>{t('moves.mapping', { count: mapping.length, changed: rows.length })}</summary>
      <ul className="mapping">
        {rows.map(({ from, to }) => (
          <li key={from}>
            <label>
              <span>
                {nameOf(older, from)} <span className="note mono">{from}</span> →
              </span>
              <select value={to} onChange={({ target }) => set(from, target.value)}>
                <option value="">{t('moves.nowhere')}</option>
                {[...newer.keys()].map((id) => (
                  <option key={id} value={id}>
                    {nameOf(newer, id)} ({id})
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
