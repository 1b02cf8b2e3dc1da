/** The studio's API as react-query hooks, and its acts. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type {
  ClosedCase,
  Draft,
  FileVersion,
  Library,
  Move,
  MovePlan,
  NewDraft,
  Release,
  Scenario,
} from '../../../../domain/schema/studio.ts';
import type {
  Checked,
  DraftSaved,
  MovePreview,
  RunningVersion,
  Template,
} from '../../../../domain/schema/studioViews.ts';
import { request } from '../api/request.ts';

/** The library is looked at, not watched; each reading counts running cases in the engine. */
const REFRESH_MS = 15_000;

const part = encodeURIComponent;
const items = async <T>(path: string): Promise<readonly T[]> =>
  (await request<{ readonly items: readonly T[] }>(`/studio${path}`)).items;

export const LIBRARY = ['studio', 'library'] as const;
export const useLibrary = () =>
  useQuery({ queryKey: LIBRARY, queryFn: () => request<Library>('/studio/library'), refetchInterval: REFRESH_MS });

export const useVersions = (resource: string) =>
  useQuery({
    queryKey: ['studio', 'versions', resource],
    queryFn: () => items<FileVersion>(`/files/${part(resource)}/versions`),
    retry: false,
  });

/** A content never changes: its hash is its name. */
const contentQuery = (resource: string, hash: string | null) => ({
  queryKey: ['studio', 'content', resource, hash],
  enabled: hash !== null,
  staleTime: Infinity,
  queryFn: async () =>
    (await request<{ readonly content: string }>(`/studio/files/${part(resource)}/contents/${hash ?? ''}`)).content,
});
export const useContent = (resource: string, hash: string | null) => useQuery(contentQuery(resource, hash));
export const useContents = (files: readonly { readonly resource: string; readonly hash: string }[]) =>
  useQueries({ queries: files.map(({ resource, hash }) => contentQuery(resource, hash)) });

export const useTemplates = (wanted: boolean) =>
  useQuery({ queryKey: ['studio', 'templates'], enabled: wanted, queryFn: () => items<Template>('/templates') });

export const draftKey = (draftId: string) => ['studio', 'draft', draftId] as const;
export const useDraft = (draftId: string) =>
  useQuery({
    queryKey: draftKey(draftId),
    queryFn: () => request<Draft>(`/studio/drafts/${draftId}`),
    retry: false,
  });
export const useScenarios = (resource: string) =>
  useQuery({
    queryKey: ['studio', 'scenarios', resource],
    queryFn: () => items<Scenario>(`/files/${part(resource)}/scenarios`),
  });
export const useRunning = (resource: string) =>
  useQuery({
    queryKey: ['studio', 'running', resource],
    // A move is planned on what was read; reading again by itself would change the plan under one's hands.
    refetchOnWindowFocus: false,
    queryFn: () => items<RunningVersion>(`/files/${part(resource)}/running`),
    retry: false,
  });
export const useReleases = () =>
  useQuery({ queryKey: ['studio', 'releases'], queryFn: () => items<Release>('/releases') });
export interface Answerer {
  readonly userId: string;
  readonly name: string;
}
export const useAnswerers = (wanted: boolean) =>
  useQuery({ queryKey: ['studio', 'answerers'], enabled: wanted, queryFn: () => items<Answerer>('/drafts/answerers') });
export interface SaveLine {
  readonly rev: number;
  readonly savedBy: { readonly userId: string; readonly name: string };
  readonly savedAt: string;
}
export const useSaves = (draftId: string, rev: number) =>
  useQuery({
    queryKey: ['studio', 'saves', draftId, rev],
    queryFn: () => items<SaveLine>(`/drafts/${draftId}/saves`),
  });

const post = <T>(path: string, body: unknown): Promise<T> => request<T>(`/studio${path}`, { method: 'POST', body });
const put = <T>(path: string, body: unknown): Promise<T> => request<T>(`/studio${path}`, { method: 'PUT', body });
const drop = (path: string): Promise<void> => request<void>(`/studio${path}`, { method: 'DELETE' });

export const beginDraft = (draft: NewDraft) => post<Draft>('/drafts', draft);
export const discardDraft = (draftId: string) => drop(`/drafts/${draftId}`);
export const saveDraft = (draftId: string, rev: number, content: string) =>
  put<DraftSaved>(`/drafts/${draftId}/content`, { rev, content });
export const lockDraft = (draftId: string, takeOver: boolean) =>
  put<{ readonly until: string; readonly takenFrom: string | null }>(`/drafts/${draftId}/lock`, { takeOver });
export const unlockDraft = (draftId: string) => drop(`/drafts/${draftId}/lock`);
export const addComment = (draftId: string, elementId: string | null, text: string) =>
  post<{ readonly commentId: string }>(`/drafts/${draftId}/comments`, { elementId, text });
export const resolveComment = (draftId: string, commentId: string, resolved: boolean) =>
  request<void>(`/studio/drafts/${draftId}/comments/${commentId}`, { method: 'PATCH', body: { resolved } });
export const requestReview = (draftId: string, body: { rev: number; why: string; answersFor: string | null }) =>
  post<Checked>(`/drafts/${draftId}/review-requests`, body);
export const decideReview = (
  draftId: string,
  body: { rev: number; decision: 'APPROVED' | 'RETURNED'; words: string },
) => post<Draft>(`/drafts/${draftId}/decisions`, body);
/** `at`: null = at once. */
export const release = (draftIds: readonly string[], at: string | null, why: string) =>
  post<Release>('/releases', { draftIds, at, why });
export const cancelRelease = (releaseId: string) => drop(`/releases/${releaseId}`);
export const rollBack = (resource: string, hash: string, why: string) =>
  post<Release>(`/files/${part(resource)}/rollback`, { hash, why });
export const saveScenario = (resource: string, scenario: Pick<Scenario, 'name' | 'startsAt' | 'choices' | 'path'>) =>
  post<{ readonly scenarioId: string }>(`/files/${part(resource)}/scenarios`, scenario);
export const removeScenario = (resource: string, scenarioId: string) =>
  drop(`/files/${part(resource)}/scenarios/${scenarioId}`);

export const previewMove = (plan: Omit<MovePlan, 'mapping'> & { readonly mapping: MovePlan['mapping'] | null }) =>
  post<MovePreview>('/moves/preview', plan);
export const beginMove = (plan: MovePlan) => post<Move>('/moves', plan);
export const readMove = (moveId: string) => request<Move>(`/studio/moves/${moveId}`);
export const stopMove = (moveId: string) => drop(`/moves/${moveId}`);

/** The closed cases of a process of the first page. */
export const useLatestClosedCases = (resource: string) =>
  useQuery({
    queryKey: ['studio', 'closed', resource],
    queryFn: async () =>
      (await request<{ readonly items: readonly ClosedCase[] }>(`/studio/files/${part(resource)}/closed-cases`)).items,
  });

/** Every closed case of a process, page by page; `onPage` hears how many there are so far. */
export async function readClosedCases(
  resource: string,
  onPage: (count: number) => void,
): Promise<readonly ClosedCase[]> {
  const all: ClosedCase[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `?cursor=${part(cursor)}`;
    const page: { readonly items: readonly ClosedCase[]; readonly nextCursor: string | null } = await request(
      `/studio/files/${part(resource)}/closed-cases${query}`,
    );
    all.push(...page.items);
    onPage(all.length);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
