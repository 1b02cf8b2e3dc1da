import { Button, Card } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../modules/codes/index.ts';
import type { Reply } from './call.ts';
import type { Answer } from './openApi.ts';

interface Props {
  readonly reply: Reply;
  /** What the description says of an answer with this status. */
  readonly answer: Answer | undefined;
}

/** What came back. */
export function ReplyPanel({ reply: { status, tookMs, headers, content }, answer }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  return (
    <Card size="small" title={t('apiDescription.reply', { status })} extra={t('apiDescription.took', { ms: tookMs })}>
      {answer && <p>{pick(answer.about)}</p>}
      {content === null ? (
        <p className="quiet">{t('apiDescription.empty')}</p>
      ) : 'text' in content ? (
        <pre className="mono api-text" tabIndex={0} role="region" aria-label={t('apiDescription.reply', { status })}>
          {content.text}
        </pre>
      ) : (
        <SaveFile blob={content.blob} />
      )}
      <details className="api-shape">
        <summary>{t('apiDescription.headers')}</summary>
        <pre className="mono" tabIndex={0} role="region" aria-label={t('apiDescription.headers')}>
          {headers.map(([name, value]) => `${name}: ${value}`).join('\n')}
        </pre>
      </details>
    </Card>
  );
}

function SaveFile({ blob }: { readonly blob: Blob }) {
  const { t } = useTranslation();
  const url = useMemo(() => URL.createObjectURL(blob), [blob]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return (
    <Button href={url} download>
      {t('apiDescription.save', { bytes: blob.size })}
    </Button>
  );
}
