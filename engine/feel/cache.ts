/** A bounded memo: the least recently used entry goes when it is full. */
export interface Cache<T> {
  get(key: string): T;
}

export function createCache<T>(size: number, make: (key: string) => T): Cache<T> {
  const entries = new Map<string, T>();
  return {
    get(key) {
      const known = entries.get(key);
      if (known !== undefined) {
        // Only a full cache needs to know the order of use.
        if (entries.size >= size) {
          entries.delete(key);
          entries.set(key, known);
        }
        return known;
      }
      const made = make(key);
      if (entries.size >= size) entries.delete(entries.keys().next().value ?? '');
      entries.set(key, made);
      return made;
    },
  };
}
