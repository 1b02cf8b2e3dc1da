import { Button } from 'antd';
import { useState, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutlineNode } from '../../../../processes/describe/index.ts';
import type { ElementTemplate } from '../../modules/bpmn/services.ts';
import { STEP_KINDS, type OutlineActs, type StepKind } from '../../modules/bpmn/editor/outlineActs.ts';
import { useCodes } from '../../modules/codes/index.ts';
import type { Row } from './outlineRows.ts';

interface Props {
  readonly ref: Ref<HTMLDivElement>;
  readonly row: Row;
  readonly nodes: readonly OutlineNode[];
  readonly acts: OutlineActs;
  readonly onGo: (id: string) => void;
  readonly onRemove: () => void;
  /** Back to the tree. */
  readonly onLeave: () => void;
}

/** What can be changed of one element or one way, and what can be added behind it. */
export function OutlineEdit({ ref, row, nodes, acts, onGo, onRemove, onLeave }: Props) {
  const { t } = useTranslation();
  const facts = acts.facts(row.id);
  const [kind, setKind] = useState<StepKind>('bpmn:UserTask');
  const [target, setTarget] = useState('');
  if (!facts) return null;
  const leaveOn = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onLeave();
  };
  const goTo = (id: string | undefined) => id !== undefined && onGo(id);
  const isElement = row.node !== null && row.level > 1;
  return (
    <div ref={ref} className="outline-edit" role="group" aria-label={t('draft.editRow')} onKeyDown={leaveOn}>
      <Field label={t('draft.name')} value={facts.name} onSave={(value) => acts.rename(row.id, value)} />
      <Field
        label={t('draft.englishName')}
        value={facts.english}
        onSave={(value) => {
          const id = acts.renameInEnglish(row.id, value);
          if (id !== row.id) onGo(id);
        }}
      />
      {facts.condition !== null && (
        <Field
          label={t('draft.condition')}
          value={facts.condition}
          onSave={(value) => acts.setCondition(row.id, value)}
        />
      )}
      {facts.groups !== null && (
        <Field label={t('draft.groups')} value={facts.groups} onSave={(value) => acts.setGroups(row.id, value)} />
      )}
      {facts.isStep && row.node && (
        <KindChoice
          label={t('draft.changeKind')}
          value={row.node.type}
          onChange={(next) => goTo(acts.changeKind(row.id, next))}
        />
      )}
      {facts.isStep && (
        <TemplateChoice
          templates={acts.templates(row.id)}
          onChoose={(template) => goTo(acts.applyTemplate(row.id, template))}
        />
      )}
      {isElement && (
        <>
          <div className="outline-act">
            <KindChoice label={t('draft.newStep')} value={kind} onChange={setKind} />
            <Button onClick={() => goTo(acts.addAfter(row.id, kind))}>{t('draft.addAfter')}</Button>
          </div>
          <div className="outline-act">
            <TargetChoice nodes={nodes} own={row.id} value={target} onChange={setTarget} />
            <Button disabled={target === ''} onClick={() => goTo(acts.connect(row.id, target))}>
              {t('draft.connect')}
            </Button>
          </div>
        </>
      )}
      {(isElement || row.way) && (
        <Button danger onClick={onRemove}>
          {t('draft.remove')}
        </Button>
      )}
    </div>
  );
}

/** A text that becomes one change when Enter is pressed or the field is left. */
function Field({ label, value, onSave }: { label: string; value: string; onSave: (value: string) => void }) {
  const [text, setText] = useState(value);
  const save = () => {
    if (text !== value) onSave(text);
  };
  return (
    <label>
      {label}
      <input
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={save}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
    </label>
  );
}

/** What the county's steps and programs offer for it. */
function TemplateChoice({
  templates,
  onChoose,
}: {
  templates: readonly ElementTemplate[];
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  return (
    <div className="outline-act">
      <label>
        {t('draft.template')}
        <select value={chosen} onChange={({ target }) => setChosen(target.value)}>
          <option value="">—</option>
          {templates.map(({ id, name, description }) => (
            <option key={id} value={id}>
              {name} · {description?.split(' · ')[0]}
            </option>
          ))}
        </select>
      </label>
      <Button disabled={chosen === ''} onClick={() => onChoose(chosen)}>
        {t('draft.apply')}
      </Button>
    </div>
  );
}

interface KindProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (kind: StepKind) => void;
}
function KindChoice({ label, value, onChange }: KindProps) {
  const { t } = useTranslation();
  const known = STEP_KINDS.some((kind) => kind === value);
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChange(target.value as StepKind)}>
        {!known && <option value={value}>—</option>}
        {STEP_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`draft.kind.${kind.slice('bpmn:'.length)}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TargetProps {
  readonly nodes: readonly OutlineNode[];
  readonly own: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
}
/** Every element with a name, since a way leads to a step that one can say. */
function TargetChoice({ nodes, own, value, onChange }: TargetProps) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const all: OutlineNode[] = [];
  const visit = (list: readonly OutlineNode[]): void => list.forEach((node) => (all.push(node), visit(node.children)));
  visit(nodes.flatMap(({ children }) => children));
  return (
    <label>
      {t('draft.target')}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">—</option>
        {all
          .filter(({ id, name }) => id !== own && name !== null)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {pick(name!)}
            </option>
          ))}
      </select>
    </label>
  );
}
