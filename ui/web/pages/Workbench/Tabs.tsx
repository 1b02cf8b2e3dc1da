import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { dueStateSchema, type WorkList, type WorkScope } from '../../../../domain/schema/workViews.ts';

interface Props {
  readonly scope: WorkScope;
  readonly state: string;
  readonly list: WorkList | undefined;
  readonly onChange: (key: 'scope' | 'state', value: string) => void;
}

/** Whose tasks, and of which deadline state; the choice stands in the address. */
export function Tabs({ scope, state, list, onChange }: Props) {
  const { t } = useTranslation();
  const scopes: WorkScope[] = [
    'MINE',
    'GROUPS',
    ...(list?.scopes.WATCH || scope === 'WATCH' ? (['WATCH'] as const) : []),
  ];
  const count = (of: WorkScope) => (list && of !== 'WATCH' ? ` ${String(list.scopes[of])}` : '');
  const states = dueStateSchema.options.filter((one) => one === state || (list?.counts[one] ?? 0) > 0);
  const all = list ? Object.values(list.counts).reduce((sum, each) => sum + each, 0) : 0;
  return (
    <div className="filters">
      <Segmented<WorkScope>
        aria-label={t('workbench.scopes')}
        value={scope}
        onChange={(value) => onChange('scope', value)}
        options={scopes.map((value) => ({ value, label: `${t(`workbench.scope.${value}`)}${count(value)}` }))}
      />
      <Segmented<string>
        aria-label={t('workbench.states')}
        value={state}
        onChange={(value) => onChange('state', value)}
        options={[
          { value: '', label: `${t('workbench.all')} ${String(all)}` },
          ...states.map((value) => ({
            value,
            label: (
              <span className={value === 'OVER' ? 'late' : undefined}>
                {`${t(`workbench.state.${value}`)} ${String(list?.counts[value] ?? 0)}`}
              </span>
            ),
          })),
        ]}
      />
    </div>
  );
}
