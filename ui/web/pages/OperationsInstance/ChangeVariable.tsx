import { Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { variableValueSchema, type InstanceVariable } from '../../../../domain/schema/operationViews.ts';
import { ReasonDialog } from '../Operations/ReasonDialog.tsx';
import { useAct } from './useAct.ts';

const KINDS = ['text', 'number', 'boolean'] as const;
type Kind = (typeof KINDS)[number];

/** The kind that the value has now; anything else is likeliest to become a code. */
function kindOf(json: string): Kind {
  const value: unknown = JSON.parse(json);
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'text';
}

/** What was typed as a value of its kind; undefined = it is none, or more than an id, code, date or number. */
function valueOf(kind: Kind, typed: string): string | number | boolean | undefined {
  const value = kind === 'boolean' ? typed === 'true' : kind === 'number' ? Number(typed) : typed;
  if (typed === '' || (kind === 'number' && !Number.isFinite(value))) return undefined;
  return variableValueSchema.safeParse(value).data;
}

interface Props {
  readonly instanceKey: string;
  readonly variable: InstanceVariable;
  readonly onClose: () => void;
}

/** One value for another; refused when it is no longer the one that was shown. */
export function ChangeVariable({ instanceKey, variable: { scopeKey, name, value: was }, onClose }: Props) {
  const { t } = useTranslation();
  const act = useAct(instanceKey);
  const [kind, setKind] = useState<Kind>(() => kindOf(was));
  const [typed, setTyped] = useState('');
  const value = valueOf(kind, typed);
  return (
    <ReasonDialog
      open
      title={t('instance.changeTitle')}
      reasons={['WRONG_DATA']}
      ready={value !== undefined}
      onClose={onClose}
      onConfirm={async (reason) => {
        if (value === undefined) return;
        await act('variables', { scopeKey, name, was, value, reason });
        onClose();
      }}
    >
      <p>
        <span className="mono">{name}</span> · {t('instance.was')} <span className="mono">{was}</span>
      </p>
      <fieldset className="reason-choice">
        <legend>{t('instance.kind.label')}</legend>
        <Radio.Group
          value={kind}
          onChange={({ target }) => {
            setKind(target.value as Kind);
            setTyped('');
          }}
          options={KINDS.map((one) => ({ value: one, label: t(`instance.kind.${one}`) }))}
        />
      </fieldset>
      {kind === 'boolean' ? (
        <Radio.Group
          aria-label={t('instance.newValue')}
          value={typed}
          onChange={({ target }) => setTyped(String(target.value))}
          options={[
            { value: 'true', label: t('instance.yes') },
            { value: 'false', label: t('instance.no') },
          ]}
        />
      ) : (
        <label className="stack">
          <span>{t('instance.newValue')}</span>
          <Input
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            inputMode={kind === 'number' ? 'decimal' : 'text'}
          />
        </label>
      )}
      <p className="note">{t('instance.valueRule')}</p>
    </ReasonDialog>
  );
}
