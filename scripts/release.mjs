/**
 * `npm run release`: builds the desk, writes the software bill of materials (CycloneDX) to dist/sbom.cdx.json, and asks
 * the registry for known vulnerabilities of what an installation gets. High ones fail it; a registry that does not
 * answer is said so, and fails nothing: then somebody must ask from another machine.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const run = (command, args, options = {}) =>
  spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8, ...options })
const say = (line) => process.stdout.write(`${line}\n`)

if (run(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' }).status !== 0) process.exit(1)

const { stdout, stderr, status } = run('npm', [
  'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only',
])
if (status !== 0) {
  say(`no bill of materials: ${stderr.trim()}`)
  process.exit(1)
}
const { components } = JSON.parse(stdout)
mkdirSync(`${ROOT}/dist`, { recursive: true })
writeFileSync(`${ROOT}/dist/sbom.cdx.json`, stdout)
say(`dist/sbom.cdx.json: ${components.length} components`)

const audit = run('npm', ['audit', '--omit', 'dev', '--json'], { timeout: 120_000 })
const found = readAudit(audit.stdout)
if (!found) say(
  'audit: the registry does not answer questions about vulnerabilities; ask from a machine where one does',
)
else say(`audit: ${found.critical} critical, ${found.high} high, ${found.moderate} moderate, ${found.low} low`)
process.exitCode = found && found.critical + found.high > 0 ? 1 : 0

function readAudit(text) {
  try {
    return JSON.parse(text).metadata?.vulnerabilities
  } catch {
    return undefined
  }
}
