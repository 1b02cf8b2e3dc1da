/** Statistics as react-query hooks. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { request, requestFile, unlessRefused } from '../../modules/api/request.ts';

/** What the page's address asks for; anything else in it is not sent. */
const ASKED = ['kind', 'on', 'from', 'to', 'unit', 'metric', 'by'] as const;
export const askedIn = (search: URLSearchParams): string =>
  new URLSearchParams(ASKED.flatMap((key) => (search.has(key) ? [[key, search.get(key) ?? '']] : []))).toString();

/** Days that are over do not change while somebody looks. */
export const useStatistics = (asked: string) =>
  useQuery({
    queryKey: ['statistics', asked],
    queryFn: () => request<StatisticsView>(`/statistics?${asked}`),
    placeholderData: (previous) => previous,
    refetchOnWindowFocus: false,
    retry: unlessRefused,
  });

export const useWorkbook = (asked: string, language: 'zh' | 'en') =>
  useMutation({
    mutationFn: () => requestFile(`/statistics/export?${asked}&lang=${language}`),
  });
