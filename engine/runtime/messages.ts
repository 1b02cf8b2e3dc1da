/** Correlating messages: with open subscriptions, with message start events, and from the buffer. */
import type { JsonObject, Key } from '../core/json.ts';
import { DEFAULT_TENANT } from '../core/json.ts';
import type { EngineStore } from '../store/port.ts';
import type { MessageRow, MessageStartRow, MessageSubscriptionRow } from '../store/rows.ts';
import { applyCommand, createRoot, type Surroundings } from './instances.ts';
import type { Overlay } from './overlay.ts';

export interface Message {
  readonly key: Key;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: JsonObject;
}

export class Messages {
  readonly #around: Surroundings;
  readonly #store: EngineStore;
  /** Names that may have buffered messages: others need no look-up when a subscription is opened. */
  readonly #buffered = new Set<string>();
  /** Instances that hold a start lock, with its key. */
  readonly #locks = new Map<Key, string>();

  constructor(around: Surroundings, store: EngineStore) {
    this.#around = around;
    this.#store = store;
  }

  async load(locks: AsyncIterable<{ readonly key: string; readonly processInstanceKey: Key }>): Promise<void> {
    this.#buffered.clear();
    this.#locks.clear();
    for (const { value } of await this.#store.countBy('messages', 'name', null)) this.#buffered.add(String(value));
    for await (const { key, processInstanceKey } of locks) this.#locks.set(processInstanceKey, key);
  }

  mayBeBuffered(name: string): boolean {
    return this.#buffered.has(name);
  }

  mayHoldStartLock(processInstanceKey: Key, unit: Overlay): boolean {
    return this.#lockOf(processInstanceKey, unit) !== null;
  }

  #lockOf(processInstanceKey: Key, unit: Overlay): string | null {
    const lock = this.#locks.get(processInstanceKey);
    if (lock !== undefined) return lock;
    const fresh = unit.merge('messageStartLocks', [], (row) => row.processInstanceKey === processInstanceKey);
    return fresh[0]?.key ?? null;
  }

  buffer(unit: Overlay, row: MessageRow): void {
    unit.change({ table: 'messages', op: 'put', row });
    this.#buffered.add(row.name);
  }

