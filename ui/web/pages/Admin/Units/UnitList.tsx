import { useTranslation } from 'react-i18next';
import type { UnitRecord } from '../../../../../domain/schema/administration.ts';
import { useCodes } from '../../../modules/codes/index.ts';
import { inOrder } from './tree.ts';

interface Props {
  readonly units: readonly UnitRecord[];
  readonly at: string | null;
  readonly onChoose: (unitId: string) => void;
}

/** Pixels a level is moved in. */
const STEP = 20;

export function UnitList({ units, at, onChoose }: Props) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  return (
    <ul aria-label={t('admin.tab.units')}>
      {inOrder(units).map(({ unit, depth }) => (
        <li key={unit.unitId}>
          <button
            type="button"
            className="admin-row"
            aria-current={unit.unitId === at}
            style={{ paddingInlineStart: 8 + depth * STEP }}
            onClick={() => onChoose(unit.unitId)}
          >
            <strong>{pick(unit.name)}</strong>
            <span className="note">
              {[
                code('unitKind', unit.kind),
                t('admin.units.people', { count: unit.people }),
                ...(unit.closedOn === null ? [] : [t('admin.units.closedOn', { day: unit.closedOn })]),
              ].join(' · ')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
