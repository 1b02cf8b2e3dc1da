/** The rules of bpmnlint and of Camunda, bundled: they are CommonJS and find each other by file, which a browser cannot. */
import recommended from 'bpmnlint/config/recommended';
import camunda from 'bpmnlint-plugin-camunda-compat';
import type { RulePackages } from '../../../../processes/lint/problems.ts';

type Modules = Readonly<Record<string, unknown>>;
const own: Modules = import.meta.glob('../../../../node_modules/bpmnlint/rules/*.js', {
  eager: true,
  import: 'default',
});
const ofCamunda: Modules = import.meta.glob(
  '../../../../node_modules/bpmnlint-plugin-camunda-compat/rules/camunda-cloud/**/*.js',
  { eager: true, import: 'default' },
);

const OF_BPMNLINT = 'bpmnlint';

function found(modules: Modules, ending: string): unknown {
  const path = Object.keys(modules).find(
    (each) => each.endsWith(`${ending}.js`) || each.endsWith(`${ending}/index.js`),
  );
  if (path === undefined) throw new Error(`there is no rule '${ending}'`);
  return modules[path];
}

export const rulePackages: RulePackages = {
  resolveRule: (packageName, rule) =>
    packageName === OF_BPMNLINT
      ? found(own, `/rules/${rule}`)
      : found(ofCamunda, (camunda.rules[rule] ?? rule).replace(/^\.\//, '/')),
  resolveConfig: (packageName, name) => (packageName === OF_BPMNLINT ? recommended : camunda.configs[name]),
};
