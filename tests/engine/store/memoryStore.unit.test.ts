import { MemoryDatabase, MemoryStore } from '../../../engine/store/memory/memoryStore.ts';
import { engineStoreContract } from '../../support/engineStore.contract.ts';

describe('the store in memory', () => {
  engineStoreContract(() => {
    const data = new MemoryDatabase();
    return Promise.resolve({ store: new MemoryStore(data), another: () => new MemoryStore(data) });
  });
});
