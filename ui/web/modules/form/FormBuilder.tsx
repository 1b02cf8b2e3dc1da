/** form-js's editor: a form of a step being built. The bpmn.io mark stays visible (licence). */
import { Alert } from 'antd';
import { FormEditor } from '@bpmn-io/form-js';
import '@bpmn-io/form-js/dist/assets/form-js.css';
import '@bpmn-io/form-js/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js/dist/assets/properties-panel.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLatest } from '../useLatest.ts';
import { speakBuilder } from './builderChrome.ts';
import { builderWords } from './builderWords.ts';
import './builder.css';

interface Props {
  /** Read once. */
  readonly content: string;
  readonly label: string;
  readonly onReady: (editor: { readonly text: () => Promise<string> }) => void;
  readonly onChange: () => void;
}
/** What is used of the editor; its own types leave its events open. */
interface Builder {
  importSchema(schema: object): Promise<unknown>;
  saveSchema(): object;
  on(event: string, listener: () => void): void;
  destroy(): void;
}

export function FormBuilder({ content, label, onReady, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const words = useLatest(i18n.language === 'en' ? null : builderWords);
  const chrome = useRef<ReturnType<typeof speakBuilder>>(undefined);
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const told = useLatest({ onReady, onChange });
  useEffect(() => {
    if (!container.current) return undefined;
    const builder = new FormEditor({ container: container.current }) as unknown as Builder;
    const spoken = speakBuilder(container.current, () => words.current);
    chrome.current = spoken;
    let open = true;
    const schema = parsed(content);
    (schema ? builder.importSchema(schema) : Promise.reject(new Error('no form'))).then(
      () => {
        if (!open) return;
        builder.on('changed', () => told.current.onChange());
        told.current.onReady({ text: () => Promise.resolve(JSON.stringify(builder.saveSchema(), null, 2)) });
      },
      () => open && setFailed(true),
    );
    return () => {
      open = false;
      spoken.stop();
      builder.destroy();
    };
  }, [content]);
  useEffect(() => chrome.current?.again(), [i18n.language]);
  return (
    <>
      {failed && <Alert type="error" showIcon title={t('flow.notDrawn')} />}
      <div ref={container} className="form-builder" role="group" aria-label={label} lang="zh-CN" />
    </>
  );
}

function parsed(content: string): object | null {
  try {
    const schema: unknown = JSON.parse(content);
    return typeof schema === 'object' ? schema : null;
  } catch {
    return null;
  }
}
