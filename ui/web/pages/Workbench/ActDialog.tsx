import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../modules/keys/index.ts';
import { missing, needsColleague, reasonsOf, type Acting, type Answer } from './acting.ts';
import { ColleagueChoice, ReasonChoice } from './choices.tsx';

interface Props {
  readonly kind: Acting;
  /** Whose colleagues are offered. */
  readonly userTaskKey: string;
  readonly busy: boolean;
  /** Why the last attempt was refused. */
  readonly refusal: string | null;
  readonly onAnswer: (answer: Answer) => void;
  readonly onClose: () => void;
}

/** Asks for the colleague, the reason or the note of an act, and sends it with Ctrl+Enter or the button. */
export function ActDialog({ kind, userTaskKey, busy, refusal, onAnswer, onClose }: Props) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<Answer>({ to: null, reason: null, text: '' });
  const [lack, setLack] = useState<string | null>(null);
  const send = () => {
    const what = missing(kind, answer);
    setLack(what);
    if (what === null) onAnswer(answer);
  };
  useKeys({ 'ctrl+enter': send }, { dialog: true });
  const change = (part: Partial<Answer>) => {
    setAnswer({ ...answer, ...part });
    setLack(null);
  };
  return (
    <Modal
      open
      title={t(`workbench.dialog.${kind}`)}
      okText={t(`workbench.act.${kind}`)}
      cancelText={t('workbench.cancel')}
      confirmLoading={busy}
      onOk={send}
      onCancel={onClose}
    >
      <div className="act-dialog">
        {needsColleague(kind) && (
          <ColleagueChoice kind={kind} userTaskKey={userTaskKey} value={answer.to} onChange={(to) => change({ to })} />
        )}
        {reasonsOf(kind).length > 0 && (
          <ReasonChoice
            kind={kind}
            value={answer.reason}
            first={!needsColleague(kind)}
            onChange={(reason) => change({ reason })}
          />
        )}
        {kind === 'NOTE' && (
          <Input.TextArea
            autoFocus
            aria-label={t('workbench.text')}
            rows={4}
            maxLength={2000}
            value={answer.text}
            onChange={({ target }) => change({ text: target.value })}
          />
        )}
        <div role="alert">
          {lack !== null && <span className="field-problem">⚠ {t(`workbench.${lack}`)}</span>}
          {refusal !== null && <Alert className="legal" type="warning" title={refusal} />}
        </div>
      </div>
    </Modal>
  );
}
