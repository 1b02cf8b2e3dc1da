import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DraftClaim } from './draft.ts';

interface Props {
  readonly n: number;
  readonly claim: DraftClaim;
  readonly onChange: (part: Partial<DraftClaim>) => void;
}

/** What decides the route of a claim and is known at the window already: another procedure and its time limit (art. 31). */
export function ClaimFacts({ n, claim, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <details className="intake-facts">
      <summary>{t('intake.facts.title', { n: n + 1 })}</summary>
      <div className="intake-row">
        <Checkbox
          checked={claim.existingAdminAct ?? false}
          onChange={({ target }) => onChange({ existingAdminAct: target.checked })}
        >
          {t('intake.facts.existingAdminAct')}
        </Checkbox>
        <Checkbox
          checked={claim.courtOrArbitration ?? false}
          onChange={({ target }) => onChange({ courtOrArbitration: target.checked })}
        >
          {t('intake.facts.courtOrArbitration')}
        </Checkbox>
        <label className="intake-field">
          <span>{t('intake.facts.otherRemedyEndsOn')}</span>
          <Input
            type="date"
            value={claim.otherRemedyEndsOn ?? ''}
            onChange={({ target }) => onChange({ otherRemedyEndsOn: target.value === '' ? null : target.value })}
          />
        </label>
      </div>
    </details>
  );
}
