import type { DeploymentItem, Tables } from '../../runtime/port.ts';
import {
  booleanField,
  choiceField,
  type FilterFields,
  integerField,
  keyField,
  NOTHING,
  stringField,
} from '../search/fields.ts';
import { LATEST } from '../search/latest.ts';
import type { SortFields } from '../search/request.ts';

export const processFilter: FilterFields = {
  processDefinitionKey: keyField('key'),
  processDefinitionId: stringField('processDefinitionId'),
  name: stringField('name'),
  version: integerField('version'),
  versionTag: stringField('versionTag'),
  resourceName: stringField('resourceName'),
  hasStartForm: booleanField('hasStartForm'),
  isLatestVersion: booleanField(LATEST),
  // Deleting is refused while instances are active, so that nothing ever drains.
  state: choiceField({
    ACTIVE: { field: 'deletedAt', op: 'exists', value: false },
    DRAINING: NOTHING,
    DELETED: { field: 'deletedAt', op: 'exists', value: true },
  }),
  tenantId: stringField('tenantId'),
};

export const processSort: SortFields = {
  processDefinitionKey: 'key',
  processDefinitionId: 'processDefinitionId',
  name: 'name',
  version: 'version',
  versionTag: 'versionTag',
  resourceName: 'resourceName',
  tenantId: 'tenantId',
};

/** `ProcessDefinitionResult` of the API. */
export const processView = (row: Tables['processDefinitions']) => ({
  processDefinitionKey: row.key,
  processDefinitionId: row.processDefinitionId,
  name: row.name,
  version: row.version,
  versionTag: row.versionTag,
  resourceName: row.resourceName,
  hasStartForm: row.hasStartForm,
  state: row.deletedAt === null ? 'ACTIVE' : 'DELETED',
  tenantId: row.tenantId,
});

export const decisionFilter: FilterFields = {
  decisionDefinitionKey: keyField('key'),
  decisionDefinitionId: stringField('decisionDefinitionId'),
  name: stringField('name'),
  version: integerField('version'),
  isLatestVersion: booleanField(LATEST),
  decisionRequirementsId: stringField('decisionRequirementsId'),
  decisionRequirementsKey: keyField('decisionRequirementsKey'),
  decisionRequirementsName: stringField('decisionRequirementsName'),
  decisionRequirementsVersion: integerField('decisionRequirementsVersion'),
  tenantId: stringField('tenantId'),
};

export const decisionSort: SortFields = {
  decisionDefinitionKey: 'key',
  decisionDefinitionId: 'decisionDefinitionId',
  name: 'name',
  version: 'version',
  decisionRequirementsId: 'decisionRequirementsId',
  decisionRequirementsKey: 'decisionRequirementsKey',
  decisionRequirementsName: 'decisionRequirementsName',
  decisionRequirementsVersion: 'decisionRequirementsVersion',
  tenantId: 'tenantId',
};

/** `DecisionDefinitionResult` of the API. */
export const decisionView = (row: Tables['decisionDefinitions']) => ({
  decisionDefinitionKey: row.key,
  decisionDefinitionId: row.decisionDefinitionId,
  name: row.name,
  version: row.version,
  decisionRequirementsId: row.decisionRequirementsId,
  decisionRequirementsKey: row.decisionRequirementsKey,
  decisionRequirementsName: row.decisionRequirementsName,
  decisionRequirementsVersion: row.decisionRequirementsVersion,
  tenantId: row.tenantId,
});

export const requirementsFilter: FilterFields = {
  decisionRequirementsKey: keyField('key'),
  decisionRequirementsId: stringField('decisionRequirementsId'),
  decisionRequirementsName: stringField('decisionRequirementsName'),
  version: integerField('version'),
  resourceName: stringField('resourceName'),
  tenantId: stringField('tenantId'),
};

export const requirementsSort: SortFields = {
  decisionRequirementsKey: 'key',
  decisionRequirementsId: 'decisionRequirementsId',
  decisionRequirementsName: 'decisionRequirementsName',
  version: 'version',
  tenantId: 'tenantId',
};

/** `DecisionRequirementsResult` of the API. */
export const requirementsView = (row: Tables['decisionRequirements']) => ({
  decisionRequirementsKey: row.key,
  decisionRequirementsId: row.decisionRequirementsId,
  decisionRequirementsName: row.decisionRequirementsName,
  version: row.version,
  resourceName: row.resourceName,
  tenantId: row.tenantId,
});

/** `ResourceResult` of the API. */
export const resourceView = (row: Tables['resources']) => ({
  resourceKey: row.key,
  resourceId: row.resourceId,
  resourceName: row.resourceName,
  version: row.version,
  versionTag: row.versionTag,
  tenantId: row.tenantId,
});

const NO_ITEM = {
  processDefinition: null,
  decisionDefinition: null,
  decisionRequirements: null,
  form: null,
  resource: null,
};

/** One entry of `deployments`: exactly one member is set. */
export function deploymentView(item: DeploymentItem): object {
  switch (item.kind) {
    case 'process': {
      const { key, processDefinitionId, version, resourceName, tenantId } = item.row;
      const processDefinition = { processDefinitionId, processDefinitionVersion: version, resourceName, tenantId };
      return { ...NO_ITEM, processDefinition: { ...processDefinition, processDefinitionKey: key } };
    }
    case 'decision': {
      const { key, decisionDefinitionId, version, name, tenantId, decisionRequirementsId } = item.row;
      const decision = { decisionDefinitionId, version, name, tenantId, decisionRequirementsId };
      const { decisionRequirementsKey } = item.row;
      return { ...NO_ITEM, decisionDefinition: { ...decision, decisionDefinitionKey: key, decisionRequirementsKey } };
    }
    case 'decisionRequirements':
      return { ...NO_ITEM, decisionRequirements: requirementsView(item.row) };
    case 'form': {
      const { key, formId, version, resourceName, tenantId } = item.row;
      return { ...NO_ITEM, form: { formId, version, resourceName, tenantId, formKey: key } };
    }
    case 'resource': {
      const { key, resourceId, resourceName, version, tenantId } = item.row;
      return { ...NO_ITEM, resource: { resourceId, resourceName, version, tenantId, resourceKey: key } };
    }
  }
}
