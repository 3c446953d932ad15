import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The program in one piece (`server/vite.config.ts`), and beside it of what it was made; from the repository's root. */
export const BUILT = 'server/dist'
export const NOTE = `${BUILT}/sources.json`
/** What decides besides its own files: packages by the lock that names their bytes. */
const DECIDE = ['package-lock.json', 'tsconfig.json', 'server/vite.config.ts', 'server/src/app/built-program.mjs']

/** What is written beside a bundle that was made of these files, named from `root`. Throws where one is missing. */
export function noteOf(root, files) {
  return JSON.stringify({ files, sha256: hashOf(root, files) })
}

/**
 * Address of the bundle under `root`; undefined if there is none, or if any file of which it was made is not as it was
 * then: what runs is always what stands in the sources. By content, since a checkout changes times and nothing else.
 */
export function builtProgram(root) {
  const main = join(root, BUILT, 'main.mjs')
  try {
    const { files, sha256 } = JSON.parse(readFileSync(join(root, NOTE), 'utf8'))
    return existsSync(main) && hashOf(root, files) === sha256 ? pathToFileURL(main).href : undefined
  } catch {
    // No note, a broken one, or a file that is gone.
    return undefined
  }
}

function hashOf(root, files) {
  const hash = createHash('sha256')
  for (const file of [...DECIDE, ...files]) hash.update(`${file}\n`).update(readFileSync(join(root, file))).update('\0')
  return hash.digest('hex')
}
