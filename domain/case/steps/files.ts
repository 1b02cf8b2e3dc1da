/** A file that joins the matter after it was registered; its content stands in the store, sealed. */
import { may } from '../../access/permissions.ts';
import { accept, event, refuse } from '../answers.ts';
import type { Handlers } from './handler.ts';

export const files: Handlers<'AddFile'> = {
  AddFile: (_state, data, { actor }) =>
    actor.role === 'PET' || !may(actor.role, 'REGISTER_MATTER', 'C')
      ? refuse('STAFF_ADD_FILES', null, 'Files are added by those who register or handle matters.')
      : accept(event('FileAdded', data)),
};
