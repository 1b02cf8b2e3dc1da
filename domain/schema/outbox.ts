/** What is to be done outside the transaction of an act, written inside it; the relay of platform/camunda does it at least once. */
import type { MessageName, MessageVariables } from './messages.ts';

export type OutboxEntry =
  | {
      [N in MessageName]: {
        readonly kind: 'publishMessage';
        readonly name: N;
        readonly correlationKey: string;
        readonly messageId: string;
        readonly variables: MessageVariables<N>;
      };
    }[MessageName]
  | {
      readonly kind: 'completeUserTask';
      readonly userTaskKey: string;
      readonly variables: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: 'updateUserTaskDue'; readonly clockRef: string; readonly dueAt: string };
