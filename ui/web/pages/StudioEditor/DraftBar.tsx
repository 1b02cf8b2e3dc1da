import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Segmented, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { FlowEditor } from '../../modules/bpmn/index.ts';
import type { Found } from '../../modules/studio/asks.ts';
import { ReviewRequest } from './ReviewRequest.tsx';
import { SaveState } from './SaveState.tsx';
import type { Autosave } from './useAutosave.ts';

const VIEWS = ['diagram', 'outline', 'xml'] as const;
export type View = (typeof VIEWS)[number];

interface Props {
  readonly draft: Draft;
  /** What the flow is called. */
  readonly name: string;
  readonly saving: Autosave;
  readonly editor: FlowEditor | null;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly found: Found | null;
}

/** What is being edited, whether it is saved, how it is shown, and what comes next. */
export function DraftBar({ draft, name, saving, editor, view, onView, found }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const [english, setEnglish] = useState<boolean | null>(null);
  const laws = found?.problems.filter(isLaw).length ?? 0;
  const errors = found?.problems.filter((problem) => problem.severity === 'error' && !isLaw(problem)).length ?? 0;
  return (
    <header className="editor-bar">
      <Link to={`/studio?file=${draft.resource}`}>{t('studio.title')}</Link>
      <h1 lang={name === '' ? undefined : 'zh-CN'}>{name === '' ? draft.resource : name}</h1>
      <span className="note mono">{draft.resource}</span>
      <Tag>{t(`studio.draft.${draft.state}`)}</Tag>
      <SaveState state={saving.state} onRetry={() => void saving.flush()} />
      <Button
        type="text"
        icon={<UndoOutlined />}
        aria-label={t('draft.undo')}
        disabled={!editor?.canUndo}
        onClick={() => editor?.undo()}
      />
      <Button
        type="text"
        icon={<RedoOutlined />}
        aria-label={t('draft.redo')}
        disabled={!editor?.canRedo}
        onClick={() => editor?.redo()}
      />
      <Segmented
        aria-label={t('draft.views')}
        value={view}
        onChange={onView}
        options={VIEWS.map((value) => ({ value, label: t(`draft.view.${value}`) }))}
      />
      <Button onClick={() => editor?.showAll()}>{t('draft.fit')}</Button>
      <Button onClick={() => editor?.find()}>
        {t('draft.find')} <kbd>Ctrl F</kbd>
      </Button>
      <Button
        aria-pressed={english ?? false}
        onClick={() => {
          editor?.showEnglish(english !== true);
          setEnglish(english !== true);
        }}
      >
        {t('draft.english')}
      </Button>
      <span className="grow" />
      {found && (
        <span className={laws + errors > 0 ? 'bar-problems' : 'quiet'} role="status">
          {t('draft.laws', { count: laws })} · {t('draft.errors', { count: errors })}
        </span>
      )}
      <Button
        onClick={() =>
          void saving.flush().then((saved) => saved && navigate(`/studio/drafts/${draft.draftId}/backtest`))
        }
      >
        {t('draft.backtest')}
      </Button>
      <Button type="primary" onClick={() => setAsks(true)}>
        {t('draft.send')}
      </Button>
      {asks && <ReviewRequest draft={draft} saving={saving} onClose={() => setAsks(false)} />}
    </header>
  );
}

const isLaw = ({ ruleId, severity }: Found['problems'][number]): boolean =>
  ruleId.startsWith('law/') && severity === 'error';
