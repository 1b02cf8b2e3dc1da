import type { Draft } from '../draft.ts';
import type { EventOf } from '../records.ts';

export const loopUpdated = (draft: Draft, event: EventOf<'LOOP_UPDATED'>): void => {
  draft.edit(event.key).loop = event.loop;
};

export const loopItemStored = (draft: Draft, event: EventOf<'LOOP_ITEM_STORED'>): void =>
  draft.setItem({ key: event.itemKey, value: event.value });

export const loopItemsDropped = (draft: Draft, event: EventOf<'LOOP_ITEMS_DROPPED'>): void => {
  draft.removeItem(`${event.key}:in`);
  for (let index = 0; index < event.total; index++) draft.removeItem(`${event.key}:${index}`);
};

export const compensableChanged = (draft: Draft, event: EventOf<'COMPENSABLE_CHANGED'>): void => {
  const element = draft.edit(event.key);
  if (event.compensable.length > 0) element.compensable = event.compensable;
  else delete element.compensable;
};

export const compensationProgressed = (draft: Draft, event: EventOf<'COMPENSATION_PROGRESSED'>): void => {
  draft.edit(event.key).compensation = event.compensation;
};

export const adHocUpdated = (draft: Draft, event: EventOf<'AD_HOC_UPDATED'>): void => {
  draft.edit(event.key).adHoc = event.adHoc;
};
