import { Modal, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLetters } from './useKeys.ts';
import './keys.css';

export interface KeyLine {
  readonly keys: string;
  readonly does: string;
}

/** The keys of a page, and the switch that turns single letters off. */
export function KeyHelp({ lines, open, onClose }: { lines: readonly KeyLine[]; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [letters, setLetters] = useLetters();
  const label = useId();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')}>
      <dl className="key-list">
        {[...lines, { keys: `G + ${t('keys.letter')}`, does: t('keys.go') }].map(({ keys, does }) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Switch checked={letters} onChange={setLetters} aria-labelledby={label} />{' '}
        <span id={label}>{t('keys.single')}</span>
      </p>
    </Modal>
  );
}
