/** The only importer of dmn-js: a decision table being edited. The bpmn.io mark stays visible (licence). */
import { Alert } from 'antd';
import DmnModeler from 'dmn-js/lib/Modeler';
import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { translateModule, type Language } from '../bpmn/editor/translate.ts';
import { useLatest } from '../useLatest.ts';
import { zhDecision } from './zhDecision.ts';
import './decision.css';

interface Props {
  /** Read once. */
  readonly content: string;
  readonly label: string;
  readonly onReady: (editor: { readonly text: () => Promise<string> }) => void;
  readonly onChange: () => void;
}

export function DecisionEditor({ content, label, onReady, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const language = useLatest<Language>(i18n.language === 'en' ? 'en' : 'zh');
  const shown = useRef<DmnModeler>(undefined);
  const container = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const told = useLatest({ onReady, onChange });
  useEffect(() => {
    if (!container.current) return undefined;
    const words = { additionalModules: [translateModule(() => language.current, zhDecision)] };
    const modeler = new DmnModeler({
      container: container.current,
      drd: words,
      decisionTable: words,
      literalExpression: words,
      boxedExpression: words,
    });
    shown.current = modeler;
    const heard = new WeakSet<object>();
    let open = true;
    // Each view has a viewer of its own, made when it is first opened.
    modeler.on('views.changed', () => {
      const viewer = modeler.getActiveViewer();
      if (!viewer || heard.has(viewer)) return;
      heard.add(viewer);
      viewer.get('eventBus').on('commandStack.changed', () => open && told.current.onChange());
    });
    modeler.importXML(content).then(
      async () => {
        if (!open) return;
        const table = modeler.getViews().find(({ type }) => type === 'decisionTable');
        if (table) await modeler.open(table);
        told.current.onReady({ text: async () => (await modeler.saveXML({ format: true })).xml });
      },
      () => open && setFailed(true),
    );
    return () => {
      open = false;
      shown.current = undefined;
      modeler.destroy();
    };
  }, [content]);
  // What stands on the page was written in the language of before.
  useEffect(() => {
    const view = shown.current?.getActiveView();
    if (view) void shown.current?.open(view);
  }, [i18n.language]);
  return (
    <>
      {failed && <Alert type="error" showIcon title={t('flow.notDrawn')} />}
      <div ref={container} className="decision-editor" role="group" aria-label={label} lang="zh-CN" />
    </>
  );
}
