import { Button, Empty as AntEmpty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkList, WorkScope } from '../../../../domain/schema/workViews.ts';

interface Props {
  readonly list: WorkList;
  readonly scope: WorkScope;
  readonly state: string;
  readonly onChange: (key: 'scope' | 'state', value: string) => void;
}

/** Why there is nothing, and the one thing to do: drop the filter, or see what the groups have. */
export function Empty({ list, scope, state, onChange }: Props) {
  const { t } = useTranslation();
  const all = Object.values(list.counts).reduce((sum, each) => sum + each, 0);
  const name = state === '' ? '' : t(`workbench.state.${state}`);
  const filtered = state !== '' && all > 0;
  return (
    <AntEmpty
      image={AntEmpty.PRESENTED_IMAGE_SIMPLE}
      description={filtered ? t('workbench.empty.filtered', { state: name }) : t(`workbench.empty.${scope}`)}
    >
      {filtered ? (
        <Button onClick={() => onChange('state', '')}>{t('workbench.drop', { state: name, count: all })}</Button>
      ) : (
        scope === 'MINE' &&
        list.scopes.GROUPS > 0 && (
          <Button onClick={() => onChange('scope', 'GROUPS')}>
            {t('workbench.showGroups', { count: list.scopes.GROUPS })}
          </Button>
        )
      )}
    </AntEmpty>
  );
}
