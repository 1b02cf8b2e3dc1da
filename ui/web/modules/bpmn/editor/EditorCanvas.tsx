import { Alert } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLatest } from '../../useLatest.ts';
import type { Mark } from '../marks.ts';
import '../marks.css';
import './editor.css';
import { FlowEditor, type EditorEvents } from './FlowEditor.ts';

interface Props extends EditorEvents {
  /** Read once: later texts come from here. */
  readonly xml: string;
  readonly label: string;
  /** Where the properties panel goes. */
  readonly panel: RefObject<HTMLElement | null>;
  readonly marks: readonly Mark[];
  readonly onReady: (editor: FlowEditor) => void;
}

/** The canvas of the editor; `onReady` hands out what the page's buttons, outline and keys act on. */
export function EditorCanvas({ xml, label, panel, marks, onReady, onChange, onSelect }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const editor = useRef<FlowEditor>(undefined);
  const [ready, setReady] = useState(false);
  const [failed, setFailed] = useState(false);
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const told = useLatest({ onChange, onSelect, onReady });
  useEffect(() => {
    if (!container.current || !panel.current) return undefined;
    const made = new FlowEditor(container.current, panel.current, language, {
      onChange: () => told.current.onChange(),
      onSelect: (selected) => told.current.onSelect(selected),
    });
    editor.current = made;
    let open = true;
    made.open(xml).then(
      () => {
        if (!open) return;
        setReady(true);
        told.current.onReady(made);
      },
      () => open && setFailed(true),
    );
    return () => {
      open = false;
      setReady(false);
      made.destroy();
    };
  }, [xml]);
  useEffect(() => {
    if (ready) editor.current?.setLanguage(language);
  }, [language, ready]);
  const marked = JSON.stringify(marks);
  useEffect(() => {
    if (ready) editor.current?.mark(marks);
    // The text stands for the marks.
  }, [marked, ready]);
  return (
    <>
      {failed && <Alert type="error" showIcon title={t('flow.notDrawn')} />}
      <div ref={container} className="editor-canvas" role="group" aria-label={label} data-ready={ready} />
    </>
  );
}
