/**
 * `npm run lint`: ESLint over everything, part by part. With the types of all files at once it would need more memory
 * than Node has by itself, and collect garbage for most of its time. Ends with 1 if any part is at fault; a warning is a
 * fault too.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ESLINT = fileURLToPath(new URL('../node_modules/eslint/bin/eslint.js', import.meta.url))
const MODULES = 'server/src/modules'
/** What ESLint is given; a file is in exactly one of them. */
const PARTS = [
  [MODULES], ['server', '--ignore-pattern', `${MODULES}/**`], ['.', '--ignore-pattern', 'server/**'],
]

const results = PARTS.map((part) =>
  spawnSync(process.execPath, [ESLINT, '--max-warnings', '0', ...part], { cwd: ROOT, stdio: 'inherit' }).status)
process.exit(results.every((status) => status === 0) ? 0 : 1)
