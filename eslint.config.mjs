import jsdoc from 'eslint-plugin-jsdoc'
import tseslint from 'typescript-eslint'
import { banBlocks } from './eslint.bans.mjs'

/**
 * Lint at error level only: what is worth saying is worth stopping for. What needs the types is in .oxlintrc.json, and
 * the house rules are in server/test/house.ts.
 */
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data/**', 'docs/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    rules: {
      '@typescript-eslint/no-array-constructor': 'error',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/no-unused-vars': 'error',
      '@typescript-eslint/no-useless-constructor': 'error',
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
