/** What a flow that another flow calls may rely on: the variables it gets, and the values they are limited to. */
import { z } from 'zod';
import { claimRouteSchema } from '../schema/codes.ts';
import * as i from '../schema/ids.ts';
import * as v from './variables.ts';

const claimInput = {
  matterId: i.matterIdSchema,
  claimId: i.claimIdSchema,
  taskGroups: v.taskGroupsSchema,
  claimGroups: v.claimGroupsSchema.nullable(), // null before a referral: an accusation is never referred to a unit (R1 art. 30)
  dueDates: v.dueDatesSchema,
};

export const calledFlows = {
  /** Only claims of R1 art. 31(6) are handled in sixty days. */
  'claim-handling': z.strictObject({ ...claimInput, route: z.literal('R31_6') }),
  'claim-diversion': z.strictObject({ ...claimInput, route: claimRouteSchema.exclude(['R31_6']) }),
} as const satisfies Record<string, z.ZodObject>;
