import { listReadsOfPerson } from '../modules/audit/public.ts'
import { type NamedKept, listKhoNames, listNamed } from '../modules/documents/public.ts'
import { listReuses, numbersOfDossiers, numbersOfIntakes } from '../modules/dossiers/public.ts'
import { unitInWords } from '../modules/organisation/public.ts'
import { readPurpose } from '../modules/reuse/public.ts'
import { showDate } from './in-words.ts'
import { nameOfKept } from './kho-page.tsx'
import type { KhoOwner } from './kho-owner.ts'
import { KHO_LOG } from './kho-log-texts.ts'
import type { Visit } from './visit.ts'

/** One look at what is somebody's, or one use of it, as its owner reads it. */
export interface KhoLook {
  readonly at: Date
  readonly what: string
  readonly who: string
  /** Number of the dossier for which it was. */
  readonly dossier: string | undefined
  /** By which article, or by whose consent; undefined where it was handed in for that dossier. */
  readonly basis: string | undefined
}

/** Pages on which staff are shown papers, or that they are there (`recordRead`). */
const PAGES = [
  'held-papers', 'paper', 'paper-review', 'archive-package', 'correction-request',
  '/kho', '/kho/:kept', '/kho/:kept/xem', '/kho/ai-da-xem',
] as const

/**
 * Who looked at the papers of a Kho or used them, latest first, before a moment: what staff and representatives were
 * shown (`audit.read`), and in which dossiers papers were used again. Answers how to go on, too; moments that fall
 * together are never torn apart.
 */
export async function listKhoLooks(
  visit: Visit, { personId }: KhoOwner, before: Date | undefined, limit: number,
): Promise<{ readonly looks: readonly KhoLook[]; readonly next: Date | undefined }> {
  const { rooms: { db, catalogue }, say, directory } = visit
  const kept = await listKhoNames(db, personId)
  const [reads, reuses] = await Promise.all([
    listReadsOfPerson(db, personId, limit + 1, { pages: PAGES, before }),
    listReuses(db, [...kept.keys()], before, limit + 1),
  ])
  const papers = await listNamed(db, personId, reads.flatMap(({ purpose }) => readPurpose(purpose).paper ?? []))
  const numbers = await numbersOfDossiers(db, reads.flatMap(({ dossierId }) => dossierId ?? []))
  const ofIntakes = await numbersOfIntakes(db, reads.flatMap(({ purpose }) => readPurpose(purpose).intake ?? []))
  const nameOf = (type: string) => catalogue.documentType(type)?.name ?? type
  const namedKept = (paper: NamedKept | undefined) => paper === undefined ? say(KHO_LOG.papers) : [
    nameOfKept(visit, paper),
    ...paper.issuedOn === null ? [] : [say(KHO_LOG.issued, { day: showDate(paper.issuedOn) })],
  ].join(', ')
  const unitOf = (unitId: bigint | null) => unitId === null ? say(KHO_LOG.somebody) : unitInWords(directory, unitId)
  const all = [
    ...reads.map(({ happenedAt: at, unitId, page, purpose, dossierId }): KhoLook => {
      const { types, basis, paper, intake } = readPurpose(purpose)
      const named = paper === undefined ? undefined : papers.get(paper)
      const names = named ? namedKept(named) : types.map(nameOf).join('; ')
      const what = page === 'held-papers' ? KHO_LOG.lookedFor : page === 'correction-request' ? KHO_LOG.corrected
        : page.startsWith('/') ? KHO_LOG.represented : KHO_LOG.opened
      return {
        at, who: page.startsWith('/') ? say(KHO_LOG.representative) : unitOf(unitId), basis,
        what: say(what, { names: names === '' ? say(KHO_LOG.papers) : names }),
        dossier: dossierId === null ? ofIntakes.get(intake ?? '') : numbers.get(dossierId),
      }
    }),
    ...reuses.map(({ at, unitId, paperId, number, basis }): KhoLook => ({
      at, who: unitOf(unitId), basis, dossier: number,
      what: say(KHO_LOG.reused, { names: namedKept(kept.get(paperId)) }),
    })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
  if (all.length <= limit) return { looks: all, next: undefined }
  const cut = all[limit]?.at.getTime() ?? 0
  const whole = all.slice(0, limit).filter(({ at }) => at.getTime() > cut)
  const looks = whole.length > 0 ? whole : all.slice(0, limit)
  return { looks, next: looks.at(-1)?.at }
}
