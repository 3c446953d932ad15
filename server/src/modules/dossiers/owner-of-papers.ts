import type { Dossier } from './store/dossier-store.ts'

type ForWhom = Pick<Dossier, 'applicantId' | 'authoriserId' | 'helperProxyId'>

/**
 * Whose a dossier is, and so its papers and its result: of whom a member of a community digital team helped, who is no
 * more than the hand that sent it; else of the applicant.
 */
export function ownerOfPapers({ applicantId, authoriserId, helperProxyId }: ForWhom): bigint {
  return helperProxyId === null ? applicantId : authoriserId ?? applicantId
}

/** Into whose Kho they go (NĐ 45/2020 Đ.16): nobody's, where the applicant acted for another otherwise. */
export function khoOwnerOf(dossier: ForWhom): bigint | undefined {
  return dossier.authoriserId === null || dossier.helperProxyId !== null ? ownerOfPapers(dossier) : undefined
}
