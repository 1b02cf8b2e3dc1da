import { Skeleton } from 'antd';
import { Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../domain/schema/studio.ts';
import type { OutlineNode } from '../../../../processes/describe/index.ts';
import { EditorCanvas, type FlowEditor, type Mark, type Selected } from '../../modules/bpmn/index.ts';
import { useKeys } from '../../modules/keys/index.ts';
import { useProblems } from '../../modules/studio/useProblems.ts';
import { useSurroundings } from '../../modules/studio/useSurroundings.ts';
import { Conflict } from './Conflict.tsx';
import { DraftBar, type View } from './DraftBar.tsx';
import { Outline } from './Outline.tsx';
import { ProblemsPanel } from './ProblemsPanel.tsx';
import { SidePanel } from './SidePanel.tsx';
import { useAutosave } from './useAutosave.ts';
import { useNames } from './useNames.ts';

const NO_MARKS: readonly Mark[] = [];
const NO_NODES: readonly OutlineNode[] = [];

/** A flow being edited: canvas, outline, problems as one types, properties, trial and comments. */
export function FlowDraft({ draft, onReopen }: { draft: Draft; onReopen: () => Promise<void> }) {
  const { t } = useTranslation();
  // Later texts come from the editor; the draft is read again for its comments.
  const [opened] = useState(draft);
  const panel = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<FlowEditor | null>(null);
  const [xml, setXml] = useState(opened.content);
  const [outline, setOutline] = useState(NO_NODES);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [view, setView] = useState<View>('diagram');
  const [problemMarks, setProblemMarks] = useState(NO_MARKS);
  const [trialMarks, setTrialMarks] = useState<readonly Mark[] | null>(null);
  const names = useNames(outline);
  const saving = useAutosave(opened, async () => (editor ? editor.xml() : opened.content));
  const around = useSurroundings(opened.resource);
  const checking = useProblems(xml, around);

  const changed = useCallback(
    (now: FlowEditor | null) => {
      if (!now) return;
      saving.touch();
      setOutline(now.outline());
      void now.xml().then(setXml);
    },
    [saving],
  );
  const select = useCallback((id: string) => editor?.select(id), [editor]);
  const commentMarks = useMemo(() => marksOf(draft), [draft]);
  useKeys({
    'ctrl+s': () => void saving.flush(),
    'ctrl+f': () => editor?.find(),
    'ctrl+z': () => editor?.undo(),
    'ctrl+shift+z': () => editor?.redo(),
    'ctrl+y': () => editor?.redo(),
  });
  return (
    <div className="studio-editor">
      <DraftBar
        draft={opened}
        name={outline[0] ? names(outline[0].id) : ''}
        saving={saving}
        editor={editor}
        view={view}
        onView={setView}
        found={checking.found}
      />
      <div className={view === 'diagram' ? 'editor-work' : 'editor-work split'}>
        {view === 'outline' && editor && (
          <Outline nodes={outline} editor={editor} selected={selected?.id ?? null} onSelect={select} />
        )}
        {view === 'xml' && (
          <pre className="editor-xml" tabIndex={0} aria-label="XML" lang="zh-CN">
            {xml}
          </pre>
        )}
        <div className="editor-plate">
          <Suspense fallback={<Skeleton.Node active className="diagram-wait" />}>
            <EditorCanvas
              xml={opened.content}
              label={t('draft.canvas')}
              panel={panel}
              marks={trialMarks ?? [...problemMarks, ...commentMarks]}
              onReady={(ready) => {
                setEditor(ready);
                setOutline(ready.outline());
              }}
              onChange={() => changed(editor)}
              onSelect={setSelected}
            />
          </Suspense>
        </div>
      </div>
      <ProblemsPanel checking={checking} names={names} editor={editor} onMarks={setProblemMarks} />
      <SidePanel
        draft={draft}
        selected={selected}
        panel={panel}
        xml={xml}
        around={around}
        names={names}
        rev={saving.rev()}
        onTrialMarks={setTrialMarks}
        onSelect={select}
      />
      {saving.state.kind === 'conflict' && (
        <Conflict conflict={saving.state} onTheirs={onReopen} onMine={saving.keepMine} />
      )}
    </div>
  );
}

/** Open comments of an element as one badge with their number. */
function marksOf({ comments }: Draft): readonly Mark[] {
  const open = new Map<string, number>();
  for (const { elementId, resolvedAt } of comments)
    if (elementId !== null && resolvedAt === null) open.set(elementId, (open.get(elementId) ?? 0) + 1);
  return [...open].map(([elementId, count]) => ({ elementId, kind: 'comment', label: `💬 ${count}` }));
}
