import { CheckCircleOutlined, HourglassOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../modules/api/request.ts';
import { useAttach } from './api.ts';
import type { DraftPart } from './part.ts';
import { words } from './words.ts';

/** As people read sizes: 2.1 MB. */
export const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${String(Math.ceil(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** The words under which a refusal of a file stands. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof ProblemError ? (error.problem.code ?? '') : '';
  return Object.hasOwn(words.zh.refusal, code) ? code : 'FAILED';
};

export function Attachments({ draft, change }: DraftPart) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const attach = useAttach();
  const [refused, setRefused] = useState<readonly { name: string; reason: string }[]>([]);

  async function take(files: readonly File[]) {
    setRefused([]);
    let attachments = draft.attachments;
    for (const file of files) {
      try {
        attachments = [...attachments, await attach.mutateAsync(file)];
        change({ attachments });
      } catch (error) {
        setRefused((before) => [...before, { name: file.name, reason: reasonOf(error) }]);
      }
    }
  }
  return (
    <section aria-label={t('intake.attachments')}>
      <div className="pair">
        <Button
          icon={<PaperClipOutlined aria-hidden />}
          loading={attach.isPending}
          onClick={() => input.current?.click()}
        >
          {t('intake.attach')}
        </Button>
        <span className="note">{t('intake.attachNote')}</span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('intake.attach')}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void take(files);
          }}
        />
      </div>
      <ul>
        {draft.attachments.map(({ attachmentId, name, size, state }) => (
          <li key={attachmentId} className="pair">
            <span>{name}</span>
            <span className="note">{sizeOf(size)}</span>
            <span className="note">
              {state === 'CLEAN' ? <CheckCircleOutlined aria-hidden /> : <HourglassOutlined aria-hidden />}{' '}
              {t(state === 'CLEAN' ? 'intake.clean' : 'intake.quarantined')}
            </span>
            <Button
              size="small"
              onClick={() =>
                change({ attachments: draft.attachments.filter((one) => one.attachmentId !== attachmentId) })
              }
            >
              {t('intake.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {refused.map(({ name, reason }) => (
        <Alert
          key={name}
          type="error"
          showIcon
          title={t('intake.notTaken', { name, reason: t(`intake.refusal.${reason}`) })}
        />
      ))}
    </section>
  );
}
