import { theme } from 'antd';
import { useEffect, useRef } from 'react';
import { openLines, type Lines, type LinesChart } from './lines.ts';
import './chart.css';

/** Lines as a picture in the colours of the page. Whoever shows it puts the same figures beside it as a table. */
export function LinesFigure(lines: Lines) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<LinesChart>(null);
  const { token } = theme.useToken();
  useEffect(() => {
    if (!place.current) return;
    const opened = openLines(place.current);
    chart.current = opened;
    return () => {
      chart.current = null;
      opened.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.show(lines, {
      text: token.colorText,
      quiet: token.colorTextDescription,
      rule: token.colorBorderSecondary,
      line: token.colorPrimary,
      surface: token.colorBgElevated,
      font: token.fontFamily,
    });
  });
  return <div ref={place} className="lines-figure" role="img" aria-label={lines.description} />;
}
