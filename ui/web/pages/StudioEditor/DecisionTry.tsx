import { Alert, AutoComplete, Button, Input, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '../../../../engine/core/json.ts';
import type { DecisionOutcome } from '../../../../engine/model/dmn/evaluateDecision.ts';
import { readTable, topOf, tryTable, valueOf, type Asked, type ReadTable } from '../../modules/dmn/tryDecision.ts';
import { TriedDecision } from './TriedDecision.tsx';

interface Props {
  /** The file as it stands in the editor. */
  readonly text: () => Promise<string>;
}

/** Values in, decision out: the rows that matched are marked in the table above. Nothing leaves the browser. */
export function DecisionTry({ text }: Props) {
  const { t } = useTranslation();
  const [table, setTable] = useState<ReadTable>();
  const [decision, setDecision] = useState<string>();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [outcome, setOutcome] = useState<DecisionOutcome>();
  useEffect(() => {
    void text().then(readTable).then(setTable);
  }, [text]);
  useEffect(() => mark(outcome), [outcome]);

  async function run() {
    const read = await readTable(await text());
    setTable(read);
    setOutcome(undefined);
    if (!read.ok) return;
    const values: Record<string, JsonObject[string]> = {};
    const refused: Record<string, string> = {};
    for (const asked of read.asked) {
      const value = valueOf(typed[asked.name] ?? '', asked);
      if (value.ok) values[asked.name] = value.value;
      else refused[asked.name] = value.message;
    }
    setWrong(refused);
    const known = read.graph.decisions.some(({ id }) => id === decision);
    const id = known && decision !== undefined ? decision : topOf(read.graph);
    if (Object.keys(refused).length === 0) setOutcome(tryTable(read.graph, id, values, Date.now()));
  }
  if (!table) return null;
  return (
    <section className="studio-card stack decision-try" aria-labelledby="decision-try-title">
      <h2 id="decision-try-title">{t('draft.table.title')}</h2>
      {table.ok ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          {table.graph.decisions.length > 1 && (
            <label className="try-field">
              <span>{t('draft.table.decision')}</span>
              <Select
                value={decision ?? topOf(table.graph)}
                onChange={setDecision}
                options={table.graph.decisions.map(({ id, name }) => ({ value: id, label: name ?? id }))}
              />
            </label>
          )}
          <div className="try-fields">
            {table.asked.map((asked) => (
              <label key={asked.name} className="try-field">
                <span>
                  <span lang="zh-CN">{asked.label}</span> <code>{asked.name}</code>
                </span>
                <Value
                  asked={asked}
                  value={typed[asked.name] ?? ''}
                  onChange={(value) => setTyped({ ...typed, [asked.name]: value })}
                />
                {wrong[asked.name] !== undefined && (
                  <span className="note" role="alert" lang="en">
                    {wrong[asked.name]}
                  </span>
                )}
              </label>
            ))}
          </div>
          <div>
            <Button htmlType="submit" type="primary">
              {t('draft.table.run')}
            </Button>
          </div>
        </form>
      ) : (
        <Alert
          type="error"
          showIcon
          title={t('draft.table.notReadable')}
          description={table.problems.map(({ elementId, reason }) => (
            <p key={`${elementId} ${reason}`}>
              <Tag className="mono">{elementId}</Tag> <span lang="en">{reason}</span>
            </p>
          ))}
        />
      )}
      <div role="status">{outcome && <TriedDecision outcome={outcome} />}</div>
    </section>
  );
}

function Value({ asked, value, onChange }: { asked: Asked; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  if (asked.type === 'boolean')
    return (
      <Select
        value={value}
        onChange={onChange}
        options={[
          { value: '', label: t('draft.table.nothing') },
          { value: 'true', label: t('draft.table.yes') },
          { value: 'false', label: t('draft.table.no') },
        ]}
      />
    );
  if (asked.choices.length > 0)
    return (
      <AutoComplete
        value={value}
        onChange={onChange}
        options={asked.choices.map((choice) => ({ value: choice }))}
        placeholder={t('draft.table.nothing')}
      />
    );
  return (
    <Input
      value={value}
      onChange={({ target }) => onChange(target.value)}
      placeholder={t(asked.type === null ? 'draft.table.feel' : 'draft.table.nothing')}
    />
  );
}

const MATCHED = 'matched-rule';

/** Marks the rules of the editor's table that matched; a table drawn anew shows them after the next try. */
function mark(outcome: DecisionOutcome | undefined): () => void {
  const ids = outcome?.evaluated.flatMap(({ matchedRules }) => matchedRules.map(({ ruleId }) => ruleId)) ?? [];
  const cells = ids.flatMap((id) => [
    ...document.querySelectorAll(`.decision-editor [data-row-id="${CSS.escape(id)}"]`),
  ]);
  for (const cell of cells) cell.classList.add(MATCHED);
  return () => {
    for (const cell of cells) cell.classList.remove(MATCHED);
  };
}
