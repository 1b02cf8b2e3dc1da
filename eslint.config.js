import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * Rules that look at one file by itself. Those that need types are in .oxlintrc.json: typescript-eslint's recommended ones, by a linter over
 * the native compiler, which takes 13 s for what took 107 s here.
 */

/** House rules that no shared preset has. */
const house = {
  'max-lines': ['error', { max: 500 }],
  eqeqeq: ['error', 'always'],
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Name your exports.' },
    {
      selector:
        ':matches(ImportDeclaration, ExportAllDeclaration, ExportNamedDeclaration)[source.value=/^\\.\\.?\\/.*\\.jsx?$/]',
      message: 'Import sources with their .ts or .tsx extension.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', '.fengqiao/', 'coverage/', 'tests/fixtures/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommended],
    rules: {
      ...house,
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
          message: 'Every test runs.',
        },
        ...house['no-restricted-syntax'].slice(2),
      ],
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: globals.node },
  },
);
