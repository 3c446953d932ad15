/**
 * `npm run lint`: what needs the types by oxlint, the rest by ESLint; `npm run lint -- PATH…` looks at these alone. Ends
 * with 1 if either finds anything; a warning is a fault too.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const programOf = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))
const paths = process.argv.length > 2 ? process.argv.slice(2) : ['.']
const LINTERS = [
  [
    programOf('oxlint/bin/oxlint'), '--type-aware', '--tsconfig', 'tsconfig.json', '--report-unused-disable-directives',
    '--deny-warnings',
  ],
  [programOf('eslint/bin/eslint.js'), '--max-warnings', '0'],
]

const results = LINTERS.map((linter) =>
  spawnSync(process.execPath, [...linter, ...paths], { cwd: ROOT, stdio: 'inherit' }).status)
process.exit(results.every((status) => status === 0) ? 0 : 1)
