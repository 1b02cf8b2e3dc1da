import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../modules/codes/index.ts';
import type { FlowEditor, Mark } from '../../modules/bpmn/index.ts';
import { useKeys } from '../../modules/keys/index.ts';
import type { FoundProblem } from '../../modules/studio/asks.ts';
import { problemWords } from '../../modules/studio/lintWords.ts';
import type { Checking } from '../../modules/studio/useProblems.ts';
import { CounterExample } from './CounterExample.tsx';
import { pathMarks, problemMarks, rankOf } from './problemMarks.ts';
import { ProblemReason } from './ProblemReason.tsx';

interface Props {
  readonly checking: Checking;
  readonly names: (elementId: string) => string;
  readonly editor: FlowEditor | null;
  readonly onMarks: (marks: readonly Mark[]) => void;
}

/** What in the draft breaks which rule, along which path. F8 and Shift F8 go through it. */
export function ProblemsPanel({ checking: { found, states, failed }, names, editor, onMarks }: Props) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const [step, setStep] = useState<number | null>(null);
  const problems = [...(found?.problems ?? [])].sort((a, b) => rankOf(a) - rankOf(b));
  const current = problems[Math.min(at, problems.length - 1)];
  const played = step !== null && current?.path ? current : null;
  const marks = played ? pathMarks(played, step ?? 0, (n) => t('draft.step', { n })) : problemMarks(problems);
  const marked = JSON.stringify(marks);
  useEffect(() => {
    onMarks(marks);
    // The text stands for the marks.
  }, [marked]);
  const go = (index: number) => {
    if (problems.length === 0) return;
    const next = (index + problems.length) % problems.length;
    setAt(next);
    setStep(null);
    const { elementId } = problems[next]!;
    if (elementId !== '') editor?.select(elementId);
    document.getElementById(`problem-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const play = (index: number) => {
    setAt(index);
    setStep(0);
    editor?.lookAt(problems[index]?.path?.map(({ elementId }) => elementId) ?? []);
  };
  useKeys({ f8: () => go(at + 1), 'shift+f8': () => go(at - 1) });
  return (
    <section className="editor-problems" aria-labelledby="problems">
      <header>
        <h2 id="problems">
          {t('draft.problems')} <span className="tabular">{found ? problems.length : ''}</span>
        </h2>
        <span className="note tabular" role="status">
          {failed
            ? t('draft.checkFailed')
            : states !== null
              ? t('draft.checking', { count: states })
              : found &&
                t('draft.checked', {
                  states: found.states,
                  seconds: (found.ms / 1000).toFixed(1),
                  proved: found.proved,
                  rules: found.rules,
                })}
        </span>
        <span className="grow" />
        <span className="note">
          <kbd>F8</kbd> {t('draft.nextProblem')}
        </span>
      </header>
      {played && (
        <CounterExample
          problem={played}
          number={problems.indexOf(played) + 1}
          step={step ?? 0}
          names={names}
          onStep={setStep}
          onClose={() => setStep(null)}
        />
      )}
      <div className="problems-columns">
        <ol className="problem-list">
          {problems.map((problem, index) => (
            <ProblemRow
              key={`${problem.ruleId} ${problem.elementId} ${problem.message.en}`}
              index={index}
              problem={problem}
              here={problem === current}
              name={problem.elementId === '' ? '' : names(problem.elementId)}
              onLocate={() => go(index)}
              onPlay={() => play(index)}
            />
          ))}
          {found && problems.length === 0 && <li className="quiet">{t('draft.noProblems')}</li>}
        </ol>
        {current && <ProblemReason problem={current} />}
      </div>
    </section>
  );
}

interface RowProps {
  readonly index: number;
  readonly problem: FoundProblem;
  readonly here: boolean;
  readonly name: string;
  readonly onLocate: () => void;
  readonly onPlay: () => void;
}

function ProblemRow({ index, problem, here, name, onLocate, onPlay }: RowProps) {
  const { t } = useTranslation();
  const { language, article } = useCodes();
  return (
    <li
      id={`problem-${index}`}
      className={here ? 'problem here' : 'problem'}
      aria-current={here || undefined}
      data-rule={problem.ruleId}
      data-severity={problem.severity}
    >
      <span className={`problem-number ${problem.severity}`}>
        <span className="visually-hidden">{t(`draft.severity.${problem.severity}`)} </span>
        {problem.severity === 'warning' ? '!' : problem.severity === 'open' ? '?' : index + 1}
      </span>
      <span className="problem-words">{problemWords(problem, language)}</span>
      {problem.article === undefined ? (
        <span className="note mono">{problem.ruleId}</span>
      ) : (
        <span className="article">{article(problem.article)}</span>
      )}
      <span className="note problem-place" lang={name === problem.elementId ? undefined : 'zh-CN'}>
        {name}
      </span>
      <span className="pair">
        {problem.elementId !== '' && (
          <Button size="small" type="link" onClick={onLocate}>
            {t('draft.locate')}
          </Button>
        )}
        {problem.path && (
          <Button size="small" type="link" onClick={onPlay}>
            {t('draft.play')}
          </Button>
        )}
      </span>
    </li>
  );
}
