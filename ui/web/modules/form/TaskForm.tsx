import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../codes/index.ts';
import { FormViewer, type FieldProblem } from './FormViewer.ts';
import type { FormData, FormSchema } from './schema.ts';
import '@bpmn-io/form-js/dist/assets/form-js.css';
import './form.css';

export interface TaskFormHandle {
  submit(): FormData | null;
  /** What stands in the form now, valid or not. */
  read(): FormData;
  showProblems(problems: readonly FieldProblem[]): readonly FieldProblem[];
  focus(): void;
  readonly changed: boolean;
}

interface Props {
  readonly schema: FormSchema;
  readonly data: FormData;
  readonly readOnly?: boolean;
  readonly onEntered?: (entered: FormData) => void;
  readonly ref?: Ref<TaskFormHandle>;
}

/** The form of a task. Rows of claims are titled by number and subject. */
export function TaskForm({ schema, data, readOnly = false, onEntered, ref }: Props) {
  const { t } = useTranslation();
  const { language, code } = useCodes();
  const container = useRef<HTMLDivElement>(null);
  const viewer = useRef<FormViewer>(null);
  useImperativeHandle(ref, () => ({
    submit: () => viewer.current?.submit() ?? null,
    read: () => viewer.current?.read() ?? {},
    showProblems: (problems) => viewer.current?.showProblems(problems) ?? problems,
    focus: () => viewer.current?.focus(),
    get changed() {
      return viewer.current?.changed ?? false;
    },
  }));
  // Before the page takes the form away: form-js must not be left with the focus inside.
  useLayoutEffect(() => {
    if (!container.current) return;
    viewer.current = new FormViewer(container.current);
    return () => {
      viewer.current?.destroy();
      viewer.current = null;
    };
  }, []);
  useEffect(() => {
    const title = (row: unknown) => {
      const { seq, subject } = row as { seq?: number; subject?: string };
      return seq === undefined || subject === undefined
        ? row
        : { ...(row as object), title: `${t('matter.claim', { seq })} · ${code('subject', subject)}` };
    };
    const titled = Object.fromEntries(
      Object.entries(data).map(([key, value]) => [
        key,
        key === 'claims' && Array.isArray(value) ? value.map(title) : value,
      ]),
    );
    const words = {
      required: t('form.required'),
      atLeast: (min: number) => t('form.atLeast', { min }),
      atMost: (max: number) => t('form.atMost', { max }),
      refused: t('form.refused'),
      choose: t('form.choose'),
      search: t('form.search'),
      nothing: t('form.nothing'),
    };
    const current = viewer.current;
    void current?.show({ schema, data: titled, language, readOnly, words, onEntered }).then(() => {
      if (!readOnly) current.focus();
    });
    // The language decides all words; t and code change with it.
  }, [schema, data, language, readOnly]);
  return <div ref={container} className="task-form" lang={language === 'en' ? 'en' : 'zh-CN'} />;
}
