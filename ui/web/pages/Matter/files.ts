/** Files of a matter as react-query hooks. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AttachmentList, AttachmentView } from '../../../../domain/schema/intake.ts';
import { request, requestFile, unlessRefused } from '../../modules/api/request.ts';
import { download } from '../../modules/studio/download.ts';

/** Under the key of the matter, so that opening a sealed one reads its files too. */
const keyOf = (matterId: string) => ['matter', matterId, 'files'] as const;

export const useFiles = (matterId: string) =>
  useQuery({
    queryKey: keyOf(matterId),
    queryFn: () => request<AttachmentList>(`/attachments?matterId=${matterId}`),
    retry: unlessRefused,
  });

/** Reads the content, which is logged, and gives it to the person; a file in quarantine is checked again first. */
export function useTakeFile(matterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ attachmentId, name }: AttachmentView) => {
      download(name, await requestFile(`/attachments/${attachmentId}`));
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(matterId) }),
  });
}

/** `there`: the same content was in the matter already. */
export function useAddFile(matterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const before = client.getQueryData<AttachmentList>(keyOf(matterId))?.items ?? [];
      const body = new FormData();
      body.set('file', file);
      const added = await request<AttachmentView>(`/attachments?matterId=${matterId}`, { method: 'POST', body });
      return { there: before.some(({ attachmentId }) => attachmentId === added.attachmentId) };
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['matter', matterId] }),
  });
}
