import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'

export interface StaticFile { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** With which people verify the record of their dossier; it needs nothing of ours, and is kept with its guide. */
const RECORD_TOOL = new URL('../../../scripts/verify-record.mjs', import.meta.url)
const SOURCES = new URL('../../../web/src/portal/', import.meta.url)
/** What the boards of halls say, in pieces (web/src/portal/voice/README.md). */
const VOICE = new URL('voice/', SOURCES)
/** Where `npm run build` and the first start put the scripts; without them every page does without. */
const BUILT = new URL('../../../web/dist-portal/', import.meta.url)
const KINDS: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', wasm: 'application/wasm', mp3: 'audio/mpeg',
}

/**
 * The portal's own style sheets, its scripts and the voice of the boards, under names that change with their content: a
 * browser keeps them for a year and never shows an old one.
 */
export function readStaticFiles(): readonly StaticFile[] {
  const sheets = ['portal', 'hall'].map((name) => readNamed(new URL(`${name}.css`, SOURCES), name, 'css'))
  const clips = readdirSync(VOICE).filter((name) => name.endsWith('.mp3'))
    .map((name) => readNamed(new URL(name, VOICE), `voice-${name.replace('.mp3', '')}`, 'mp3'))
  const tool = { ...readNamed(RECORD_TOOL, 'verify-record', 'mjs'), type: KINDS['js'] ?? '' }
  return [...sheets, tool, ...clips, ...readScripts()]
}

function readNamed(from: URL, name: string, ending: string): StaticFile {
  const bytes = readFileSync(from)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { name: `${name}-${hash}.${ending}`, type: KINDS[ending] ?? '', bytes }
}

/** Old ones too, for whoever has had a page open since before the release. */
function readScripts(): readonly StaticFile[] {
  if (!existsSync(BUILT)) return []
  return readdirSync(BUILT).filter((name) => /\.(js|wasm)$/.test(name)).map((name) => (
    { name, type: KINDS[name.split('.').at(-1) ?? ''] ?? '', bytes: readFileSync(new URL(name, BUILT)) }))
}

interface Kept {
  readonly files: readonly StaticFile[]
  readonly scripts: ReadonlyMap<string, string>
}
let kept: Kept | undefined

/** Read when the first page asks: the first start of an installation builds the scripts before it listens. */
function keep(): Kept {
  if (kept) return kept
  const files = readStaticFiles()
  kept = { files, scripts: readManifest() }
  return kept
}

/** Of this process: a new release is a new process. */
export function staticFiles(): readonly StaticFile[] {
  return keep().files
}

/** The address of the tool that verifies a record. */
export function recordTool(): string {
  return `/tai-san/${keep().files.find(({ name }) => name.endsWith('.mjs'))?.name ?? ''}`
}

/** The address of the style sheet. */
export function styleSheet(): string {
  return sheetOf('portal')
}

/** The address of the style sheet of kiosks, boards and tickets, which comes after it. */
export function hallSheet(): string {
  return sheetOf('hall')
}

function sheetOf(name: string): string {
  const found = keep().files.find((file) => file.name.startsWith(`${name}-`) && file.name.endsWith('.css'))
  return `/tai-san/${found?.name ?? ''}`
}

/** The addresses of what the boards of halls say, by the name of the piece. */
export function voiceClips(): Readonly<Record<string, string>> {
  return Object.fromEntries(keep().files.flatMap(({ name }) => {
    const clip = /^voice-([a-z\d-]+)-[\da-f]{12}\.mp3$/.exec(name)?.[1]
    return clip === undefined ? [] : [[clip, `/tai-san/${name}`]]
  }))
}

type Manifest = Readonly<Record<string, { readonly file: string; readonly name?: string; readonly isEntry?: boolean }>>

function readManifest(): ReadonlyMap<string, string> {
  const at = new URL('manifest.json', BUILT)
  if (!existsSync(at)) return new Map()
  const manifest = JSON.parse(readFileSync(at, 'utf8')) as Manifest
  return new Map(Object.values(manifest).flatMap(({ file, name, isEntry }) =>
    isEntry === true && name !== undefined ? [[name, `/tai-san/${file}`]] : []))
}

/** The address of the script `web/src/portal/<page>-page.ts`; undefined where nothing is built. */
export function scriptOf(page: string): string | undefined {
  return keep().scripts.get(page)
}
