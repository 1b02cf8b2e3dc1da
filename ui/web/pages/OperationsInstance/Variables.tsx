import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceVariable, OperatedInstance } from '../../../../domain/schema/operationViews.ts';
import { ChangeVariable } from './ChangeVariable.tsx';

/** The data of the flow: ids, codes, dates. What the record of the case decides is not changed here. */
export function Variables({ instance, mayAct }: { instance: OperatedInstance; mayAct: boolean }) {
  const { t } = useTranslation();
  const [changed, setChanged] = useState<InstanceVariable | null>(null);
  const { variables } = instance;
  return (
    <section className="studio-card" aria-labelledby="instance-variables">
      <h2 id="instance-variables">{t('instance.variables')}</h2>
      {variables.length === 0 ? (
        <p>{t('instance.noVariables')}</p>
      ) : (
        <div className="studio-scroll" tabIndex={0} role="group" aria-labelledby="instance-variables">
          <table className="studio-table">
            <thead>
              <tr>
                <th scope="col">{t('instance.column.name')}</th>
                <th scope="col">{t('instance.column.value')}</th>
                {mayAct && (
                  <th scope="col">
                    <span className="visually-hidden">{t('instance.change')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {variables.map((variable) => (
                <tr key={`${variable.scopeKey} ${variable.name}`} data-variable={variable.name}>
                  <td className="mono">{variable.name}</td>
                  <td className="mono instance-value">{variable.value}</td>
                  {mayAct && (
                    <td>
                      {variable.editable ? (
                        <Button size="small" onClick={() => setChanged(variable)}>
                          {t('instance.change')}
                        </Button>
                      ) : (
                        <span className="note">{t('instance.fixed')}</span>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changed && (
        <ChangeVariable instanceKey={instance.processInstanceKey} variable={changed} onClose={() => setChanged(null)} />
      )}
    </section>
  );
}
