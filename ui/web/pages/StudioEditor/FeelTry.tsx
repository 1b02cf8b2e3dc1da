import { Alert, Button, Input, Select, Skeleton, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../../modules/Failed.tsx';
import type { Selected } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useLatestClosedCases } from '../../modules/studio/api.ts';
import { dayOf, OFFICE_ZONE } from '../../modules/studio/studioTime.ts';
import { tryExpression, type Tried } from '../../modules/studio/tryExpression.ts';

interface Props {
  readonly resource: string;
  /** Its expression is what is tried first. */
  readonly selected: Selected | null;
  readonly names: (elementId: string) => string;
}

/** What an expression would have given in a case that is closed. Nothing leaves the browser. */
export function FeelTry({ resource, selected, names }: Props) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const query = useLatestClosedCases(resource);
  const [source, setSource] = useState('');
  const [chosen, setChosen] = useState(0);
  const [step, setStep] = useState<number | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const proposed = selected?.expression ?? null;
  useEffect(() => {
    if (proposed !== null) setSource(proposed);
    setTried(null);
  }, [proposed]);
  if (query.isError) return <Failed onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 4 }} />;
  const cases = query.data;
  const closed = cases[chosen];
  if (!closed) return <p className="side-list note">{t('backtest.noCases')}</p>;
  // Right after the step that is selected on the canvas, else at the end.
  const own = closed.steps.findLastIndex(({ elementId }) => elementId === selected?.id);
  const at = step ?? (own >= 0 ? own : closed.steps.length - 1);
  return (
    <form
      className="side-list stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(tryExpression(source, closed, at, OFFICE_ZONE));
      }}
    >
      <p className="note">{t('draft.feel.note')}</p>
      <label className="try-field">
        <span>{t('draft.feel.case')}</span>
        <Select
          value={chosen}
          onChange={(next) => {
            setChosen(next);
            setStep(null);
            setTried(null);
          }}
          options={cases.map(({ publicNumber, subject, endedAt }, value) => ({
            value,
            label: `${publicNumber} · ${subject === null ? '—' : code('subject', subject)} · ${dayOf(endedAt)}`,
          }))}
        />
      </label>
      <label className="try-field">
        <span>{t('draft.feel.after')}</span>
        <Select
          value={at}
          onChange={setStep}
          options={closed.steps.map(({ elementId, outcome }, value) => ({
            value,
            label: `${String(value + 1)} · ${names(elementId)}${outcome === null ? '' : ` · ${outcome}`}`,
          }))}
        />
      </label>
      <label className="try-field">
        <span>{t('draft.feel.expression')}</span>
        <Input.TextArea
          className="mono"
          rows={3}
          value={source}
          onChange={({ target }) => setSource(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      </label>
      <Button type="primary" htmlType="submit" disabled={source.trim() === ''}>
        {t('draft.feel.run')}
      </Button>
      {tried && <Outcome tried={tried} />}
    </form>
  );
}

const MOST_SHOWN = 120;
const shortened = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)} …` : text);

function Outcome({ tried }: { tried: Tried }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="stack">
      {tried.ok ? (
        <pre className="feel-value mono">{JSON.stringify(tried.value, null, 1)}</pre>
      ) : (
        <Alert type="error" showIcon title={<span lang="en">{tried.message}</span>} />
      )}
      {tried.ok &&
        tried.warnings.map((warning) => (
          <Alert key={warning} type="warning" title={<span lang="en">{warning}</span>} />
        ))}
      {tried.read.length > 0 && (
        <ul className="read-variables" aria-label={t('draft.feel.read')}>
          {tried.read.map(({ name, value, isSample }) => (
            <li key={name}>
              <span className="mono">
                {name} = {shortened(JSON.stringify(value))}
              </span>{' '}
              {isSample && <Tag>{t('draft.feel.sample')}</Tag>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
