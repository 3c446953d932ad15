import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EntryContent, type EntryFile, type Film, takeEntryFile } from '../modules/catalogue/public.ts'
import { type UploadLimits, inspectShownPicture } from '../modules/documents/public.ts'
import type { Storage } from '../platform/storage.ts'
import type { Faults } from './data-set/faults.ts'

/** A picture, film or captions beside guides.yaml. */
export interface GuideFile {
  /** Its address, made of its content: the same file has the same one wherever and however often it is imported. */
  readonly id: string
  /** On this machine. */
  readonly path: string
}

interface WithFiles { readonly key: string; readonly content: EntryContent; readonly files: readonly GuideFile[] }
interface FilmPaths {
  readonly file: string
  readonly captions: string
  readonly captions_en: string
  readonly poster: string
}

const PICTURE = /^(!\[[^\]\n]*\]\()(guides\/[a-z0-9-]+\.(?:png|jpg))(\))$/gmu

/** Puts the ids of files where the data name their paths; the words of a film are those of its captions. */
export function withFiles<R extends WithFiles>(home: string, faults: Faults, film: FilmPaths | undefined, row: R): R {
  const files: GuideFile[] = []
  const idOf = (name: string): string => {
    const path = join(home, name)
    if (!existsSync(path)) {
      faults.add('guides.yaml', row.key, `không có tệp ${name}`)
      return name
    }
    const id = uuidOf(readFileSync(path))
    files.push({ id, path })
    return id
  }
  const withPictures = (text: string) =>
    text.replaceAll(PICTURE, (_, before: string, name: string, after: string) => `${before}${idOf(name)}${after}`)
  const saidIn = (name: string) => existsSync(join(home, name)) ? wordsOf(readFileSync(join(home, name), 'utf8')) : ''
  const shown: Film | null = film ? {
    file: idOf(film.file), poster: idOf(film.poster),
    captions: idOf(film.captions), transcript: saidIn(film.captions),
    captionsEn: idOf(film.captions_en), transcriptEn: saidIn(film.captions_en),
  } : row.content.film
  const { body, bodyEn } = row.content
  return { ...row, files, content: {
    ...row.content, body: withPictures(body), bodyEn: withPictures(bodyEn), film: shown,
  } }
}

/** Where there is no file store nobody is shown what would not be there. */
export function withoutFiles<R extends WithFiles>(row: R): R {
  const plain = (text: string) => text.replaceAll(/^!\[[^\]\n]*\]\([0-9a-f-]{36}\)\n?/gmu, '')
  const { body, bodyEn } = row.content
  return { ...row, files: [], content: { ...row.content, body: plain(body), bodyEn: plain(bodyEn), film: null } }
}

/** Puts them into the file store, each looked at as if it were uploaded. Throws for one that is not what it says. */
export async function storeFiles(
  storage: Storage, limits: UploadLimits, files: readonly GuideFile[],
): Promise<EntryFile[]> {
  const stored: EntryFile[] = []
  for (const { id, path } of new Map(files.map((one) => [one.id, one])).values()) {
    const taken = await takeEntryFile(storage, createReadStream(path), {
      inspectPicture: (at) => inspectShownPicture(at, limits),
    })
    if (!taken.ok) throw new Error(`${path}: ${taken.refusal.code}`)
    stored.push({ ...taken.value, publicId: id })
  }
  return stored
}

/** As RFC 9562 5.8 has it: 122 bits of the content's SHA-256. */
function uuidOf(content: Buffer): string {
  const hex = createHash('sha256').update(content).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** What captions say, a line each. */
function wordsOf(captions: string): string {
  return captions.split(/\n{2,}/).flatMap((cue) => {
    const lines = cue.trim().split('\n')
    const at = lines.findIndex((line) => line.includes(' --> '))
    return at < 0 ? [] : [lines.slice(at + 1).join(' ')]
  }).join('\n')
}
