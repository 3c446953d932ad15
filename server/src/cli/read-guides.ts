import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOfMarkup, tidyMarkup } from '@motcua/contracts/markup.ts'
import Type from 'typebox'
import { ok } from '../kernel/result.ts'
import type { Storage } from '../platform/storage.ts'
import {
  type EntryContent, type EntryKind, entryContentOf, faultsToPublish, loadEntries, loadEntryFile,
} from '../modules/catalogue/public.ts'
import { type UploadLimits, uploadLimitsOf } from '../modules/documents/public.ts'
import { findUnitIds } from '../modules/organisation/public.ts'
import { Faults, readYaml } from './data-set/faults.ts'
import type { DataSet } from './data-set/read-data-set.ts'
import { defaultDataSet } from './data-set.ts'
import { type GuideFile, storeFiles, withFiles, withoutFiles } from './guide-files.ts'
import { type ImportPart, asProgram } from './import.ts'

const FILE = 'guides.yaml'
/** In the folder `guides`, by a plain name: a path of the data leads nowhere else. */
const FILE_PATH = /^guides\/[a-z0-9-]{1,80}\.(?:png|jpg|mp4|vtt)$/
const closed = { additionalProperties: false }
const key = Type.String({ pattern: '^[a-z0-9-]{1,80}$' })
const line = Type.String({ minLength: 1, maxLength: 300, pattern: String.raw`^[^\n]*$` })
const title = Type.String({ minLength: 1, maxLength: 200, pattern: String.raw`^[^\n]*$` })
const body = Type.String({ minLength: 1, maxLength: 20_000 })
/** Of a file beside guides.yaml. */
const path = Type.String({ pattern: FILE_PATH.source })
const may = <T extends Type.TSchema>(schema: T) => Type.Optional(schema)

const guideFile = Type.Object({
  guides: Type.Array(Type.Object({
    key, title, title_en: may(title), summary: may(line), body, body_en: may(body), procedure: may(key),
    film: may(Type.Object({ file: path, captions: path, captions_en: path, poster: path }, closed)),
  }, closed)),
  staff_guides: Type.Array(Type.Object({
    key, title, title_en: may(title), screen: may(Type.String({ pattern: '^/[a-z$/-]{0,99}$' })), body,
    body_en: may(body),
  }, closed)),
  terms: Type.Array(Type.Object({
    key, title, meaning: line, words: may(Type.Array(line, { maxItems: 12 })), source: may(line),
  }, closed)),
  contacts: Type.Array(Type.Object({
    key, unit: may(Type.String()), title, title_en: may(title), phone: line, hours: may(line), address: line,
    mail: may(line),
  }, closed)),
}, closed)

export interface GuideRow {
  readonly key: string
  readonly kind: EntryKind
  /** Of the agency, by its id in the data. */
  readonly unit: string | null
  readonly content: EntryContent
  /** Pictures, film and captions that it names by these ids. */
  readonly files: readonly GuideFile[]
}

/**
 * Guides, contacts and words of a data set. A folder without guides.yaml uses the guides and words that come with the
 * program, and none of its contacts. Throws DataSetError with every fault: a foreign link, a key that stands twice.
 */
export function readGuides(folder: string): GuideRow[] {
  const isOwn = existsSync(join(folder, FILE))
  const home = isOwn ? folder : defaultDataSet()
  const faults = new Faults(home)
  const file = readYaml(home, FILE, guideFile, faults)
  const row = (
    one: { key: string }, kind: EntryKind, content: Partial<EntryContent>, unit: string | null = null,
  ): GuideRow => ({ key: one.key, kind, unit, content: entryContentOf(content), files: [] })
  const rows: GuideRow[] = !file ? [] : [
    ...file.guides.map((one) => withFiles(home, faults, one.film, row(one, 'guide', {
      ...texts(one), procedure: one.procedure ?? null, summary: one.summary ?? '',
    }))),
    ...file.staff_guides.map((one) => row(one, 'guide', {
      ...texts(one), audience: 'staff', screen: one.screen ?? null,
    })),
    ...file.terms.map((one) => row(one, 'term', {
      title: one.title, summary: one.meaning, words: one.words ?? [], source: one.source ?? '',
    })),
    ...isOwn || folder === defaultDataSet() ? file.contacts.map((one) => row(one, 'contact', {
      title: one.title, titleEn: one.title_en ?? '', phone: one.phone, hours: one.hours ?? '', address: one.address,
      mail: one.mail ?? '',
    }, one.unit ?? null)) : [],
  ]
  for (const [nth, { key: name, kind, content, files }] of rows.entries()) {
    if (rows.findIndex((one) => one.key === name) !== nth) faults.add(FILE, name, 'khóa này đã dùng')
    for (const { code } of faultsToPublish(kind, content)) faults.add(FILE, name, code)
    for (const { code, what } of faultsOfMarkup(
      `${content.body}\n${content.bodyEn}`, (id) => files.some((one) => one.id === id),
    ))
      faults.add(FILE, name, `${code}: ${what}`)
  }
  faults.end()
  return rows
}

function texts(one: { title: string; title_en?: string; body: string; body_en?: string }) {
  return {
    title: one.title, titleEn: one.title_en ?? '', body: tidyMarkup(one.body), bodyEn: tidyMarkup(one.body_en ?? ''),
  }
}

/** Limits of uploads in the data that are imported: they may come before any policy is in force. */
export function limitsIn(policies: DataSet['province']['policies']): UploadLimits {
  return uploadLimitsOf(policies.findLast(({ key: name, scope }) => name === 'upload-limits' && scope === null)?.value)
}

/** Guides, contacts and words, with their pictures and films; after organisation and catalogue. */
export function guidesPart(storage: Storage | undefined): ImportPart {
  return {
    name: 'guides',
    prepare({ folder, province }) {
      const rows = readGuides(folder).map((row) => storage ? row : withoutFiles(row))
      return async (backing) => {
        const files = storage
          ? await storeFiles(storage, limitsIn(province.policies), rows.flatMap((row) => row.files))
          : []
        return asProgram(backing, 'guides', async (ctx) => {
          const ids = await findUnitIds(ctx.tx, rows.flatMap(({ unit }) => unit ?? []))
          const strangers = rows.filter(({ unit }) => unit !== null && !ids.has(unit))
          const known = rows.filter((row) => !strangers.includes(row))
          for (const file of files) await loadEntryFile(ctx, file)
          const done = await loadEntries(ctx, known.map(({ unit, key: name, kind, content }) =>
            ({ key: name, kind, content, unitId: unit === null ? null : ids.get(unit) ?? null })))
          const notes = strangers.map(({ key: name, unit }) => `${name}: không có đơn vị ${unit ?? ''}; bỏ qua`)
          return ok({ ...done, notes: [...done.notes, ...notes] })
        })
      }
    },
  }
}
