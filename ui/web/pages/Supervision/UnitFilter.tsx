import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskPage } from '../../../../domain/schema/supervisionViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

interface Props {
  readonly units: DeskPage['byUnit'];
  readonly unit: string;
  readonly onChange: (unit: string) => void;
}

/** The list by unit; a click shows one unit. A count below five that could point at a person is not shown. */
export function UnitFilter({ units, unit, onChange }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  if (units.length < 2 && unit === '') return null;
  const shown = (count: number | null) => (count === null ? t('supervision.few') : String(count));
  return (
    <ul className="desk-units" aria-label={t('supervision.byUnit')}>
      <li>
        <Button
          size="small"
          type={unit === '' ? 'primary' : 'default'}
          aria-pressed={unit === ''}
          onClick={() => onChange('')}
        >
          {t('supervision.allUnits')}
        </Button>
      </li>
      {units.map(({ unitId, name, count }) =>
        unitId === null ? (
          <li key="kept" className="note">
            {t('supervision.keptUnits', { count: shown(count) })}
          </li>
        ) : (
          <li key={unitId}>
            <Button
              size="small"
              type={unit === unitId ? 'primary' : 'default'}
              aria-pressed={unit === unitId}
              onClick={() => onChange(unit === unitId ? '' : unitId)}
            >
              {name ? pick(name) : unitId} <span className="tabular">{shown(count)}</span>
            </Button>
          </li>
        ),
      )}
    </ul>
  );
}
