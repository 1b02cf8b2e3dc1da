import { Button, Card, Checkbox, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { matterTypeSchema, subjectSchema } from '../../../../domain/schema/codes.ts';
import type { IntakeUnits } from '../../../../domain/schema/intake.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Attachments } from './Attachments.tsx';
import { ClaimFacts } from './ClaimFacts.tsx';
import type { DraftClaim } from './draft.ts';
import type { DraftPart } from './part.ts';

/** What it is about, in their words, and what is asked for. */
export function MatterCard({ draft, change, units }: DraftPart & { readonly units: IntakeUnits | undefined }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const named = (list: IntakeUnits['all'] = []) =>
    list.map(({ unitId, name }) => ({ value: unitId, label: pick(name) }));
  return (
    <Card
      size="small"
      title={
        <h2>
          {t('intake.matter')} <span className="note">{t('intake.matterNote')}</span>
        </h2>
      }
    >
      <div className="stack">
        <Input.TextArea
          aria-label={t('intake.matter')}
          className="intake-text"
          lang="zh-CN"
          value={draft.text}
          maxLength={20_000}
          autoSize={{ minRows: 4, maxRows: 14 }}
          onChange={(event) => change({ text: event.target.value })}
        />
        <div className="intake-law" role="group" aria-label={t('intake.minor')}>
          <div>
            <strong>{t('intake.minor')}</strong>
            <p className="note">{t('intake.minorNote')}</p>
          </div>
          <Radio.Group
            value={draft.minorAtRisk}
            onChange={(event) => change({ minorAtRisk: event.target.value as boolean })}
            options={[
              { value: true, label: t('intake.yes') },
              { value: false, label: t('intake.no') },
            ]}
          />
        </div>
        <div className="intake-grid intake-three">
          <label className="intake-field">
            <span>{t('intake.type')}</span>
            <Select
              value={draft.type}
              onChange={(type) => change({ type })}
              options={matterTypeSchema.options.map((type) => ({ value: type, label: code('matterType', type) }))}
            />
          </label>
          <label className="intake-field">
            <span>{t('intake.place')}</span>
            <Select
              value={draft.place ?? ''}
              onChange={(place) => change({ place: place === '' ? null : place })}
              options={[{ value: '', label: t('intake.unknownPlace') }, ...named(units?.places)]}
            />
          </label>
          <Checkbox
            className="intake-check"
            checked={draft.urgent}
            onChange={(event) => change({ urgent: event.target.checked })}
          >
            {t('intake.urgent')}
          </Checkbox>
        </div>
        {draft.type === 'ACCUSATION' && (
          <div className="intake-grid">
            <label className="intake-field">
              <span>{t('intake.accusedUnit')}</span>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                value={draft.accusedUnit ?? ''}
                onChange={(unit) => change({ accusedUnit: unit === '' ? null : unit })}
                options={[{ value: '', label: t('intake.nobody') }, ...named(units?.all)]}
              />
            </label>
            <label className="intake-field">
              <span>{t('intake.accused')}</span>
              <Input
                value={draft.accused}
                maxLength={200}
                onChange={(event) => change({ accused: event.target.value })}
              />
            </label>
            <p className="note intake-wide">{t('intake.accusedNote')}</p>
          </div>
        )}
        <Claims draft={draft} change={change} />
        <Attachments draft={draft} change={change} />
      </div>
    </Card>
  );
}

function Claims({ draft, change }: DraftPart) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const set = (n: number, one: Partial<DraftClaim>) =>
    change({ claims: draft.claims.map((claim, at) => (at === n ? { ...claim, ...one } : claim)) });
  return (
    <fieldset className="intake-people">
      <legend>{t('intake.claims')}</legend>
      {draft.claims.map((claim, n) => (
        <div className="intake-claim" key={n}>
          <div className="intake-row">
            <Input
              aria-label={t('intake.claim', { n: n + 1 })}
              placeholder={t('intake.claim', { n: n + 1 })}
              lang="zh-CN"
              value={claim.text}
              maxLength={20_000}
              onChange={(event) => set(n, { text: event.target.value })}
            />
            <Select
              aria-label={t('intake.subject', { n: n + 1 })}
              className="intake-subject"
              popupMatchSelectWidth={false}
              value={claim.subject}
              onChange={(subject) => set(n, { subject })}
              options={subjectSchema.options.map((subject) => ({ value: subject, label: code('subject', subject) }))}
            />
            {draft.claims.length > 1 && (
              <Button onClick={() => change({ claims: draft.claims.filter((_, at) => at !== n) })}>
                {t('intake.remove')}
              </Button>
            )}
          </div>
          <ClaimFacts n={n} claim={claim} onChange={(part) => set(n, part)} />
        </div>
      ))}
      <Button onClick={() => change({ claims: [...draft.claims, { text: '', subject: 'OTHER' }] })}>
        {t('intake.addClaim')}
      </Button>
    </fieldset>
  );
}
