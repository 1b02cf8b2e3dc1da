import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutlineNode } from '../../../../processes/describe/index.ts';
import type { FlowEditor } from '../../modules/bpmn/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { OutlineEdit } from './OutlineEdit.tsx';
import { moveOf, rowsOf, type Row } from './outlineRows.ts';

interface Props {
  readonly nodes: readonly OutlineNode[];
  readonly editor: FlowEditor;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** The diagram as a tree that a screen reader reads and a keyboard edits (文字大纲). Enter edits, Delete removes, Ctrl Z takes back. */
export function Outline({ nodes, editor, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = rowsOf(nodes, folded);
  const [here, setHere] = useState<string | null>(selected);
  const tree = useRef<HTMLUListElement>(null);
  const edit = useRef<HTMLDivElement>(null);
  const at = rows.find(({ id }) => id === here) ?? rows[0];
  // What is chosen on the canvas is where the tree is, too.
  useEffect(() => {
    if (selected !== null) setHere(selected);
  }, [selected]);
  const focus = (id: string) => tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  /** A row that was only just made is focused once it is there. */
  const wanted = useRef<string | null>(null);
  const go = (id: string) => {
    setHere(id);
    onSelect(id);
    wanted.current = id;
  };
  useEffect(() => {
    if (wanted.current === null || !rows.some(({ id }) => id === wanted.current)) return;
    focus(wanted.current);
    wanted.current = null;
  });
  const fold = (id: string, isFolded: boolean) =>
    setFolded((before) => new Set(isFolded ? [...before, id] : [...before].filter((each) => each !== id)));
  const remove = (row: Row) => {
    const next = rows[rows.indexOf(row) - 1];
    editor.outlineActs.remove(row.id);
    if (next) go(next.id);
  };
  const press = (event: KeyboardEvent) => {
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveOf(rows, at.id, event.key);
    if (move && 'to' in move) go(move.to);
    else if (move && 'fold' in move) fold(move.fold, true);
    else if (move && 'unfold' in move) fold(move.unfold, false);
    else if (event.key === 'Enter' || event.key === 'F2') edit.current?.querySelector('input')?.focus();
    else if (event.key === 'Delete') remove(at);
    else return;
    event.preventDefault();
  };
  return (
    <div className="outline">
      <ul ref={tree} role="tree" aria-label={t('draft.view.outline')} onKeyDown={press} className="outline-tree">
        {rows.map((row) => (
          <li
            key={row.id}
            role="treeitem"
            data-row={row.id}
            aria-level={row.level}
            aria-posinset={row.position}
            aria-setsize={row.size}
            aria-expanded={row.expanded ?? undefined}
            aria-selected={row === at}
            tabIndex={row === at ? 0 : -1}
            style={{ paddingInlineStart: `${row.level * 16}px` }}
            onClick={() => go(row.id)}
          >
            {row.expanded !== null && <span aria-hidden>{row.expanded ? '▾' : '▸'} </span>}
            <RowWords row={row} />
          </li>
        ))}
      </ul>
      {at && (
        <OutlineEdit
          key={at.id}
          ref={edit}
          row={at}
          nodes={nodes}
          acts={editor.outlineActs}
          onGo={go}
          onRemove={() => remove(at)}
          onLeave={() => focus(at.id)}
        />
      )}
      <p className="note">{t('draft.outlineKeys')}</p>
    </div>
  );
}

/** An element by kind and name; a way by where it leads and when. */
function RowWords({ row: { node, way } }: { row: Row }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  if (way)
    return (
      <>
        → {way.name && `${pick(way.name)}: `}
        {pick(way.targetName)}
        {way.when && <span className="note"> {t('draft.when', { when: pick(way.when) })}</span>}
      </>
    );
  if (!node) return null;
  return (
    <>
      {node.name && <strong>{pick(node.name)}</strong>} <span className="note">{pick(node.kind)}</span>
      {node.lane && <span className="note"> · {pick(node.lane)}</span>}
    </>
  );
}
