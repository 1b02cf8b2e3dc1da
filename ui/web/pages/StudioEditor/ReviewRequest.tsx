import { Alert, Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { Checked } from '../../../../domain/schema/studioViews.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { requestReview, useAnswerers } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';
import type { Autosave } from './useAutosave.ts';

interface Props {
  readonly draft: Draft;
  readonly saving: Autosave;
  readonly onClose: () => void;
}

/** Asks for approval: why, and who answers for what could not be proved. The server checks again and says what is wrong. */
export function ReviewRequest({ draft, saving, onClose }: Props) {
  const { t } = useTranslation();
  const { pick, article } = useCodes();
  const navigate = useNavigate();
  const refusal = useRefusal();
  const [why, setWhy] = useState('');
  const [answersFor, setAnswersFor] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const needed = failed instanceof ProblemError && failed.problem.code === 'ANSWERER_NEEDED';
  const answerers = useAnswerers(needed || answersFor !== null).data ?? [];
  const checked = failed instanceof ProblemError ? (failed.problem.current as Checked | undefined) : undefined;
  const wrong = checked?.problems?.filter(({ severity }) => severity === 'ERROR') ?? [];
  const send = async () => {
    setBusy(true);
    setFailed(null);
    try {
      if (!(await saving.flush())) return;
      await requestReview(draft.draftId, { rev: saving.rev(), why: why.trim(), answersFor });
      await navigate(`/studio/drafts/${draft.draftId}/review`);
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t('draft.sendTitle')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          {t('draft.reason')}
          <Input.TextArea rows={3} value={why} maxLength={2000} onChange={({ target }) => setWhy(target.value)} />
        </label>
        {failed !== null && (
          <Alert
            type={needed ? 'warning' : 'error'}
            showIcon
            title={refusal(failed)}
            description={
              wrong.length > 0 && (
                <ul className="refused">
                  {wrong.map(({ rule, elementId, message, article: source }) => (
                    <li key={`${rule} ${elementId ?? ''} ${message.en}`}>
                      {pick(message)} {source !== null && <span className="article">{article(source)}</span>}
                    </li>
                  ))}
                </ul>
              )
            }
          />
        )}
        {answerers.length > 0 && (
          <fieldset className="answerers">
            <legend>{t('draft.answersFor')}</legend>
            <Radio.Group value={answersFor} onChange={({ target }) => setAnswersFor(String(target.value))}>
              {answerers.map(({ userId, name }) => (
                <Radio key={userId} value={userId}>
                  <span lang="zh-CN">{name}</span>
                </Radio>
              ))}
            </Radio.Group>
          </fieldset>
        )}
        <Button type="primary" htmlType="submit" loading={busy} disabled={why.trim() === ''}>
          {t('draft.send')}
        </Button>
      </form>
    </Modal>
  );
}
