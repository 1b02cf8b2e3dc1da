import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowPosition } from '../../../../domain/schema/views.ts';
import { BpmnViewer, type Standing } from './BpmnViewer.ts';
import './diagram.css';

/** The live diagram of one flow, and in words where it stands. It is drawn again only when position or language change. */
export function Diagram({ position, label }: { position: FlowPosition; label: string }) {
  const container = useRef<HTMLDivElement>(null);
  const viewer = useRef<BpmnViewer>(undefined);
  const [standing, setStanding] = useState<Standing>({ now: [], stuck: [] });
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const fingerprint = JSON.stringify([position.elements, position.processId, language]);
  useEffect(() => {
    if (!container.current) return undefined;
    const drawn = new BpmnViewer(container.current);
    viewer.current = drawn;
    let open = true;
    void drawn
      .show(position, language, { now: t('flow.now'), stuck: t('flow.stuck') })
      .then((found) => open && setStanding(found));
    return () => {
      open = false;
      drawn.destroy();
    };
    // The fingerprint stands for position and language.
  }, [fingerprint]);
  const words = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ');
  return (
    <>
      <div className="diagram-bar">
        <span className="flow-legend flow-legend-done">✓ {t('flow.done')}</span>
        <span className="flow-legend flow-legend-now">● {t('flow.now')}</span>
        <span className="flow-legend">{t('flow.ahead')}</span>
        <span role="status" className="diagram-standing">
          {standing.now.length > 0 && `${t('flow.now')}: ${words(standing.now)}`}
          {standing.stuck.length > 0 && ` ⚡ ${t('flow.stuck')}: ${words(standing.stuck)}`}
        </span>
        <Button size="small" onClick={() => viewer.current?.showAll()}>
          {t('flow.all')}
        </Button>
        <Button size="small" onClick={() => viewer.current?.showCurrent()}>
          {t('flow.current')}
        </Button>
        <Button size="small" aria-label={t('flow.smaller')} onClick={() => viewer.current?.zoom(0.8)}>
          −
        </Button>
        <Button size="small" aria-label={t('flow.larger')} onClick={() => viewer.current?.zoom(1.25)}>
          ＋
        </Button>
      </div>
      <div ref={container} className="diagram" role="group" aria-label={label} />
    </>
  );
}
