/** Linking: two matters about one problem, of different people, each with its own answer (domain §3.6; R1 has no rule against it). */
import { may } from '../../access/permissions.ts';
import { accept, event, refuse } from '../answers.ts';
import { isSealed } from '../lookup.ts';
import type { Handlers } from './handler.ts';

export const link: Handlers<'LinkMatter'> = {
  LinkMatter: (state, { otherId }, ctx) => {
    const { role } = ctx.actor;
    if (role === 'PET' || !(may(role, 'REGISTER_MATTER', 'C') || may(role, 'ROUTE', 'D')))
      return refuse('STAFF_LINK', null, 'Matters are linked by those who register or route them.');
    if (otherId === state.matterId) return refuse('LINK_TO_ITSELF', null, 'A matter is not linked to itself.');
    if (isSealed(state) || state.matterType === 'ACCUSATION')
      return refuse('LINK_SEALED', 'R1-30', 'An accusation or a sealed matter is not linked to others.');
    return state.links.includes(otherId) ? accept() : accept(event('MatterLinked', { otherId }));
  },
};
