/** Commands on batch operations. */
import type { Key } from '../../core/json.ts';
import type { Filter } from '../../store/port.ts';
import type { BatchOperations } from '../batchOperations.ts';
import type { BatchAction, Outcome, Runtime } from '../port.ts';

export const batchOperationCommands = (
  batchOperations: BatchOperations,
): Pick<Runtime, 'startBatchOperation' | 'cancelBatchOperation' | 'suspendBatchOperation' | 'resumeBatchOperation'> => {
  return {
    startBatchOperation(action: BatchAction, filter: Filter | null): ReturnType<Runtime['startBatchOperation']> {
      return batchOperations.start(action, filter);
    },

    cancelBatchOperation(key: Key): Promise<Outcome> {
      return batchOperations.change(key, ['CREATED', 'ACTIVE', 'SUSPENDED'], 'CANCELED');
    },

    suspendBatchOperation(key: Key): Promise<Outcome> {
      return batchOperations.change(key, ['CREATED', 'ACTIVE'], 'SUSPENDED');
    },

    resumeBatchOperation(key: Key): Promise<Outcome> {
      return batchOperations.change(key, ['SUSPENDED'], 'ACTIVE');
    },
  };
};
