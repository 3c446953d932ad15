import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { builtProgram } from './built-program.mjs'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** All that the bundles are made of, from the root of the repository; packages by the lock that names their bytes. */
const SOURCES = [
  'web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'web/vite.portal.config.ts', 'web/offline.html',
  'web/vite.offline.config.ts', 'contracts/src', 'forms/src', 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs',
]
/** Beside the bundle: of which sources it was made. */
const STAMP = 'web/dist/sources.sha256'
/** A file that fits into one packet is not worth a second one beside it. */
const LEAST_TO_PACK = 1_024

/**
 * Builds the desk, the scripts of the portal and the program if they have not been built from the sources as they are:
 * the first start after an install or a change does it once, in some seconds. What an older page of a running server
 * still asks for stays where it is, and so does what that server has not loaded yet. Built in a process of its own,
 * since the server would keep the bundler's memory as long as it lives.
 */
export async function ensureBuilt(): Promise<void> {
  if (isDeskBuilt() && builtProgram(ROOT) !== undefined) return
  await run(process.execPath, [`${ROOT}scripts/build.mjs`, '--keep-old'])
}

/** Builds what is not built from the sources as they are; without `keepsOld` all of it anew (`npm run build`). */
export async function buildAll({ keepsOld = false } = {}): Promise<void> {
  if (!keepsOld || !isDeskBuilt()) await buildDesk({ keepsOld })
  if (!keepsOld || builtProgram(ROOT) === undefined) await buildWith('server', 'vite.config.ts', keepsOld)
}

/** Builds desk, scripts of the portal and the counter without a network as their sources are now. */
async function buildDesk({ keepsOld = false } = {}): Promise<void> {
  const fingerprint = fingerprintOf(ROOT) // before, so that what changes meanwhile is built next time
  for (const config of ['vite.config.ts', 'vite.portal.config.ts', 'vite.offline.config.ts'])
    await buildWith('web', config, keepsOld)
  pack(`${ROOT}web/dist/assets`)
  writeFileSync(`${ROOT}${STAMP}`, fingerprint)
}

async function buildWith(folder: string, config: string, keepsOld: boolean): Promise<void> {
  const { build } = await import('vite')
  await build({
    root: `${ROOT}${folder}`, configFile: `${ROOT}${folder}/${config}`, logLevel: 'error',
    ...(keepsOld && { build: { emptyOutDir: false } }),
  })
}

/** Files of the desk as small as Brotli makes them, once, beside themselves: in a request it would take too long. */
function pack(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => /\.(m?js|css)$/.test(one))) {
    const [plain, packed] = [join(folder, name), join(folder, `${name}.br`)]
    const bytes = readFileSync(plain)
    if (bytes.length >= LEAST_TO_PACK && !existsSync(packed)) writeFileSync(packed, brotliCompressSync(bytes))
  }
}

function isDeskBuilt(): boolean {
  return existsSync(`${ROOT}web/dist/index.html`) && stampOf(ROOT) === fingerprintOf(ROOT)
}

/** By content and name: a checkout changes times and nothing else, or nothing but times. */
export function fingerprintOf(root: string): string {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesIn(root, source))) {
    hash.update(`${file}\n`).update(createHash('sha256').update(readFileSync(join(root, file))).digest('hex'))
  }
  return hash.digest('hex')
}

function filesIn(root: string, source: string): string[] {
  if (!existsSync(join(root, source))) return []
  if (/\.\w+$/.test(source)) return [source]
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length)).sort()
}

function stampOf(root: string): string {
  return existsSync(join(root, STAMP)) ? readFileSync(join(root, STAMP), 'utf8') : ''
}
