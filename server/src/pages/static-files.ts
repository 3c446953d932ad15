import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

export interface StaticFile { readonly name: string; readonly type: string; readonly bytes: Buffer }

const FOLDER = new URL('../../../web/src/portal/', import.meta.url)
const KINDS = [['portal.css', 'text/css; charset=utf-8'], ['portal.js', 'text/javascript; charset=utf-8']] as const

/**
 * The portal's own style sheet, and its script if there is one, under names that change with their content: a browser
 * keeps them for a year and never shows an old one. Read once; there is nothing to build.
 */
export function readStaticFiles(): readonly StaticFile[] {
  return KINDS.flatMap(([file, type]) => {
    const at = new URL(file, FOLDER)
    if (!existsSync(at)) return []
    const bytes = readFileSync(at)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
    return [{ name: file.replace('.', `-${hash}.`), type, bytes }]
  })
}

/** Of this process: a new release is a new process. */
export const STATIC_FILES = readStaticFiles()

/** The address of the style sheet. */
export const STYLE_SHEET = `/tai-san/${STATIC_FILES.find(({ type }) => type.startsWith('text/css'))?.name ?? ''}`
