import { useSearchParams } from 'react-router';

/** Filters of a list, kept in the page's address. An empty value takes a filter away. */
export function useFilters() {
  const [search, setSearch] = useSearchParams();
  const set = (key: string, value: string): void => {
    const next = new URLSearchParams(search);
    // Another filter makes another list, which is read from its beginning.
    next.delete('cursor');
    if (value === '') next.delete(key);
    else next.set(key, value);
    setSearch(next);
  };
  return { search, set, clear: () => setSearch(new URLSearchParams()) };
}
