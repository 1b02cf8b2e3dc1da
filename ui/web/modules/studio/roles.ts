/** What a person may do in the studio, as the server's guard decides (domain/access); buttons are shown by it. */
import { may } from '../../../../domain/access/permissions.ts';
import type { Role } from '../../../../domain/schema/codes.ts';
import { useSession } from '../api/queries.ts';

export interface StudioRights {
  readonly userId: string | null;
  readonly edits: boolean;
  readonly approves: boolean;
  readonly releases: boolean;
  readonly moves: boolean;
  readonly comments: boolean;
}

export function useStudioRights(): StudioRights {
  const session = useSession().data;
  const roles: readonly Role[] = (session?.roles ?? []).map(({ role }) => role);
  const edits = roles.some((role) => may(role, 'EDIT_PROCESS', 'U'));
  const approves = roles.some((role) => may(role, 'PUBLISH_PROCESS', 'D'));
  const releases = roles.some((role) => may(role, 'PUBLISH_PROCESS', 'D', ['TECHNICAL']));
  return {
    userId: session?.userId ?? null,
    edits,
    approves,
    releases,
    moves: roles.some((role) => may(role, 'PUBLISH_PROCESS', 'D', ['TECHNICAL']) && !may(role, 'PUBLISH_PROCESS', 'D')),
    comments: edits || releases,
  };
}
