import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWide } from './useWide.ts';

interface Props {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Beside the list where there is room, else a drawer over it. */
export function PreviewPane({ open, onClose, children }: Props) {
  const { t } = useTranslation();
  return useWide() ? (
    <aside className="workbench-preview" aria-label={t('workbench.preview')}>
      {children}
    </aside>
  ) : (
    <Drawer open={open} onClose={onClose} title={t('workbench.preview')} size={356}>
      {children}
    </Drawer>
  );
}
