/** The administration's API as react-query hooks. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CalendarDayBody,
  CalendarPreview,
  CalendarYear,
  PeopleList,
  UnitRecord,
} from '../../../../domain/schema/administration.ts';
import type { ChainVerdict } from '../../../../domain/audit/verify.ts';
import type { AuditList, SignedHead } from '../../../../domain/audit/views.ts';
import { request } from '../../modules/api/request.ts';

export const useUnits = () =>
  useQuery({
    queryKey: ['admin', 'units'],
    queryFn: async () => (await request<{ items: UnitRecord[] }>('/admin/units')).items,
  });

export interface PeopleFilter {
  readonly text: string;
  readonly unitId: string | null;
  readonly role: string | null;
  readonly cursor: string | null;
}
export const usePeople = (filter: PeopleFilter) =>
  useQuery({
    queryKey: ['admin', 'people', filter],
    queryFn: () => request<PeopleList>('/admin/people/search', { method: 'POST', body: filter }),
    placeholderData: (previous) => previous,
  });

export const useCalendar = (year: number) =>
  useQuery({
    queryKey: ['admin', 'calendar', year],
    queryFn: () => request<CalendarYear>(`/admin/calendar/${String(year)}`),
    placeholderData: (previous) => previous,
  });
/** null = nothing to preview yet. */
export const useCalendarPreview = (day: CalendarDayBody | null) =>
  useQuery({
    queryKey: ['admin', 'calendar-preview', day],
    enabled: day !== null,
    queryFn: () => request<CalendarPreview>('/admin/calendar/previews', { method: 'POST', body: day }),
  });

export const useAudit = (search: URLSearchParams) =>
  useQuery({
    queryKey: ['admin', 'audit', search.toString()],
    queryFn: () => request<AuditList>(`/admin/audit?${search.toString()}`),
    placeholderData: (previous) => previous,
  });
export const verifyLog = (head: SignedHead | null): Promise<ChainVerdict> =>
  request('/admin/audit/verifications', { method: 'POST', body: { head } });
export const signHead = (): Promise<SignedHead> => request('/admin/audit/heads', { method: 'POST' });

/** One act on the administration; everything it may have changed is read again. */
export function useAct<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}
