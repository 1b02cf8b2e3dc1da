import { Button, Skeleton, Tag } from 'antd';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Draft } from '../../../../domain/schema/studio.ts';
import { useKeys } from '../../modules/keys/index.ts';
import { Comments } from './Comments.tsx';
import { Conflict } from './Conflict.tsx';
import { ReviewRequest } from './ReviewRequest.tsx';
import { SaveState } from './SaveState.tsx';
import { useAutosave } from './useAutosave.ts';

/** What an editor of a table or a form hands out. */
export interface TextEditor {
  readonly text: () => Promise<string>;
}

const DecisionEditor = lazy(async () => ({
  default: (await import('../../modules/dmn/DecisionEditor.tsx')).DecisionEditor,
}));
const DecisionTry = lazy(async () => ({ default: (await import('./DecisionTry.tsx')).DecisionTry }));
const FormBuilder = lazy(async () => ({ default: (await import('../../modules/form/FormBuilder.tsx')).FormBuilder }));

/** A decision table or a form being edited. */
export function TextDraft({ draft, onReopen }: { draft: Draft; onReopen: () => Promise<void> }) {
  const { t } = useTranslation();
  const [opened] = useState(draft);
  const [asks, setAsks] = useState(false);
  const editor = useRef<TextEditor>(undefined);
  const [ready, setReady] = useState<TextEditor>();
  const saving = useAutosave(opened, async () => (await editor.current?.text()) ?? opened.content);
  useKeys({ 'ctrl+s': () => void saving.flush() });
  const isTable = opened.resource.endsWith('.dmn');
  const Editor = isTable ? DecisionEditor : FormBuilder;
  return (
    <div className="stack">
      <header className="studio-head">
        <Link to={`/studio?file=${opened.resource}&kind=ALL`}>{t('studio.title')}</Link>
        <h1 className="mono">{opened.resource}</h1>
        <Tag>{t(`studio.draft.${opened.state}`)}</Tag>
        <SaveState state={saving.state} onRetry={() => void saving.flush()} />
        <span className="grow" />
        <Button type="primary" onClick={() => setAsks(true)}>
          {t('draft.send')}
        </Button>
      </header>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
        <Editor
          content={opened.content}
          label={opened.resource}
          onReady={(opened: TextEditor) => {
            editor.current = opened;
            setReady(opened);
          }}
          onChange={saving.touch}
        />
      </Suspense>
      {isTable && ready && (
        <Suspense>
          <DecisionTry text={ready.text} />
        </Suspense>
      )}
      <Comments draft={draft} selected={null} onSelect={() => undefined} />
      {asks && <ReviewRequest draft={opened} saving={saving} onClose={() => setAsks(false)} />}
      {saving.state.kind === 'conflict' && (
        <Conflict conflict={saving.state} onTheirs={onReopen} onMine={saving.keepMine} />
      )}
    </div>
  );
}
