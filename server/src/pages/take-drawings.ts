import { createHash } from 'node:crypto'
import type { Field, FormDefinition } from '@motcua/forms/model.ts'
import { signedBy } from '@motcua/forms/signature.ts'
import { signaturesOf } from '@motcua/forms/steps-of.ts'
import { contentsOfEntries } from '../modules/catalogue/public.ts'
import {
  type StoreUpload, type StoredUpload, discardOwnUploads, documentReader, holdFiles, keepInk, removeNamelessFiles,
  storeUpload,
} from '../modules/documents/public.ts'
import { type Draft, type DraftPaper, LARGEST_DRAWING, type RivalAnswer } from '../modules/dossiers/public.ts'
import type { Ctx, Json, Tx } from '../platform/db.ts'
import { type Posted, type Visit, fieldOf, senderOf } from './visit.ts'

/** What the name of an input ends in that carries a drawing, as the address that holds it. */
export const DRAWING = '.png'
/** The button that takes a drawing away. */
export const CLEAR = '_clear'
const HEAD = 'data:image/png;base64,'
const FILE_NAME = 'chu-ky.png'
/** As a browser draws it, before only its ink is left. */
const LARGEST_SENT = 200_000

/** What was drawn on a page and has been opened, by the key of the signature; nothing of it is stored yet. */
export interface RedrawnInks {
  readonly inks: ReadonlyMap<string, Buffer>
  /** Keys of what was drawn and could not be taken. */
  readonly faulty: ReadonlySet<string>
}

export interface TakenDrawings {
  /** By the key of the signature. */
  readonly papers: ReadonlyMap<string, DraftPaper>
  /** Keys of what was drawn and could not be taken. */
  readonly faulty: ReadonlySet<string>
}

export const NOTHING_DRAWN: RedrawnInks & TakenDrawings = { inks: new Map(), papers: new Map(), faulty: new Set() }

/** The ink of what was drawn in the boxes of a page; before the draft is held, for a picture is opened. */
export async function redrawInks(
  form: FormDefinition, pageId: string, posted: Posted, whose: string,
): Promise<RedrawnInks> {
  const inks = new Map<string, Buffer>()
  const faulty = new Set<string>()
  const page = form.pages.find(({ id }) => id === pageId)
  for (const { key } of page ? signaturesOf(page) : []) {
    const sent = fieldOf(posted, `${key}${DRAWING}`)
    if (sent === '') continue
    const ink = sent.startsWith(HEAD) && sent.length <= LARGEST_SENT
      ? await documentReader.redraw(Buffer.from(sent.slice(HEAD.length), 'base64'), whose)
      : undefined
    if (ink && ink.length <= LARGEST_DRAWING) inks.set(key, ink)
    else faulty.add(key)
  }
  return { inks, faulty }
}

/**
 * Keeps drawings as uploads of a locked draft, like any paper. What is in the draft already is not kept twice: a page
 * sends its drawing with every save. What it replaces goes by `discardDrawings` in the same transaction, so that a
 * draft never has more of them than answers that name one: of each signature the one that stands and its few rivals.
 */
export async function storeDrawings(
  visit: Visit, tx: Tx, draft: Draft, { inks, faulty }: RedrawnInks,
): Promise<TakenDrawings> {
  const papers = new Map<string, DraftPaper>()
  const fresh = new Map<string, StoreUpload>()
  for (const [key, ink] of inks) {
    const sha256 = createHash('sha256').update(ink).digest('hex')
    const known = draft.papers.find((one) => one.component === key && one.sha256 === sha256)
    if (known) papers.set(key, known)
    else fresh.set(key, await keepInk(visit.rooms.storage, FILE_NAME, ink))
  }
  // Alone at once: two who store together and then both want to discard would wait for each other for ever.
  if (fresh.size > 0) await holdFiles(tx, 'alone')
  for (const [key, file] of fresh) {
    const stored = await asRequest(visit, tx, draft.actorId, ['upload', file.sha256], (ctx) => storeUpload(ctx, file))
    if (stored.ok) papers.set(key, paperOf(key, stored.value))
  }
  return { papers, faulty }
}

