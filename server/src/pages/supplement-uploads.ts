import {
  type EndedUpload, deleteUnfinished, endUnfinished, listEndedUploads, listPapers, lockUnfinished,
} from '../modules/documents/public.ts'
import {
  type Dossier, type Supplement, findOpenSupplement, listComponents, lockOpenSupplement,
} from '../modules/dossiers/public.ts'
import { type HalfSent, listHalfSent } from './half-sent.ts'
import { findOwn } from './own-dossier.ts'
import { limitsOf } from './take-files.ts'
import type { UploadPlace } from './upload-place.ts'
import type { Visit } from './visit.ts'

/** As it is kept with an upload; of each request anew, so that what was sent for the last one does not answer this. */
function placeOf({ id }: Pick<Supplement, 'id'>, component: string): string {
  return `bo-sung/${String(id)}/${component}`
}

/** Where the script sends the files of what was asked for to. */
export function addressOfAsked({ publicId }: Dossier, component: string): string {
  return `/ho-so/${publicId}/bo-sung/${encodeURIComponent(component)}/tep`
}

/** What lies on file for a component already, by checksum: the very file that was sent back answers no request. */
export async function sumsOnFile({ rooms: { db } }: Visit, { id }: Dossier, component: string): Promise<Set<string>> {
  const filed = (await listComponents(db, id)).filter((one) => one.component === component)
  const papers = await listPapers(db, filed.flatMap(({ paperIds }) => paperIds))
  return new Set(papers.map(({ sha256 }) => sha256))
}

/** What the open request of the visitor's own dossier asks for, as a place for uploads; none, if it does not. */
export async function supplementPlace(visit: Visit, component: string): Promise<UploadPlace | undefined> {
  const { rooms: { db }, actor } = visit
  const dossier = await findOwn(visit)
  const open = dossier && await findOpenSupplement(db, dossier.id)
  if (!actor || !dossier || !open?.items.some((item) => item.component === component)) return undefined
  const { accountId: actorId } = actor
  const place = placeOf(open, component)
  return {
    visit, actorId, place, address: addressOfAsked(dossier, component),
    async keep(id, { publicId: upload, sha256 }) {
      const onFile = await sumsOnFile(visit, dossier, component)
      await db.transaction().execute(async (tx) => {
        // Two files that end at the same moment are counted one after the other, as papers of a draft are.
        if (!await lockOpenSupplement(tx, open.id)) return
        if ((await lockUnfinished(tx, id, actorId))?.outcome !== null) return
        const there = await listEndedUploads(tx, actorId, [place])
        const code = onFile.has(sha256) || there.some((one) => one.sha256 === sha256) ? 'file-duplicate'
          : there.length >= limitsOf(visit).maxFiles ? 'file-too-many' : undefined
        await endUnfinished(tx, id, code ? { code } : { code: 'taken', upload })
      })
    },
    giveUp: (id) => giveUpAsked(visit, actorId, id),
  }
}

/** Gives up what came, or was coming, in pieces. */
export async function giveUpAsked({ rooms: { db, storage } }: Visit, actorId: bigint, id: string): Promise<void> {
  await db.transaction().execute((tx) => deleteUnfinished(tx, id, actorId))
  await storage.growing.remove(id)
}

export interface AskedUploads {
  /** Whole, and not yet handed in. */
  readonly ended: readonly (EndedUpload & { readonly component: string })[]
  readonly half: readonly (HalfSent & { readonly component: string })[]
}

/** What the visitor has sent in pieces for an open request. */
export async function listAsked(visit: Visit, actorId: bigint, open: Supplement): Promise<AskedUploads> {
  const components = new Map(open.items.map(({ component }) => [placeOf(open, component), component]))
  const withComponent = <T extends { readonly place: string }>(rows: readonly T[]) => rows.flatMap((row) => {
    const component = components.get(row.place)
    return component === undefined ? [] : [{ ...row, component }]
  })
  const [ended, half] = await Promise.all([
    listEndedUploads(visit.rooms.db, actorId, [...components.keys()]), listHalfSent(visit, actorId),
  ])
  return { ended: withComponent(ended), half: withComponent(half) }
}
