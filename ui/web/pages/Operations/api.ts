/** Running flows as react-query hooks, and the acts of administrators. */
import { useQuery } from '@tanstack/react-query';
import type {
  CancelBody,
  Drift,
  MoveBody,
  OperatedInstance,
  OperationsOverview,
  ProcessHeat,
  RetryBody,
  SuspendBody,
  VariableBody,
  WorkerHealth,
} from '../../../../domain/schema/operationViews.ts';
import { request, unlessRefused } from '../../modules/api/request.ts';

/** Operators watch: what gets stuck shows by itself. Heat is worked out from up to thousands of steps. */
const LOOK_MS = 5_000;
const HEAT_MS = 30_000;

export const useOperations = () =>
  useQuery({
    queryKey: ['operations'],
    queryFn: () => request<OperationsOverview>('/operations'),
    refetchInterval: LOOK_MS,
    retry: unlessRefused,
  });

export const useWorkerHealth = () =>
  useQuery({
    queryKey: ['operations', 'workers'],
    queryFn: () => request<WorkerHealth>('/operations/workers'),
    refetchInterval: LOOK_MS,
    retry: unlessRefused,
  });

/** Compares on request only: it reads all running flows. */
export const useDrift = () =>
  useQuery({
    queryKey: ['operations', 'drift'],
    queryFn: () => request<Drift>('/operations/drift'),
    enabled: false,
    retry: unlessRefused,
  });

export const useHeat = (definitionKey: string | undefined) =>
  useQuery({
    queryKey: ['operations', 'heat', definitionKey],
    enabled: definitionKey !== undefined,
    queryFn: () => request<ProcessHeat>(`/operations/processes/${definitionKey ?? ''}`),
    refetchInterval: HEAT_MS,
    retry: unlessRefused,
  });

const pathOf = (key: string): string => `/operations/instances/${encodeURIComponent(key)}`;
export const readInstance = (key: string) => request<OperatedInstance>(pathOf(key));

export const instanceKey = (key: string) => ['operations', 'instance', key] as const;
export const useInstance = (key: string) =>
  useQuery({
    queryKey: instanceKey(key),
    queryFn: () => readInstance(key),
    refetchInterval: LOOK_MS,
    retry: unlessRefused,
  });

interface Acts {
  readonly retries: RetryBody;
  readonly variables: VariableBody;
  readonly moves: MoveBody;
  readonly suspensions: SuspendBody;
  readonly resumptions: SuspendBody;
  readonly cancellations: CancelBody;
}
/** Resolves when it is done; throws a ProblemError that says why not. */
export const operate = <K extends keyof Acts>(key: string, act: K, body: Acts[K]) =>
  request<void>(`${pathOf(key)}/${act}`, { method: 'POST', body });
