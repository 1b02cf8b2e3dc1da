import { Button, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ForecastView } from '../../../../domain/schema/supervisionViews.ts';

/** Another proposal: from whom, to whom, how many. It stands in the address, so that it can be sent to the unit. */
export function MoveChoice({ people }: { people: ForecastView['people'] }) {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const [from, setFrom] = useState(search.get('from'));
  const [to, setTo] = useState(search.get('to'));
  const [count, setCount] = useState(Number(search.get('count') ?? 5));
  const ids = [useId(), useId(), useId()];
  const giver = people.find(({ userId }) => userId === from);
  const option = ({ userId, name, load }: (typeof people)[number]) => ({
    value: userId,
    label: t('supervision.forecast.person', { name, load }),
  });
  const ask = () => {
    const next = new URLSearchParams(search);
    next.set('from', from ?? '');
    next.set('to', to ?? '');
    next.set('count', String(count));
    setSearch(next);
  };
  return (
    <div className="filters">
      <span>
        <label htmlFor={ids[0]}>{t('supervision.forecast.from')}</label>
        <Select
          id={ids[0]}
          className="desk-person"
          value={from}
          onChange={(value: string | null) => {
            setFrom(value);
            setTo(null);
          }}
          options={people.map(option)}
        />
      </span>
      <span>
        <label htmlFor={ids[1]}>{t('supervision.forecast.to')}</label>
        <Select
          id={ids[1]}
          className="desk-person"
          value={to}
          onChange={setTo}
          options={people.filter(({ userId, unitId }) => unitId === giver?.unitId && userId !== from).map(option)}
        />
      </span>
      <span>
        <label htmlFor={ids[2]}>{t('supervision.forecast.count')}</label>
        <InputNumber id={ids[2]} min={1} max={20} value={count} onChange={(value) => setCount(value ?? 1)} />
      </span>
      <Button disabled={from === null || to === null} onClick={ask}>
        {t('supervision.forecast.reckon')}
      </Button>
    </div>
  );
}
