import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceStep } from '../../../../domain/schema/operationViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { ReasonDialog } from '../Operations/ReasonDialog.tsx';
import type { ElementNames } from '../StudioMoves/useElementNames.ts';
import { useAct } from './useAct.ts';

interface Props {
  readonly instanceKey: string;
  readonly step: InstanceStep;
  readonly names: ElementNames;
  readonly onClose: () => void;
}

/** Ends the step and begins another one of the same flow; the engine refuses what it cannot do. */
export function MoveStep({ instanceKey, step: { elementInstanceKey, elementId }, names, onClose }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const act = useAct(instanceKey);
  const [target, setTarget] = useState<string>();
  const from = names.get(elementId);
  return (
    <ReasonDialog
      open
      title={t('instance.moveTitle')}
      reasons={['WRONG_STEP', 'CAUSE_REMOVED']}
      ready={target !== undefined}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (target === undefined) return;
        await act('moves', { elementInstanceKey, toElementId: target, reason });
        onClose();
      }}
    >
      <label className="stack">
        <span>{t('instance.moveFrom', { step: from ? pick(from) : elementId })}</span>
        <Select
          aria-label={t('instance.target')}
          showSearch={{ optionFilterProp: 'label' }}
          value={target}
          onChange={setTarget}
          options={[...names]
            .filter(([id]) => id !== elementId)
            .map(([id, name]) => ({ value: id, label: `${pick(name)} · ${id}` }))}
        />
      </label>
      <p className="note">{t('instance.clocks')}</p>
    </ReasonDialog>
  );
}
