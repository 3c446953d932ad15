import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Field, FormDefinition } from '@motcua/forms/model.ts'
import { signedBy } from '@motcua/forms/signature.ts'
import { signaturesOf } from '@motcua/forms/steps-of.ts'
import { type StoredUpload, redrawInk } from '../modules/documents/public.ts'
import { type Draft, type DraftPaper, LARGEST_DRAWING, type RivalAnswer } from '../modules/dossiers/public.ts'
import { limitsOf, takeOne } from './take-files.ts'
import { type Posted, type Visit, fieldOf } from './visit.ts'

/** What the name of an input ends in that carries a drawing, as the address that holds it. */
export const DRAWING = '.png'
/** The button that takes a drawing away. */
export const CLEAR = '_clear'
const HEAD = 'data:image/png;base64,'
const FILE_NAME = 'chu-ky.png'
/** As a browser draws it, before only its ink is left. */
const LARGEST_SENT = 200_000

export interface TakenDrawings {
  /** By the key of the signature. */
  readonly papers: ReadonlyMap<string, DraftPaper>
  /** Keys of what was drawn and could not be taken. */
  readonly faulty: ReadonlySet<string>
}

/**
 * Keeps what was drawn in the boxes of a page as uploads of the draft, like any paper, only the ink of it. What is in
 * the draft already is not kept twice: a page sends its drawing with every save.
 */
export async function takeDrawings(
  visit: Visit, draft: Draft, form: FormDefinition, pageId: string, posted: Posted,
): Promise<TakenDrawings> {
  const papers = new Map<string, DraftPaper>()
  const faulty = new Set<string>()
  const page = form.pages.find(({ id }) => id === pageId)
  for (const { key } of page ? signaturesOf(page) : []) {
    const sent = fieldOf(posted, `${key}${DRAWING}`)
    if (sent === '') continue
    const paper = sent.startsWith(HEAD) && sent.length <= LARGEST_SENT
      ? await takeOneDrawing(visit, draft, key, Buffer.from(sent.slice(HEAD.length), 'base64'))
      : undefined
    if (paper) papers.set(key, paper)
    else faulty.add(key)
  }
  return { papers, faulty }
}

async function takeOneDrawing(
  visit: Visit, draft: Draft, component: string, bytes: Buffer,
): Promise<DraftPaper | undefined> {
  const ink = await redrawInk(bytes)
  if (!ink || ink.length > LARGEST_DRAWING) return undefined
  const sha256 = createHash('sha256').update(ink).digest('hex')
  const known = draft.papers.find((one) => one.component === component && one.sha256 === sha256)
  if (known) return known
  const limits = { ...limitsOf(visit), kinds: ['image/png'] as const, maxBytes: LARGEST_DRAWING, minSide: 1 }
  const { upload } = await takeOne(visit, draft.actorId, limits, Readable.from([ink]), FILE_NAME)
  return upload && paperOf(component, upload)
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
