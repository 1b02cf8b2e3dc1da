import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Saving } from './useAutosave.ts';

interface Props {
  readonly conflict: Extract<Saving, { kind: 'conflict' }>;
  readonly onTheirs: () => Promise<void>;
  readonly onMine: () => Promise<void>;
}

/** Somebody else saved first. Both texts are shown; one is chosen, and the other stays among the saves. */
export function Conflict({ conflict, onTheirs, onMine }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const choose = (act: () => Promise<void>) => {
    setBusy(true);
    void act().finally(() => setBusy(false));
  };
  const { theirs, mine, who } = conflict;
  return (
    <Modal open closable={false} width={1000} title={t('draft.conflict', { who })} footer={null}>
      <div className="conflict">
        <section>
          <h3>{t('draft.theirs')}</h3>
          <pre tabIndex={0} lang="zh-CN">
            {differing(theirs.content, mine)}
          </pre>
          <Button disabled={busy} onClick={() => choose(onTheirs)}>
            {t('draft.takeTheirs')}
          </Button>
        </section>
        <section>
          <h3>{t('draft.mine')}</h3>
          <pre tabIndex={0} lang="zh-CN">
            {differing(mine, theirs.content)}
          </pre>
          <Button type="primary" disabled={busy} onClick={() => choose(onMine)}>
            {t('draft.keepMine')}
          </Button>
        </section>
      </div>
    </Modal>
  );
}

/** The lines of a text that the other has not: of a diagram of 2,000 lines nobody reads the rest. */
function differing(text: string, other: string): string {
  const known = new Set(other.split('\n').map((line) => line.trim()));
  const own = text.split('\n').filter((line) => !known.has(line.trim()));
  return own.length === 0 ? '—' : own.join('\n');
}
