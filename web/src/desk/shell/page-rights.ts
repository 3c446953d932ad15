import type { Session } from '@motcua/contracts/session.ts'

type Permission = Session['permissions'][number]

/**
 * Whose a page of the desk is: whoever has one of these rights. The menu shows the way to those pages alone, and
 * whoever opens another by its address is told so instead of seeing what fails. A page that is not here is
 * everybody's, or says itself what is missing. The server asks each time; this is only what is said.
 */
export const PAGE_RIGHTS = {
  '/tiep-nhan': ['dossier.list'], '/so-theo-doi': ['dossier.list'], '/ban-giao': ['dossier.list'],
  '/goi-so': ['queue.serve'],
  '/ke-ket-qua': ['dossier.return'],
  '/buu-chinh': ['post.pass'], '/buu-chinh/dat/$id': ['post.send', 'post.pass'],
  '/quay-buu-chinh': ['post.carry'], '/uy-quyen-buu-chinh': ['post.delegate'], '/quyet-toan-buu-chinh': ['post.settle'],
  '/thu-tien': ['payments.take'], '/bien-lai': ['payments.take', 'payments.keep'],
  '/quy-thu': ['payments.keep'], '/doi-soat': ['payments.keep'],
  '/khay-quet': ['dossier.intake'], '/doc-giay-to': ['dossier.intake'],
  '/de-nghi-dinh-chinh': ['result.propose-end'], '/du-lieu-bao-sai': ['result.propose-end'],
  '/hoi-y-kien': ['consultation.answer'], '/hoi-dap-phan-anh': ['consultation.answer'],
  '/dung-yen': ['operation.read'],
  '/su-co': ['process.mend'], '/chuyen-phien-ban': ['process.mend'],
  '/he-thong-ngoai': ['exchange.mend'], '/thu-lien-thong': ['exchange.mend'],
  '/phan-mem-ket-noi': ['developer.keep'],
  '/bao-tri': ['maintenance.keep'],
  '/sap-xep-don-vi': ['units.review'],
  '/lich-nghi': ['calendar.correct'],
  '/ton-dong': ['backlog.keep'],
  '/luu-tru': ['archive.keep', 'archive.hand-over'],
  '/so-hoa': ['rollout.keep'],
  '/uy-quyen': ['dossier.intake'], '/man-hinh-phu': ['dossier.intake'],
  '/to-cong-nghe-so': ['team.keep'],
  '/sanh-cho': ['queue.keep'], '/thiet-bi-sanh': ['queue.keep'], '/lich-hen-sanh': ['queue.book'],
  '/lich-truc': ['queue.keep', 'queue.serve'], '/quay-ngoai-tuyen': ['queue.keep', 'queue.serve'],
  '/bo-phan': ['section.read'],
  '/phuong-an': ['model.read'],
  '/can-bo': ['staff.list'],
  '/vang-mat': ['absence.keep'],
  '/phan-viec': ['dossier.assign', 'assignment.keep'],
  '/so-lieu-dia-gioi': ['figures.read'], '/so-lieu-ban-giao': ['figures.read'], '/so-lieu-dung-lai': ['figures.read'],
  '/danh-muc-so-lieu': ['figures.read'],
  '/so-lieu-giai-quyet': ['figures.read'], '/so-lieu-tai-khoan': ['figures.read'], '/so-lieu-so-hoa': ['figures.read'],
  '/bang-theo-doi': ['figures.read', 'dossier.work'], '/bang-theo-doi/man-hinh-lon': ['figures.read'],
  '/tim-nguyen-nhan': ['figures.read'], '/bao-cao-dinh-ky': ['figures.read'],
  '/chi-dao': ['direction.answer'], '/ke-hoach': ['plan.read'], '/chi-tieu': ['figures.read'],
  '/danh-gia': ['evaluation.read', 'evaluation.decide', 'evaluation.close'],
  '/nang-suat': ['figures.read', 'queue.serve'],
  '/tach-nhiem-vu': ['duty.keep'],
  '/noi-dung': ['content.edit'],
  '/khong-dia-gioi': ['clearance.read'],
  '/bieu-mau': ['catalogue.manage'], '/loai-giay-to': ['catalogue.manage'],
  '/goi-thu-tuc': ['package.read'], '/doi-chieu-thu-tuc': ['package.read'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>

type Page = keyof typeof PAGE_RIGHTS

/** Whether a page is theirs who have these rights. */
export function isPageOf(permissions: readonly string[], page: Page): boolean {
  return PAGE_RIGHTS[page].some((one) => permissions.includes(one))
}

/**
 * The same of any address, as the router writes its pattern (`/goi-thu-tuc/$id`): by its own line, else by that of the
 * page above it.
 */
export function mayOpen(permissions: readonly string[], pattern: string): boolean {
  const parts = pattern.split('/').filter(Boolean)
  for (let length = parts.length; length > 0; length -= 1) {
    const page = `/${parts.slice(0, length).join('/')}`
    if (isListed(page)) return isPageOf(permissions, page)
  }
  return true
}

function isListed(page: string): page is Page {
  return Object.hasOwn(PAGE_RIGHTS, page)
}