  /** Hands the message to one subscription per process and to message start events; answers the instances reached. */
  async correlate(unit: Overlay, message: Message, correlatedTo: Set<string>): Promise<Key[]> {
    const reached: Key[] = [];
    const { name, correlationKey } = message;
    const committed = await this.#store.openMessageSubscriptions(name, correlationKey);
    const open = unit.merge('messageSubscriptions', committed, (row) => isOpen(row, name, correlationKey));
    for (const subscription of open)
      if (await this.#deliver(unit, message, subscription, correlatedTo)) reached.push(subscription.processInstanceKey);
    const starts = unit.merge(
      'messageStarts',
      await this.#store.messageStarts(name),
      (row) => row.messageName === name,
    );
    for (const start of starts) {
      const key = await this.#start(unit, message, start, correlatedTo);
      if (key !== null) reached.push(key);
    }
    return reached;
  }

  async #deliver(
    unit: Overlay,
    message: Message,
    subscription: MessageSubscriptionRow,
    correlatedTo: Set<string>,
  ): Promise<boolean> {
    const { processDefinitionId, processInstanceKey, elementInstanceKey } = subscription;
    if (correlatedTo.has(processDefinitionId)) return false;
    const rejection = await applyCommand(this.#around, unit, processInstanceKey, {
      type: 'CORRELATE_MESSAGE',
      subscriptionKey: subscription.key,
      elementInstanceKey,
      messageKey: message.key,
      variables: message.variables,
    });
    if (rejection) return false;
    correlatedTo.add(processDefinitionId);
    return true;
  }

  /** Starts an instance unless one of the process with this correlation key is active. */
  async #start(
    unit: Overlay,
    message: Message,
    start: MessageStartRow,
    correlatedTo: Set<string>,
  ): Promise<Key | null> {
    const { processDefinitionId, processDefinitionKey } = start;
    if (correlatedTo.has(processDefinitionId)) return null;
    const lock = `${processDefinitionId}:${message.correlationKey}`;
    const locking = message.correlationKey !== '';
    if (locking && (await unit.row('messageStartLocks', lock))) return null;
    const { variables } = message;
    const created = await createRoot(this.#around, unit, {
      processDefinitionKey,
      variables,
      startEventId: start.elementId,
    });
    if ('rejection' in created) return null;
    correlatedTo.add(processDefinitionId);
    const { key } = created;
    if (locking) {
      unit.change({ table: 'messageStartLocks', op: 'put', row: { key: lock, processInstanceKey: key } });
      unit.afterCommit.push(() => void this.#locks.set(key, lock));
      if (unit.completions.has(key)) unit.pending.push({ kind: 'ended', processInstanceKey: key });
    }
    unit.change({
      table: 'correlatedMessageSubscriptions',
      op: 'put',
      row: {
        processInstanceKey: key,
        rootProcessInstanceKey: key,
        processDefinitionKey,
        processDefinitionId,
        tenantId: DEFAULT_TENANT,
        key: `${message.key}_${start.key}`,
        messageKey: message.key,
        subscriptionKey: start.key,
        messageName: message.name,
        correlationKey: message.correlationKey,
        correlationTime: this.#around.now(),
        elementId: start.elementId,
        elementInstanceKey: null,
      },
    });
    return key;
  }

  async #bufferedFor(unit: Overlay, name: string, correlationKey: string): Promise<MessageRow[]> {
    const realNow = this.#around.realNow();
    const committed = await this.#store.bufferedMessages(name, correlationKey, realNow);
    return unit.merge(
      'messages',
      committed,
      (row) => row.name === name && row.correlationKey === correlationKey && row.expiresAt > realNow,
    );
  }

  async #take(
    unit: Overlay,
    row: MessageRow,
    correlate: (correlatedTo: Set<string>) => Promise<boolean>,
  ): Promise<boolean> {
    const correlatedTo = new Set(row.correlatedTo);
    if (!(await correlate(correlatedTo))) return false;
    unit.change({ table: 'messages', op: 'patch', key: row.key, set: { correlatedTo: [...correlatedTo] } });
    return true;
  }

  /** A subscription was opened: the oldest buffered message its process has not had yet is for it. */
  async subscribed(unit: Overlay, subscriptionKey: Key, name: string, correlationKey: string): Promise<void> {
    const subscription = await unit.row('messageSubscriptions', subscriptionKey);
    if (!subscription || !isOpen(subscription, name, correlationKey)) return;
    for (const row of await this.#bufferedFor(unit, name, correlationKey))
      if (await this.#take(unit, row, (correlatedTo) => this.#deliver(unit, row, subscription, correlatedTo))) return;
  }

  /** An instance ended: its start lock is freed, and a message that waited for that starts the next one. */
  async ended(unit: Overlay, processInstanceKey: Key): Promise<void> {
    const lock = this.#lockOf(processInstanceKey, unit);
    if (lock === null || (await unit.row('messageStartLocks', lock))?.processInstanceKey !== processInstanceKey) return;
    unit.change({ table: 'messageStartLocks', op: 'delete', key: lock });
    unit.afterCommit.push(() => void this.#locks.delete(processInstanceKey));
    const starts = await this.#startsOf(unit, lock);
    for (const { start, correlationKey } of starts)
      for (const row of await this.#bufferedFor(unit, start.messageName, correlationKey))
        if (
          await this.#take(
            unit,
            row,
            async (correlatedTo) => (await this.#start(unit, row, start, correlatedTo)) !== null,
          )
        )
          return;
  }

  /** Message start events of the process a lock belongs to; a process id holds no colon (XML NCName). */
  async #startsOf(
    unit: Overlay,
    lock: string,
  ): Promise<{ readonly start: MessageStartRow; readonly correlationKey: string }[]> {
    const { items } = await this.#store.search('messageStarts', { filter: null, sort: [], page: { limit: 10_000 } });
    return unit
      .merge('messageStarts', items, ({ processDefinitionId }) => lock.startsWith(`${processDefinitionId}:`))
      .filter(({ messageName }) => this.#buffered.has(messageName))
      .map((start) => ({ start, correlationKey: lock.slice(start.processDefinitionId.length + 1) }));
  }
}

const isOpen = (row: MessageSubscriptionRow, name: string, correlationKey: string): boolean =>
  row.state === 'CREATED' && row.messageName === name && row.correlationKey === correlationKey;
