import { type StoredUpload, deleteUnfinished, endUnfinished, lockUnfinished } from '../modules/documents/public.ts'
import { type DraftPaper, changeDraft, lockDraft } from '../modules/dossiers/public.ts'
import type { Json, Tx } from '../platform/db.ts'
import { type Journey, fileFieldsOf, journeyOf } from './journey.ts'
import { limitsOf } from './take-files.ts'
import { holderOf } from './visit.ts'

type Change = Partial<Pick<Journey['draft'], 'papers' | 'visited' | 'declinesReuse' | 'chosenHeld'>>

/** Changes the draft as it is now, and not as it was when this page was asked for. Files that the form names follow. */
export async function changePapers(
  { visit, draft, form }: Journey, work: (draft: Journey['draft'], tx: Tx) => Change | Promise<Change>,
): Promise<Change & { answers?: Journey['draft']['answers'] }> {
  return visit.rooms.db.transaction().execute(async (tx) => {
    const locked = await lockDraft(tx, draft.token, holderOf(visit))
    if (!locked || locked.dossier) return {}
    const next = await work(locked, tx)
    const answers = form && next.papers ? answersWith(journeyOf(visit, { ...locked, ...next })) : undefined
    await changeDraft(tx, locked.actorId, { ...next, ...answers && { answers: answers as Json }, savedAt: visit.now })
    return { papers: locked.papers, ...next, ...answers && { answers } }
  })
}

function answersWith(journey: Journey): Readonly<Record<string, unknown>> {
  const answers: Record<string, unknown> = { ...journey.draft.answers }
  for (const { key } of fileFieldsOf(journey)) {
    const file = journey.draft.papers.find(({ component }) => component === key)
    if (file) answers[key] = { id: file.upload, name: file.name }
    if (!file) Reflect.deleteProperty(answers, key)
  }
  return answers
}

export type KeepFault = 'file-duplicate' | 'file-too-many'

export interface KeptPapers {
  readonly changed: Awaited<ReturnType<typeof changePapers>>
  /** Of those that were not kept, by the public id of the upload. */
  readonly faults: ReadonlyMap<string, KeepFault>
}

/**
 * Puts uploads beside a component of the draft, with pages, size and checksum for the receipt. The same file is kept
 * once, and so many for each paper as the policy says; a repeat of the same upload changes nothing. One that came in
 * pieces (`pieces`, its id) ends in the same transaction, and is not kept if somebody gave it up meanwhile.
 */
export async function keepPapers(
  journey: Journey, component: string, uploads: readonly StoredUpload[], pieces?: string,
): Promise<KeptPapers> {
  const { maxFiles } = limitsOf(journey.visit)
  const faults = new Map<string, KeepFault>()
  const changed = await changePapers(journey, async ({ papers: before, actorId }, tx) => {
    faults.clear()
    if (pieces !== undefined && (await lockUnfinished(tx, pieces, actorId))?.outcome !== null) return {}
    const own = before.filter((one) => one.component === component)
    for (const { publicId: upload, name, kind, size, pages, sha256 } of uploads) {
      if (own.some((one) => one.upload === upload)) continue
      if (own.some((one) => one.sha256 === sha256)) faults.set(upload, 'file-duplicate')
      else if (own.length >= maxFiles) faults.set(upload, 'file-too-many')
      else own.push({ component, upload, name, kind, size, pages, sha256 } satisfies DraftPaper)
      const code = faults.get(upload)
      if (pieces !== undefined) await endUnfinished(tx, pieces, code ? { code } : { code: 'taken', upload })
    }
    const fresh = own.filter((one) => !before.includes(one))
    return { papers: [...before, ...fresh] }
  })
  return { changed, faults }
}

/** Takes a paper out of the draft again. */
export async function dropPaper(journey: Journey, upload: string): Promise<void> {
  await changePapers(journey, ({ papers }) => ({ papers: papers.filter((one) => one.upload !== upload) }))
}

/** Gives up what came in pieces: whatever it became in the meantime goes from the draft, too. */
export async function giveUpPieces(journey: Journey, id: string): Promise<void> {
  await changePapers(journey, async ({ papers, actorId }, tx) => {
    const upload = (await deleteUnfinished(tx, id, actorId))?.outcome?.upload
    return upload === undefined ? {} : { papers: papers.filter((one) => one.upload !== upload) }
  })
  await journey.visit.rooms.storage.growing.remove(id)
}
