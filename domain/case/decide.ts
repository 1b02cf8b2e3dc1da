/** decide: the one place where a command meets the law. Pure; an illegal step is a rejection, never an exception. */
import type { Actor } from '../schema/actor.ts';
import type { MatterState } from '../schema/matter.ts';
import { refuse } from './answers.ts';
import type { Command, CommandType } from './commands.ts';
import type { Decided, DecideContext } from './decision.ts';
import { clockSteps } from './steps/clocks.ts';
import { dispatch } from './steps/dispatch.ts';
import { diversion } from './steps/diversion.ts';
import { evaluation } from './steps/evaluation.ts';
import { files } from './steps/files.ts';
import { handling } from './steps/handling.ts';
import type { Handler, Handlers } from './steps/handler.ts';
import { intake } from './steps/intake.ts';
import { link } from './steps/link.ts';
import { measures } from './steps/measures.ts';
import { monthlyReview } from './steps/monthlyReview.ts';
import { opinion } from './steps/opinion.ts';
import { redo } from './steps/redo.ts';
import { registerMatter } from './steps/register.ts';
import { review } from './steps/review.ts';
import { routing } from './steps/routing.ts';
import { supervision } from './steps/supervision.ts';
import { withdraw } from './steps/withdraw.ts';

const handlers: Handlers<Exclude<CommandType, 'RegisterMatter'>> = {
  ...intake,
  ...link,
  ...files,
  ...routing,
  ...dispatch,
  ...handling,
  ...opinion,
  ...diversion,
  ...evaluation,
  ...review,
  ...monthlyReview,
  ...redo,
  ...measures,
  ...supervision,
  ...clockSteps,
  ...withdraw,
};

/** Whoever belongs to the accused unit does nothing on the matter, not even learn that it exists (R1 arts 28, 30). */
const accused = (state: MatterState, actor: Actor): boolean =>
  state.accusedUnitId !== null && actor.unitId === state.accusedUnitId;

/** The events that the command makes of the state, or the rule that it breaks. `state` is undefined before registration. */
export function decide(state: MatterState | undefined, command: Command, ctx: DecideContext): Decided {
  if (command.type === 'RegisterMatter') return registerMatter(state, command.data, ctx);
  if (!state || accused(state, ctx.actor)) return refuse('MATTER_UNKNOWN', null, 'There is no such matter.');
  const handler = handlers[command.type] as Handler<CommandType>;
  return handler(state, command.data, ctx);
}
