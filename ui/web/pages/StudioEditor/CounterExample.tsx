import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { codeWords } from '../../../../processes/describe/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import type { FoundProblem } from '../../modules/studio/asks.ts';

interface Props {
  readonly problem: FoundProblem;
  readonly number: number;
  readonly step: number;
  readonly names: (elementId: string) => string;
  readonly onStep: (step: number) => void;
  readonly onClose: () => void;
}

/** Between two steps while it plays by itself, in ms: long enough to read one. */
const STEP_MS = 900;

/** The path to a breach of law, step by step. */
export function CounterExample({ problem, number, step, names, onStep, onClose }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  /** Outcomes stand as codes in the words of a step. */
  const inCodes = (text: string) => text.replace(/\b[A-Z][A-Z_]{2,}\b/g, (code) => pick(codeWords(code)));
  const path = problem.path ?? [];
  const last = path.length - 1;
  useEffect(() => {
    if (step >= last) return undefined;
    const timer = setTimeout(() => onStep(step + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [step, last, onStep]);
  const here = path[step];
  return (
    <div className="counter-example" role="region" aria-label={t('draft.counterExample', { n: number })}>
      <strong>{t('draft.counterExample', { n: number })}</strong>
      <Button size="small" onClick={() => onStep(0)}>
        {t('draft.playAgain')}
      </Button>
      <Button size="small" disabled={step >= last} onClick={() => onStep(step + 1)}>
        {t('draft.next')}
      </Button>
      <span className="tabular" role="status">
        {step + 1} / {path.length}
      </span>
      <span className="counter-words">
        {path.slice(0, step + 1).map(({ elementId }, index) => (
          <span key={index} lang="zh-CN">
            {index > 0 && ' → '}
            {names(elementId)}
          </span>
        ))}
        {here && ` (${inCodes(pick(here.what))})`}
      </span>
      <Button size="small" onClick={onClose}>
        {t('draft.close')}
      </Button>
    </div>
  );
}
