/** The two questions of most acts: to whom, and why. */
import { Radio, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../modules/api/work.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { reasonsOf, type Acting } from './acting.ts';

interface Choice {
  readonly kind: Acting;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

export function ColleagueChoice({ kind, userTaskKey, value, onChange }: Choice & { readonly userTaskKey: string }) {
  const { t } = useTranslation();
  const label = useId();
  const colleagues = useColleagues(userTaskKey);
  const people = (kind === 'HAND_OVER' ? colleagues.data?.handOver : colleagues.data?.coSign) ?? [];
  return (
    <div>
      <label htmlFor={label}>{t('workbench.colleague')}</label>
      <Select
        id={label}
        autoFocus
        showSearch
        optionFilterProp="label"
        style={{ width: '100%' }}
        loading={colleagues.isPending}
        value={value}
        onChange={(to: string | null) => {
          if (to !== null) onChange(to);
        }}
        notFoundContent={t('workbench.nobody')}
        options={people.map(({ userId, name }) => ({ value: userId, label: name }))}
      />
      {colleagues.isSuccess && people.length === 0 && <p className="note">{t('workbench.nobody')}</p>}
    </div>
  );
}

export function ReasonChoice({ kind, value, first, onChange }: Choice & { readonly first: boolean }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const label = useId();
  return (
    <div>
      <span id={label}>{t('workbench.reason')}</span>
      <Radio.Group
        className="reasons"
        aria-labelledby={label}
        value={value}
        onChange={({ target }) => onChange(String(target.value))}
      >
        {reasonsOf(kind).map((reason, n) => (
          <Radio key={reason} value={reason} autoFocus={first && n === 0}>
            {code('staffReason', reason)}
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}
