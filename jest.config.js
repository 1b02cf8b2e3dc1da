/** One jest project per kind of test, chosen by file suffix (see tests/support/README.md). */

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
  sourceMaps: 'inline',
};

const database = {
  globalSetup: '<rootDir>/tests/support/globalSetup.ts',
  globalTeardown: '<rootDir>/tests/support/globalTeardown.ts',
};

function project(displayName, testMatch, more = {}) {
  return {
    displayName,
    rootDir: import.meta.dirname,
    roots: ['<rootDir>/tests'],
    testMatch: testMatch.map((glob) => `<rootDir>/tests/${glob}`),
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    transform: { '\\.tsx?$': ['@swc/jest', swc] },
    modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.fengqiao'],
    ...more,
  };
}

export default {
  testTimeout: 60_000,
  projects: [
    project('unit', ['**/*.unit.test.{ts,tsx}', 'guard/**/!(*.int|*.e2e|*.long).test.ts']),
    project('int', ['**/*.int.test.ts'], database),
    project('e2e', ['**/*.e2e.test.ts'], database),
    project('long', ['long/**/*.long.test.ts'], database),
    project('outside', ['outside/**/*.outside.test.ts'], database),
  ],
};
