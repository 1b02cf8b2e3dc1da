import { useTranslation } from 'react-i18next';
import type { PersonBody, UnitRecord } from '../../../../../domain/schema/administration.ts';
import { useCodes } from '../../../modules/codes/index.ts';
import type { Difference } from '../Conflict.tsx';

/** A person's fields in words. */
export function usePosts(units: readonly UnitRecord[]) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const posts = (held: PersonBody['posts']): string =>
    held.length === 0
      ? t('admin.people.noPost')
      : held
          .map(({ role, unitId }) => {
            const unit = units.find((one) => one.unitId === unitId);
            return `${code('role', role)} · ${unit ? pick(unit.name) : unitId}`;
          })
          .join(t('admin.comma'));
  return {
    posts,
    differences: (theirs: PersonBody, mine: PersonBody): Difference[] =>
      [
        { field: t('admin.people.name'), theirs: theirs.displayName, mine: mine.displayName },
        { field: t('admin.people.posts'), theirs: posts(theirs.posts), mine: posts(mine.posts) },
      ].filter((one) => one.theirs !== one.mine),
  };
}
