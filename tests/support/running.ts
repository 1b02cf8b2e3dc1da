import type { DatabaseConnection } from '../../platform/database/index.ts';

/** What jest's global setup hands to its global teardown; they share one process, but not one module registry. */
const key = Symbol.for('fengqiao.tests.running');
const shared = globalThis as { [key]?: { database?: DatabaseConnection } };

export const running: { database?: DatabaseConnection } = (shared[key] ??= {});
