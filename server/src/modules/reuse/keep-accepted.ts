import { dayOf } from '../../kernel/work-calendar.ts'
import type { Ctx } from '../../platform/db.ts'
import type { CatalogueSource } from '../catalogue/public.ts'
import { type Paper, keepPapers, listPapers } from '../documents/public.ts'
import { findDossierById, findKhoChoice, khoOwnerOf, listComponents } from '../dossiers/public.ts'
import { isUnseen } from '../identity/public.ts'
import type { DirectorySource } from '../organisation/public.ts'
import { khoPoliciesOf } from './kho-policies.ts'

export interface KeepRooms { readonly directory: DirectorySource; readonly catalogue: CatalogueSource }

/**
 * Lets the papers of a dossier that succeeded into the Kho of its applicant: those whose type may be used again (the
 * catalogue says so), by law where the policy names its article, else if the applicant chose so when it was handed in
 * (NĐ 45/2020 Đ.16; domain 7.4). Papers of somebody for whom the applicant acted are not the applicant's and stay out,
 * and so do those of an account whose card nobody has seen: its number is only claimed, and the Kho is another's.
 * What was used again stands there already. Of whom a member of a community digital team helped is kept what the law
 * keeps: a member agrees to nothing for them. Leaves `paper.kept` of each. Harmless when told twice.
 */
export async function keepAccepted(ctx: Ctx, rooms: KeepRooms, dossierId: bigint): Promise<void> {
  const dossier = await findDossierById(ctx.tx, dossierId)
  const ownerId = dossier && khoOwnerOf(dossier)
  if (!dossier || dossier.issuedAt === null || ownerId === undefined) return
  if (dossier.channel === 'online' && await isUnseen(ctx.tx, dossier.submittedBy)) return
  const [components, choice] = await Promise.all([
    listComponents(ctx.tx, dossierId), findKhoChoice(ctx.tx, dossier.requestId),
  ])
  const handedIn = components.filter(({ how }) => how === 'filed').flatMap(({ paperIds }) => paperIds)
  const papers = await listPapers(ctx.tx, handedIn)
  const { byLaw, singleTypes } = khoPoliciesOf(rooms.directory.on(dayOf(ctx.now)))
  const rightOf = ({ documentType }: Paper) => {
    if (rooms.catalogue.documentType(documentType)?.isReusable !== true) return undefined
    const article = byLaw.get(documentType)
    if (article !== undefined) return { basis: 'law', article, agreedAt: null } as const
    return choice?.keeps && dossier.helperProxyId === null
      ? { basis: 'consent', article: null, agreedAt: choice.at } as const : undefined
  }
  await keepPapers(ctx, {
    ownerId, dossierId, singleTypes,
    papers: papers.flatMap((paper) => {
      const right = paper.ownerId === ownerId ? rightOf(paper) : undefined
      return right ? [{ paperId: paper.id, ...right }] : []
    }),
  })
}
