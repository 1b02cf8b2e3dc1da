import { App, Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../modules/codes/index.ts';
import { callOf, curlOf, keyOf, send, type Call, type Filled, type Lack, type Reply } from './call.ts';
import { exampleOf } from './example.ts';
import type { Description, Operation, Parameter, Schemas } from './openApi.ts';
import { ReplyPanel } from './ReplyPanel.tsx';
import { typeLine, typeText } from './typeText.ts';

interface Props {
  readonly description: Description;
  readonly operation: Operation;
  readonly onBack: () => void;
}

const isLack = (made: Call | Lack): made is Lack => 'kind' in made;

/** What is filled in to begin with: an example of the body, and a key of one's own for an act. */
function begun({ parameters, body }: Operation, schemas: Schemas): Filled {
  const key = parameters.find(({ name }) => name === 'Idempotency-Key');
  return {
    values: key ? { [keyOf(key)]: crypto.randomUUID() } : {},
    body: body.kind === 'JSON' ? JSON.stringify(exampleOf(body.schema, schemas), null, 2) : '',
    file: null,
  };
}

/** One operation: what it takes, to be filled in and sent, and what it answers. */
export function OperationPanel({ description: { base, schemas }, operation, onBack }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { pick } = useCodes();
  const bodyId = useId();
  const fileId = useId();
  const [filled, setFilled] = useState(() => begun(operation, schemas));
  const [understood, setUnderstood] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [reply, setReply] = useState<Reply | null>(null);
  const [busy, setBusy] = useState(false);
  const { method, path, title, parameters, body, answers } = operation;
  const changes = method !== 'GET';

  function made(): Call | null {
    const call = callOf(base, operation, filled);
    setSaid(isLack(call) ? t(`apiDescription.lack.${call.kind}`, { ...call }) : null);
    return isLack(call) ? null : call;
  }
  async function sendNow(): Promise<void> {
    const call = made();
    if (!call) return;
    setBusy(true);
    try {
      setReply(await send(call));
    } catch {
      setSaid(t('apiDescription.unreachable'));
    } finally {
      setBusy(false);
    }
  }
  async function copy(): Promise<void> {
    const call = made();
    if (!call) return;
    await navigator.clipboard.writeText(curlOf(window.location.origin, call));
    void message.success(t('apiDescription.copied'));
  }

  return (
    <>
      <div className="api-back">
        <Button onClick={onBack}>{t('apiDescription.back')}</Button>
      </div>
      <h2>{pick(title)}</h2>
      <p className="mono api-address">
        {method} {base + path}
      </p>
      {parameters.length > 0 && <h3>{t('apiDescription.parameters')}</h3>}
      {parameters.map((one) => (
        <ParameterField
          key={keyOf(one)}
          parameter={one}
          schemas={schemas}
          value={filled.values[keyOf(one)] ?? ''}
          onChange={(value) => setFilled({ ...filled, values: { ...filled.values, [keyOf(one)]: value } })}
        />
      ))}
      {body.kind === 'JSON' && (
        <>
          <h3>
            <label htmlFor={bodyId}>{t('apiDescription.body')}</label>
          </h3>
          <Input.TextArea
            id={bodyId}
            className="mono"
            spellCheck={false}
            autoSize={{ minRows: 3, maxRows: 20 }}
            value={filled.body}
            onChange={({ target }) => setFilled({ ...filled, body: target.value })}
          />
          <Shape summary={t('apiDescription.bodyType')} text={typeText(body.schema, schemas)} />
        </>
      )}
      {body.kind === 'FILE' && (
        <div>
          <label htmlFor={fileId}>{t('apiDescription.file')}</label>{' '}
          <input
            id={fileId}
            type="file"
            onChange={({ target }) => setFilled({ ...filled, file: target.files?.[0] ?? null })}
          />
        </div>
      )}
      {changes && (
        <div className="api-real">
          <p>{t('apiDescription.real')}</p>
          <Checkbox checked={understood} onChange={({ target }) => setUnderstood(target.checked)}>
            {t('apiDescription.understood')}
          </Checkbox>
        </div>
      )}
      <div className="pair">
        <Button type="primary" loading={busy} disabled={changes && !understood} onClick={() => void sendNow()}>
          {t('apiDescription.send')}
        </Button>
        <Button onClick={() => void copy()}>{t('apiDescription.curl')}</Button>
        <span role="alert" className="field-problem">
          {said}
        </span>
      </div>
      <div role="status">
        {reply && <ReplyPanel reply={reply} answer={answers.find(({ status }) => status === String(reply.status))} />}
      </div>
      <h3>{t('apiDescription.answers')}</h3>
      {answers.map(({ status, about, content }) => (
        <Shape
          key={status}
          summary={`${status} ${pick(about)}`}
          text={content?.schema ? typeText(content.schema, schemas) : (content?.media ?? t('apiDescription.empty'))}
        />
      ))}
    </>
  );
}

function ParameterField({
  parameter,
  schemas,
  value,
  onChange,
}: {
  readonly parameter: Parameter;
  readonly schemas: Schemas;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const id = useId();
  const { name, in: where, required, schema, about } = parameter;
  return (
    <div className="api-parameter">
      <label htmlFor={id}>
        <span className="mono">{name}</span>{' '}
        <span className="note">
          {t(`apiDescription.where.${where}`)}
          {required && ` · ${t('apiDescription.required')}`}
        </span>
      </label>
      <Input id={id} required={required} value={value} onChange={({ target }) => onChange(target.value)} />
      <span className="note mono api-type">{typeLine(schema, schemas)}</span>
      {about && <span className="note">{pick(about)}</span>}
    </div>
  );
}

/** A type, folded away until somebody asks for it. */
function Shape({ summary, text }: { readonly summary: string; readonly text: string }) {
  return (
    <details className="api-shape">
      <summary>{summary}</summary>
      <pre className="mono" tabIndex={0} aria-label={summary} role="region">
        {text}
      </pre>
    </details>
  );
}
