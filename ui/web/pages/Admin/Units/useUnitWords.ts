import { useTranslation } from 'react-i18next';
import type { UnitBody, UnitRecord } from '../../../../../domain/schema/administration.ts';
import { useCodes } from '../../../modules/codes/index.ts';
import type { Difference } from '../Conflict.tsx';

/** A unit's fields in words, to set two versions of them beside each other. */
export function useUnitWords(units: readonly UnitRecord[]) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const named = (unitId: string | null) => {
    const unit = units.find((one) => one.unitId === unitId);
    return unit ? pick(unit.name) : t('admin.units.top');
  };
  const lines = (body: UnitBody) => [
    [t('admin.units.code'), body.code],
    [t('admin.units.nameZh'), body.name.zh],
    [t('admin.units.nameEn'), body.name.en],
    [t('admin.units.kind'), code('unitKind', body.kind)],
    [t('admin.units.level'), code('level', body.level)],
    [t('admin.units.parent'), named(body.parentId)],
  ];
  return {
    differences: (theirs: UnitBody, mine: UnitBody): Difference[] => {
      const own = lines(mine);
      return lines(theirs).flatMap(([field = '', text = ''], n) =>
        text === own[n]?.[1] ? [] : [{ field, theirs: text, mine: own[n]?.[1] ?? '' }],
      );
    },
  };
}
