/** What the intake form asks and sends. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type {
  AttachmentView,
  ContactBody,
  IntakeReceipt,
  IntakeUnits,
  Matches,
  MatchQuery,
} from '../../../../domain/schema/intake.ts';
import { request } from '../../modules/api/request.ts';
import { worthAsking } from './draft.ts';

export const useIntakeUnits = () =>
  useQuery({ queryKey: ['intake', 'units'], queryFn: () => request<IntakeUnits>('/intake/units') });

/** A pause in typing, after which it is worth looking. */
const PAUSE_MS = 250;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const key = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
    // The value is made anew at every stroke; what counts is what it says.
  }, [key]);
  return settled;
}

/** Earlier matters like what is being typed. Kept in memory only while the page shows it: what is asked is personal. */
export function useMatches(query: MatchQuery) {
  const asked = useSettled(query);
  return useQuery({
    queryKey: ['intake', 'matches', asked],
    enabled: worthAsking(asked),
    gcTime: 0,
    placeholderData: (previous: Matches | undefined) => previous,
    queryFn: () => request<Matches>('/intake/matches', { method: 'POST', body: asked }),
  });
}

export const useRegister = () =>
  useMutation({
    mutationFn: ({ body, key }: { body: ContactBody; key: string }) =>
      request<IntakeReceipt>('/contacts', { method: 'POST', body, key }),
  });

export const useAttach = () =>
  useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.set('file', file);
      return request<AttachmentView>('/attachments', { method: 'POST', body });
    },
  });
