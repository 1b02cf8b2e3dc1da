/** Commands on what is deployed. */
import type { Key } from '../../core/json.ts';
import type { Filter } from '../../store/port.ts';
import type { BatchOperations } from '../batchOperations.ts';
import { deployFiles, parseFiles, refuseDeployment } from '../deploy.ts';
import type { Life } from '../life.ts';
import type { DeployOutcome, DeployResource, Runtime } from '../port.ts';
import { deleteByKey } from '../resources.ts';

export const resourceCommands = (
  life: Life,
  batchOperations: BatchOperations,
): Pick<Runtime, 'deploy' | 'deleteResource'> => {
  return {
    async deploy(resources: readonly DeployResource[]): Promise<DeployOutcome> {
      const { files, problems } = await parseFiles(life.around, resources);
      if (problems.length > 0) return refuseDeployment(problems);
      let answer: DeployOutcome | undefined;
      const outcome = await life.submit(
        'deploy',
        async (unit) => {
          answer = await deployFiles(life.around, life.store, unit, files);
          return answer.ok ? { ok: true } : { ok: false, rejection: answer.rejection };
        },
        true,
      );
      if (!outcome.ok) return answer?.ok === false ? answer : { ...outcome, problems: [] };
      return answer!;
    },

    async deleteResource(
      key: Key,
      options: { readonly deleteHistory?: boolean } = {},
    ): ReturnType<Runtime['deleteResource']> {
      const filter: Filter = { field: 'processDefinitionKey', op: 'eq', value: key };
      const deleted = await life.submit(
        'delete resource',
        (unit) => deleteByKey(life.around, life.store, unit, key),
        true,
      );
      if (!deleted.ok) return deleted;
      const { totalItems } = options.deleteHistory
        ? await life.store.search('processInstances', { filter, sort: [], page: { limit: 1 } })
        : { totalItems: 0 };
      return totalItems === 0
        ? { ok: true, batchOperation: null }
        : batchOperations.start({ type: 'DELETE_PROCESS_INSTANCE' }, filter);
    },
  };
};
