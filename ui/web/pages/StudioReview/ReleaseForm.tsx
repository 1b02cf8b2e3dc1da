import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../domain/schema/studio.ts';
import { release } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import { useStudioRights } from '../../modules/studio/roles.ts';

/** A moment of the form's field, in the browser's zone, as the API takes it. */
const instantOf = (local: string): string => new Date(local).toISOString();

/** Puts an approved draft live: now, or at a moment to come. */
export function ReleaseForm({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  const { releases } = useStudioRights();
  const [at, setAt] = useState('');
  const [why, setWhy] = useState('');
  const [told, setTold] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  if (!releases) return <p className="note">{t('draftReview.notReleaser')}</p>;
  const put = async () => {
    setBusy(true);
    try {
      const { state, failure } = await release([draft.draftId], at === '' ? null : instantOf(at), why.trim());
      setTold({ ok: state !== 'FAILED', text: failure ?? t(`draftReview.release.${state}`) });
      onDone();
    } catch (error) {
      setTold({ ok: false, text: refusal(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="stack decide">
      <label>
        {t('draftReview.at')}
        <Input type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />
      </label>
      <label>
        {t('draftReview.releaseWhy')}
        <Input value={why} maxLength={2000} onChange={({ target }) => setWhy(target.value)} />
      </label>
      {told && <Alert type={told.ok ? 'success' : 'error'} showIcon title={told.text} />}
      <Button type="primary" disabled={busy} onClick={() => void put()}>
        {t(at === '' ? 'draftReview.releaseNow' : 'draftReview.releaseThen')}
      </Button>
      <p className="note">{t('draftReview.staysOld')}</p>
    </section>
  );
}