/**
 * Forgets the drawings that were in the draft, or came just now, and that it names no more: a signature that somebody
 * wiped or drew anew is not for us to keep (NĐ 13/2023 Đ.3). Answers the files that nothing names; their bytes are for
 * `removeDrawings`, after the commit.
 */
export async function discardDrawings(
  visit: Visit, tx: Tx, actorId: bigint, { before, after }: Readonly<Record<'before' | 'after', readonly DraftPaper[]>>,
): Promise<readonly string[]> {
  const named = new Set(after.map(({ upload }) => upload))
  const gone = [...new Set(before.map(({ upload }) => upload))].filter((upload) => !named.has(upload))
  if (gone.length === 0) return []
  const done = await asRequest(visit, tx, actorId, ['discard', gone], (ctx) => discardOwnUploads(ctx, gone))
  return done.ok ? done.value.files : []
}

/** A deed inside the saving of a draft, let through and kept as a request of its own: most saves touch no file. */
async function asRequest<T>(
  visit: Visit, tx: Tx, actorId: bigint, deed: Json, work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const { guard } = visit.rooms
  const ctx = { ...senderOf(visit, actorId, crypto.randomUUID(), deed), tx, now: visit.now }
  await guard.claim(ctx)
  const done = await work(ctx)
  await guard.keep(ctx, { status: 200, body: null })
  return done
}

/** Takes their bytes off the disk, unless the same came again since the draft was held (`heldAt`, machine time). */
export async function removeDrawings(
  { rooms: { db, storage } }: Visit, files: readonly string[], heldAt: Date,
): Promise<void> {
  if (files.length === 0) return
  const inEntries = await contentsOfEntries(db, files) // the same picture may stand in a guide
  await removeNamelessFiles(db, storage, files.filter((hash) => !inEntries.has(hash)), heldAt)
}

function paperOf(component: string, { publicId: upload, name, kind, size, pages, sha256 }: StoredUpload): DraftPaper {
  return { component, upload, name, kind, size, pages, sha256 }
}

/**
 * The answers with what was drawn, or without what was taken away. A drawing that is none of the draft's signs nothing,
 * whatever the page says.
 */
export function withDrawings(
  answers: Readonly<Record<string, unknown>>, signatures: readonly Field[], { papers }: TakenDrawings, draft: Draft,
  posted: Posted,
): Readonly<Record<string, unknown>> {
  const all = { ...answers }
  for (const { key } of signatures) {
    const fresh = papers.get(key)
    const signed = signedBy(all[key])
    const isOurs = signed?.kind !== 'drawn'
      || draft.papers.some(({ component, upload }) => component === key && upload === signed.upload)
    if (fieldOf(posted, CLEAR) === key || !fresh && !isOurs) Reflect.deleteProperty(all, key)
    else if (fresh) all[key] = { id: fresh.upload, name: fresh.name }
  }
  return all
}

/** The papers of the draft with what was drawn, as far as an answer names it, or one of two that nobody chose yet. */
export function papersWith(
  papers: readonly DraftPaper[], signatures: readonly Field[], taken: TakenDrawings,
  { answers, rivals }: {
    readonly answers: Readonly<Record<string, unknown>>
    readonly rivals: Readonly<Record<string, readonly RivalAnswer[]>>
  },
): readonly DraftPaper[] {
  const keys = new Set(signatures.map(({ key }) => key))
  const isNamed = ({ component: key, upload }: DraftPaper) =>
    [answers[key], ...(rivals[key] ?? []).map(({ value }) => value)].some((one) => {
      const signed = signedBy(one)
      return signed?.kind === 'drawn' && signed.upload === upload
    })
  const fresh = [...taken.papers.values()].filter(({ upload }) => papers.every((one) => one.upload !== upload))
  return [...papers, ...fresh].filter((one) => !keys.has(one.component) || isNamed(one))
}
