/** The shape of a step: state and command in, events or a rejection out. */
import type { MatterState } from '../../schema/matter.ts';
import type { CommandDataOf, CommandType } from '../commands.ts';
import type { Decided, DecideContext } from '../decision.ts';

export type Handler<T extends CommandType> = (
  state: MatterState,
  data: CommandDataOf<T>,
  ctx: DecideContext,
) => Decided;

/** The steps of one stage, by command. */
export type Handlers<T extends CommandType> = { readonly [K in T]: Handler<K> };
