import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../modules/codes/index.ts';
import { fieldEntries, sameAt, valueAt, withValues } from '../../modules/form/fields.ts';
import type { FormData, FormSchema } from '../../modules/form/index.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import type { Base, DraftConflict } from './useDraft.ts';

interface Props {
  readonly schema: FormSchema;
  readonly base: Base;
  readonly conflict: DraftConflict;
  readonly onMerged: (merged: FormData) => void;
  readonly onClose: () => void;
}

/** Both texts side by side, field by field; whoever saves second chooses, and every save stays kept. */
export function Conflict({ schema, base, conflict, onMerged, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useCodes();
  const { mine, theirs } = conflict;
  const other = theirs.form;
  const name = theirs.mine ? t('task.draft.elsewhere') : (theirs.by ?? '');
  const differing = other
    ? fieldEntries(schema, language, { yes: t('task.draft.yes'), no: t('task.draft.no') }).filter(
        ({ path }) => !sameAt(mine, other, path),
      )
    : [];
  // What I have not touched is the other's; what I have is mine until I say otherwise.
  const [picked, pick] = useState<Readonly<Record<string, 'mine' | 'theirs'>>>(() =>
    Object.fromEntries(
      differing.map(({ path }) => [path.join('.'), sameAt(mine, base.form ?? {}, path) ? 'theirs' : 'mine']),
    ),
  );
  const merged = () => {
    const taken = differing.map(({ path }) => path).filter((path) => picked[path.join('.')] === 'theirs');
    return other ? withValues(mine, other, taken) : mine;
  };
  return (
    <Modal
      open
      width={960}
      title={t('task.draft.conflict', { name, at: theirs.at === null ? '' : momentOf(theirs.at) })}
      onCancel={onClose}
      closable={{ 'aria-label': t('task.draft.later') }}
      footer={[
        <Button key="later" onClick={onClose}>
          {t('task.draft.later')}
        </Button>,
        <Button key="merge" type="primary" onClick={() => onMerged(merged())}>
          {t('task.draft.merge')}
        </Button>,
      ]}
    >
      <p>{t(other ? 'task.draft.conflictLead' : 'task.draft.conflictHidden')}</p>
      {differing.map(({ path, label, words }) => {
        const key = path.join('.');
        const choose = (side: 'mine' | 'theirs') => pick((before) => ({ ...before, [key]: side }));
        return (
          <Radio.Group
            key={key}
            className="draft-sides"
            aria-label={label}
            value={picked[key]}
            onChange={({ target }) => choose(target.value as 'mine' | 'theirs')}
          >
            <h3>{label}</h3>
            {(['mine', 'theirs'] as const).map((side) => (
              <div key={side} className="draft-side">
                <Radio value={side}>{side === 'mine' ? t('task.draft.mine') : name}</Radio>
                <p lang="zh-CN">{words(valueAt(side === 'mine' ? mine : (other ?? {}), path)) || '—'}</p>
              </div>
            ))}
          </Radio.Group>
        );
      })}
      {other && differing.length === 0 && <p>{t('task.draft.same')}</p>}
    </Modal>
  );
}
