import type { Draft } from '../draft.ts';
import type { EventOf } from '../records.ts';

export const variableSet = (draft: Draft, event: EventOf<'VARIABLE_CREATED'> | EventOf<'VARIABLE_UPDATED'>): void =>
  draft.setVariable(event.scopeKey, event.name, { key: event.variableKey, value: event.value });
