import { Button, Card, Checkbox, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { MAX_REPRESENTATIVES, type Draft } from './draft.ts';
import type { DraftPart } from './part.ts';

/** Who brought it: one person or many, known or not. */
export function PersonCard({ draft, change }: DraftPart) {
  const { t } = useTranslation();
  const line = (field: 'name' | 'phone' | 'address', autoComplete: string) => (
    <label className={`intake-field intake-${field}`}>
      <span>{t(`intake.${field}`)}</span>
      <Input
        value={draft[field]}
        disabled={draft.anonymous}
        autoComplete={autoComplete}
        maxLength={field === 'address' ? 300 : field === 'name' ? 100 : 40}
        onChange={(event) => change({ [field]: event.target.value })}
      />
    </label>
  );
  return (
    <Card
      size="small"
      title={<h2>{t(`intake.person.${draft.channel}`)}</h2>}
      extra={
        <>
          <Checkbox checked={draft.anonymous} onChange={(event) => change({ anonymous: event.target.checked })}>
            {t('intake.anonymous')}
          </Checkbox>
          <Checkbox checked={draft.secrecy} onChange={(event) => change({ secrecy: event.target.checked })}>
            {t('intake.secrecy')}
          </Checkbox>
        </>
      }
    >
      <div className="intake-grid">
        {line('name', 'off')}
        {line('phone', 'off')}
        {line('address', 'off')}
        <label className="intake-field intake-count">
          <span>{t('intake.count')}</span>
          <InputNumber
            min={1}
            max={100_000}
            precision={0}
            value={draft.count}
            onChange={(count) => change({ count: count ?? 1 })}
          />
        </label>
      </div>
      {draft.channel === 'VISIT' && draft.count > 1 && <Representatives draft={draft} change={change} />}
    </Card>
  );
}

function Representatives({ draft, change }: DraftPart) {
  const { t } = useTranslation();
  const people = draft.representatives;
  const set = (n: number, one: Partial<Draft['representatives'][number]>) =>
    change({ representatives: people.map((person, at) => (at === n ? { ...person, ...one } : person)) });
  return (
    <fieldset className="intake-people">
      <legend>{t('intake.representatives')}</legend>
      <p className="note">{t('intake.representativesNote')}</p>
      {people.map((person, n) => (
        <div className="intake-row" key={n}>
          <Input
            aria-label={t('intake.representative', { n: n + 1 })}
            placeholder={t('intake.representative', { n: n + 1 })}
            value={person.name}
            maxLength={100}
            onChange={(event) => set(n, { name: event.target.value })}
          />
          <Input
            aria-label={t('intake.representativePhone', { n: n + 1 })}
            placeholder={t('intake.representativePhone', { n: n + 1 })}
            value={person.phone}
            maxLength={40}
            onChange={(event) => set(n, { phone: event.target.value })}
          />
          <Button onClick={() => change({ representatives: people.filter((_, at) => at !== n) })}>
            {t('intake.remove')}
          </Button>
        </div>
      ))}
      {people.length < Math.min(MAX_REPRESENTATIVES, draft.count) && (
        <Button onClick={() => change({ representatives: [...people, { name: '', phone: '' }] })}>
          {t('intake.addRepresentative')}
        </Button>
      )}
    </fieldset>
  );
}
