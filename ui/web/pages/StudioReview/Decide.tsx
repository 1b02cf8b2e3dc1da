import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, DraftReview } from '../../../../domain/schema/studio.ts';
import { decideReview } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import { useStudioRights } from '../../modules/studio/roles.ts';

interface Props {
  readonly draft: Draft;
  readonly review: DraftReview;
  readonly unseen: number;
  /** The changes are on the page. */
  readonly ready: boolean;
  readonly onDone: () => void;
}

/** Agree or send back. What keeps one from agreeing stands beside the button, in words. */
export function Decide({ draft, review, unseen, ready, onDone }: Props) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  const { approves, userId } = useStudioRights();
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const isOwn = [draft.author.userId, review.requestedBy.userId].some((own) => own === userId);
  const barred = !approves
    ? t('draftReview.notApprover')
    : isOwn
      ? t('draftReview.fourEyes')
      : unseen > 0
        ? t('draftReview.unseen', { count: unseen })
        : !ready
          ? t('draftReview.reading')
          : null;
  const decide = async (decision: 'APPROVED' | 'RETURNED') => {
    setBusy(true);
    setFailed(null);
    try {
      await decideReview(draft.draftId, { rev: draft.rev, decision, words: words.trim() });
      onDone();
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="stack decide">
      <label>
        {t('draftReview.opinion')}
        <Input.TextArea rows={3} value={words} maxLength={2000} onChange={({ target }) => setWords(target.value)} />
      </label>
      {failed !== null && <Alert type="error" showIcon title={refusal(failed)} />}
      <div className="studio-acts">
        <Button type="primary" disabled={barred !== null || busy} onClick={() => void decide('APPROVED')}>
          {t('draftReview.approve')}
        </Button>
        <Button
          danger
          disabled={!approves || isOwn || words.trim() === '' || busy}
          onClick={() => void decide('RETURNED')}
        >
          {t('draftReview.return')}
        </Button>
      </div>
      {barred !== null && <p className="note">{barred}</p>}
      {approves && !isOwn && words.trim() === '' && <p className="note">{t('draftReview.returnNeedsWords')}</p>}
    </section>
  );
}
