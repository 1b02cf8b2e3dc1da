/** The work list, tasks and staff acts as react-query hooks. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { StaffCommand } from '../../../../domain/schema/staffActs.ts';
import type { ActPreview, Colleagues, LastAct, TaskDetail, WorkList } from '../../../../domain/schema/workViews.ts';
import { request } from './request.ts';

/** Colleagues take tasks while one looks. */
const REFRESH_MS = 3_000;

/** A key of 128 random bits: a repeat of the same act is answered, not done again. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const useWorkList = (search: URLSearchParams) =>
  useQuery({
    queryKey: ['worklist', search.toString()],
    queryFn: () => request<WorkList>(`/worklist?${search.toString()}`),
    refetchInterval: REFRESH_MS,
    placeholderData: (previous) => previous,
  });

export const useTask = (userTaskKey: string | null) =>
  useQuery({
    queryKey: ['task', userTaskKey],
    enabled: userTaskKey !== null,
    queryFn: () => request<TaskDetail>(`/tasks/${userTaskKey}`),
    refetchInterval: REFRESH_MS,
    // A form that somebody writes in must not be made anew by every look.
    structuralSharing: true,
  });

export const useColleagues = (userTaskKey: string | null) =>
  useQuery({
    queryKey: ['colleagues', userTaskKey],
    enabled: userTaskKey !== null,
    queryFn: () => request<Colleagues>(`/tasks/${userTaskKey}/colleagues`),
  });

export const useLastAct = () =>
  useQuery({
    queryKey: ['last-act'],
    queryFn: async () => (await request<{ lastAct: LastAct | null }>('/worklist/last-act')).lastAct,
    refetchInterval: REFRESH_MS,
  });

export const actOn = (userTaskKey: string, command: StaffCommand, key = newKey()): Promise<{ replayed: boolean }> =>
  request(`/tasks/${userTaskKey}/acts`, { method: 'POST', body: command, key });
/** `version`: of the draft that the form was written on; absent where none was read. */
export const complete = (
  userTaskKey: string,
  form: unknown,
  hold: boolean,
  version?: number,
): Promise<{ replayed: boolean }> =>
  request(`/tasks/${userTaskKey}/completion${hold ? '?hold=1' : ''}`, {
    method: 'POST',
    body: form,
    ...(version === undefined ? {} : { version }),
  });
export const withdrawCompleted = (userTaskKey: string, reason: string): Promise<{ replayed: boolean }> =>
  request(`/tasks/${userTaskKey}/withdrawal`, { method: 'POST', body: { reason } });
export const release = (userTaskKey: string): Promise<void> =>
  request(`/tasks/${userTaskKey}/release`, { method: 'POST' });
export const previewActs = async (
  command: StaffCommand,
  userTaskKeys: readonly string[],
): Promise<readonly ActPreview[]> =>
  (await request<{ items: ActPreview[] }>('/worklist/previews', { method: 'POST', body: { command, userTaskKeys } }))
    .items;

/** The first task to do after this one: the next of mine, else one of my groups that nobody has, which is taken. */
export async function nextTask(after: string): Promise<string | null> {
  const mine = await request<WorkList>('/worklist?scope=MINE&limit=3');
  const own = mine.items.find(({ userTaskKey, state }) => userTaskKey !== after && state === 'OFFERED');
  if (own) return own.userTaskKey;
  const groups = await request<WorkList>('/worklist?scope=GROUPS&limit=20');
  const free = groups.items.find(({ userTaskKey, holder }) => userTaskKey !== after && holder === null);
  if (!free) return null;
  await actOn(free.userTaskKey, { kind: 'TAKE' });
  return free.userTaskKey;
}

/** Reads again everything that an act may have changed. */
export function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['worklist', 'task', 'last-act', 'matter', 'desk'].map((first) =>
        client.invalidateQueries({ queryKey: [first] }),
      ),
    );
}
