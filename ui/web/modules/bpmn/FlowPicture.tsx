import { Alert } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './diagram.css';
import type { Mark } from './marks.ts';
import './marks.css';
import { StudioViewer } from './StudioViewer.ts';

interface Props {
  readonly xml: string;
  /** Its name for those who do not see it. */
  readonly label: string;
  readonly marks?: readonly Mark[];
  /** Elements to look at; none = the whole. */
  readonly focus?: readonly string[];
  readonly onChoose?: (elementId: string) => void;
  readonly onDrawn?: (picture: { readonly svg: () => Promise<string> }) => void;
}

const NONE: readonly never[] = [];

/** A version of a flow with marks of the studio; it is drawn again only when text or language change. */
export function FlowPicture({ xml, label, marks = NONE, focus = NONE, onChoose, onDrawn }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const viewer = useRef<StudioViewer>(undefined);
  const [drawn, setDrawn] = useState(0);
  const [failed, setFailed] = useState(false);
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const told = useRef({ onChoose, onDrawn });
  useEffect(() => {
    told.current = { onChoose, onDrawn };
  });
  useEffect(() => {
    if (!container.current) return undefined;
    const shown = new StudioViewer(container.current, (id) => told.current.onChoose?.(id));
    viewer.current = shown;
    let open = true;
    setFailed(false);
    shown.show(xml, language).then(
      () => {
        if (!open) return;
        setDrawn((n) => n + 1);
        told.current.onDrawn?.(shown);
      },
      () => open && setFailed(true),
    );
    return () => {
      open = false;
      shown.destroy();
    };
  }, [xml, language]);
  const marked = JSON.stringify(marks);
  useEffect(() => {
    if (drawn > 0) viewer.current?.mark(marks);
    // The text stands for the marks.
  }, [marked, drawn]);
  const looked = focus.join(' ');
  useEffect(() => {
    if (drawn === 0) return;
    if (focus.length > 0) viewer.current?.lookAt(focus);
    else viewer.current?.showAll();
    // The text stands for the elements.
  }, [looked, drawn]);
  return (
    <>
      {failed && <Alert type="error" showIcon title={t('flow.notDrawn')} />}
      <div ref={container} className="diagram flow-picture" role="group" aria-label={label} />
    </>
  );
}
