/** What the benchmarks over HTTP share. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngineClient, type EngineClient } from '../../../platform/camunda/client.ts';

/**
 * A client of the SDK as the benchmarks use it. The SDK's adaptive back-pressure lets 16 requests of a client go at a
 * time, and an open poll counts as one; its validation parses every body once more with zod. Both cost the client
 * alone, so every side of a comparison runs without them.
 */
export function clientAt(address: string): EngineClient {
  process.env['CAMUNDA_SDK_BACKPRESSURE_PROFILE'] = 'LEGACY';
  process.env['CAMUNDA_SDK_VALIDATION'] = 'none';
  return createEngineClient({ address, needsSignIn: false });
}

/** Runs `work` with an empty folder for an engine's data, removed afterwards. */
export async function withDataFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'fengqiao-bench-'));
  // PostgreSQL may run under another account, which must be able to enter.
  await chmod(folder, 0o755);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The machine in one line; the load average tells whether it had anything else to do when the benchmark began. */
export const machine = (): string =>
  `node ${process.version}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'CPU'}, load ${loadavg()[0]!.toFixed(1)} at the start`;
