import jsdoc from 'eslint-plugin-jsdoc'
import tseslint from 'typescript-eslint'
import { banBlocks } from './eslint.bans.mjs'

/**
 * Lint at error level only: what is worth saying is worth stopping for. The house rules are in server/test/house.ts.
 */
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data/**', 'docs/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/require-await': 'off',
      // Objects here are closures: none of our methods, nor Kysely's builders, know a `this`.
      '@typescript-eslint/unbound-method': 'off',
      // There are no enums here (`erasableSyntaxOnly`); to look for them took a tenth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': ['error', { max: 300 }],
      // A text, a statement or a pattern may be longer than a line; what is around it may not.
      'max-len': ['error', {
        code: 120, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true,
      }],
    },
  },
  {
    files: ['server/src/modules/*/public.ts', 'server/src/modules/*/store.ts', 'server/src/modules/*/store/*.ts'],
    plugins: { jsdoc },
    rules: { 'jsdoc/require-jsdoc': ['error', { publicOnly: true, require: { FunctionDeclaration: true } }] },
  },
  ...banBlocks,
)
