/**
 * Runs one TypeScript file of this folder: `node e2e/run.mjs FILE [arguments]`. The path of the tsconfig is given
 * whole, as in server/bin/motcua.mjs: from another folder tsx would not find it.
 */
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

const [file] = process.argv.splice(2, 1)
if (file === undefined) {
  process.stderr.write('node e2e/run.mjs FILE [arguments]\n')
  process.exit(2)
}
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
await import(new URL(file, import.meta.url).href)
