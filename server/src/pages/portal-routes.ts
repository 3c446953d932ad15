import type { Permission } from '../modules/identity/public.ts'

/** Who may call a page: anybody, whoever is signed in, or whoever has a right to what is theirs. */
export type PortalPermission = Permission | 'public' | 'signed-in'

export interface PortalRoute {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly permission: PortalPermission
  /** Takes a form with files, whose token stands in a part; every other page takes none. */
  readonly isUpload?: true
  /** Bytes of a form, where more may come than is taken, so that its field can say so; elsewhere as everywhere. */
  readonly bodyLimit?: number
}

const get = <P extends string>(
  path: P, permission: PortalPermission = 'public',
) => ({ method: 'GET', path, permission }) as const
const post = <P extends string>(
  path: P, permission: PortalPermission = 'public',
) => ({ method: 'POST', path, permission }) as const
/** A step of the declaration, with what was drawn there: on a sharp screen a picture of megabytes, told at its box. */
const step = <P extends string>(path: P) => ({ ...post(path), bodyLimit: 4_000_000 }) as const
const upload = <P extends string>(
  path: P, permission: PortalPermission = 'public',
) => ({ method: 'POST', path, permission, isUpload: true }) as const
const piece = <M extends 'HEAD' | 'PATCH' | 'DELETE'>(method: M) =>
  ({ method, path: '/nop-ho-so/:token/giay-to/:component/tep/:id', permission: 'public' }) as const
const askedPiece = <M extends 'HEAD' | 'PATCH' | 'DELETE'>(method: M) =>
  ({ method, path: '/ho-so/:id/bo-sung/:component/tep/:upload', permission: 'dossier.answer-supplement' }) as const

/**
 * Every page of the portal with what it takes to see it; the plugin registers these and no other, and the test of
 * rights walks them. A draft is `public` because it belongs to a browser before anybody signs in: its holder is in the
 * `where`. To ask that one's own dossier be stopped is the applicant's right as to withdraw it is (R14); `dossier.stop`
 * is the office's, for anybody's dossier.
 */
export const PORTAL_ROUTES = [
  get('/'), get('/tim-thu-tuc'), get('/thu-tuc'), get('/thu-tuc/:code'), get('/noi-nop'), get('/bo-phan/:section'), get('/ten-cu'),
  get('/thu-tuc/:code/dat-lich'), get('/thu-tuc/:code/dat-lich/:section'),
  get('/thu-tuc/:code/dat-lich/:section/:service/:day'),
  post('/thu-tuc/:code/dat-lich/:section/:service/:day', 'signed-in'),
  get('/lich-hen', 'signed-in'), get('/lich-hen/:id', 'signed-in'), get('/lich-hen/:id/phieu-hen.pdf', 'signed-in'),
  post('/lich-hen/:id/huy', 'signed-in'), get('/lich-hen/:id/doi', 'signed-in'),
  get('/lich-hen/:id/doi/:day', 'signed-in'), post('/lich-hen/:id/doi/:day', 'signed-in'),
  get('/khong-phu-thuoc-dia-gioi'), get('/huong-dan'), get('/huong-dan/:id'), get('/thong-bao'), get('/thong-bao/:id'),
  get('/lien-he'), get('/du-lieu-mo'), get('/so-lieu'), get('/bao-tri'), get('/tep/:id'), get('/thu-tuc/:code/nop-ho-so'), post('/thu-tuc/:code/nop-ho-so'),
  get('/nop-ho-so/:token'), get('/nop-ho-so/:token/to-khai.pdf'),
  get('/nop-ho-so/:token/to-khai/:page'), get('/nop-ho-so/:token/to-khai/:page/:step'),
  step('/nop-ho-so/:token/to-khai/:page/:step'), step('/nop-ho-so/:token/luu/:page/:step'),
  get('/nop-ho-so/:token/hai-cau-tra-loi'), post('/nop-ho-so/:token/hai-cau-tra-loi'),
  post('/nop-ho-so/:token/cua-ai'), get('/nop-ho-so/:token/mau-moi'), post('/nop-ho-so/:token/mau-moi'),
  post('/nop-ho-so/:token/dung-lai'), post('/nop-ho-so/:token/kho-quoc-gia'),
  get('/nop-ho-so/:token/anh/:upload'), get('/nop-ho-so/:token/giay-to'), post('/nop-ho-so/:token/giay-to'),
  upload('/nop-ho-so/:token/giay-to/:component'), post('/nop-ho-so/:token/giay-to/:component/xoa'),
  post('/nop-ho-so/:token/giay-to/:component/tep'), piece('HEAD'), piece('PATCH'), piece('DELETE'),
  get('/nop-ho-so/:token/uy-quyen'), upload('/nop-ho-so/:token/uy-quyen'),
  get('/nop-ho-so/:token/nhan-ket-qua'), post('/nop-ho-so/:token/nhan-ket-qua'),
  get('/nop-ho-so/:token/noi-tiep-nhan'), post('/nop-ho-so/:token/noi-tiep-nhan'),
  get('/nop-ho-so/:token/tinh-phi'), post('/nop-ho-so/:token/tinh-phi'),
  get('/nop-ho-so/:token/kiem-tra', 'dossier.submit'), post('/nop-ho-so/:token/kiem-tra', 'dossier.submit'),
  get('/xac-nhan/:id', 'dossier.read'), get('/xac-nhan/:id/giay-xac-nhan.pdf', 'dossier.read'),
  get('/dang-nhap'), post('/dang-nhap'), post('/dang-nhap/ma'), post('/dang-xuat'),
  get('/dang-nhap/dinh-danh'), get('/dang-nhap/dinh-danh/ve'), post('/dang-nhap/dinh-danh/khong-phai'),
  get('/dang-ky'), post('/dang-ky'), post('/dang-ky/ma'),
  get('/ho-so', 'dossier.list'), post('/ho-so', 'dossier.list'), get('/ho-so/:id', 'dossier.read'),
  get('/ho-so/:id/bo-sung', 'dossier.answer-supplement'), upload('/ho-so/:id/bo-sung', 'dossier.answer-supplement'),
  post('/ho-so/:id/bo-sung/:component/tep', 'dossier.answer-supplement'),
  askedPiece('HEAD'), askedPiece('PATCH'), askedPiece('DELETE'),
  get('/ho-so/:id/noi-nhan-ket-qua', 'dossier.collect'), post('/ho-so/:id/noi-nhan-ket-qua', 'dossier.collect'),
  get('/ho-so/:id/buu-chinh', 'dossier.collect'), post('/ho-so/:id/buu-chinh', 'dossier.collect'),
  post('/ho-so/:id/buu-chinh/huy', 'dossier.collect'),
  get('/ho-so/:id/rut', 'dossier.withdraw'), post('/ho-so/:id/rut', 'dossier.withdraw'),
  get('/ho-so/:id/dung', 'dossier.withdraw'), post('/ho-so/:id/dung', 'dossier.withdraw'),
  get('/ho-so/:id/nop-phi', 'dossier.read'), post('/ho-so/:id/nop-phi', 'dossier.read'),
  get('/nop-phi', 'dossier.list'), post('/nop-phi', 'dossier.list'),
  get('/thanh-toan/:bill', 'signed-in'), get('/thanh-toan/:bill/cong', 'signed-in'), post('/thanh-toan/:bill/huy', 'signed-in'),
  get('/ho-so/:id/uy-quyen', 'dossier.read'), get('/ho-so/:id/uy-quyen/cham-dut', 'dossier.end-authorisation'),
  post('/ho-so/:id/uy-quyen/cham-dut', 'dossier.end-authorisation'),
  get('/ho-so/:id/lien-thong', 'dossier.read'), post('/ho-so/:id/lien-thong', 'dossier.withdraw'),
  get('/ho-so/:id/bien-lai', 'slip.print'),
  get('/ho-so/:id/bao-du-lieu-sai', 'dossier.talk'), post('/ho-so/:id/bao-du-lieu-sai', 'dossier.talk'),
  get('/ho-so/:id/danh-gia', 'dossier.read'), post('/ho-so/:id/danh-gia', 'dossier.read'),
  get('/ho-so/:id/giay-to/:paper', 'paper.read'), get('/ho-so/:id/phieu/:slip', 'slip.print'),
  get('/ho-so/:id/trao-doi', 'dossier.talk'), post('/ho-so/:id/trao-doi', 'dossier.talk'),
  get('/ho-so/:id/to-khai.pdf', 'dossier.read'),
  get('/ho-so/:id/ban-ghi.json', 'dossier.read'),
  get('/to-chuc/:id', 'dossier.list'), post('/to-chuc/:id', 'dossier.list'), post('/to-chuc/:id/bang', 'dossier.list'),
  get('/to-chuc/:id/nguoi', 'mandate.manage'), post('/to-chuc/:id/nguoi', 'mandate.manage'),
  get('/to-chuc/:id/nguoi/:mandate', 'mandate.manage'), post('/to-chuc/:id/nguoi/:mandate', 'mandate.manage'),
  get('/uy-quyen', 'mandate.manage'), post('/uy-quyen', 'mandate.manage'),
  get('/uy-quyen/:proxy', 'mandate.manage'), post('/uy-quyen/:proxy', 'mandate.manage'),
  get('/uy-quyen/:proxy/giay-uy-quyen.pdf', 'mandate.manage'),
  get('/thong-bao-cua-toi', 'signed-in'), post('/thong-bao-cua-toi', 'signed-in'),
  post('/thong-bao-cua-toi/ngon-ngu', 'signed-in'), post('/thong-bao-cua-toi/may', 'signed-in'),
  post('/thong-bao-cua-toi/may/:device', 'signed-in'), get('/thong-bao-cua-toi/bao-tin.js'),
  get('/to-cong-nghe-so', 'signed-in'), post('/to-cong-nghe-so', 'signed-in'),
  post('/to-cong-nghe-so/ma', 'signed-in'),
  get('/kho', 'paper.read'), post('/kho', 'paper.read'), get('/kho/ai-da-xem', 'paper.read'),
  get('/kho/luu-giay-to', 'paper.add'), upload('/kho/luu-giay-to', 'paper.add'),
  get('/kho/:kept', 'paper.read'), get('/kho/:kept/xem', 'paper.read'), get('/kho/:kept/hinh', 'paper.read'),
  post('/kho/:kept/go', 'kho.manage'), post('/kho/:kept/dinh-chinh', 'dossier.talk'),
  post('/kho/:kept/chia-se', 'kho.manage'), post('/kho/:kept/chia-se/:share', 'kho.manage'),
  get('/chia-se/:token'), post('/chia-se/:token'),
  get('/theo-doi'), get('/theo-doi/:number'), post('/theo-doi/:number'),
  get('/hoi-dap'), post('/hoi-dap'), get('/hoi-dap/tra-loi'), post('/hoi-dap/tra-loi'),
  get('/hoi-dap/cua-toi', 'signed-in'), get('/hoi-dap/cua-toi/:id', 'signed-in'),
  get('/xac-minh'), post('/xac-minh'), get('/xac-minh/khoa.json'), get('/xac-minh/thu-hoi.json'),
  get('/xac-minh/trang-thai/:code/:digest'), get('/xac-minh/ngoai-tuyen.js'),
  get('/lay-so/:section'), post('/lay-so/:section'), post('/lay-so/:section/thiet-bi'),
  post('/lay-so/:section/lich-hen'),
  get('/phieu-cho/:ticket'), get('/phieu-cho/:ticket/vi-tri'), get('/phieu-cho/:ticket/phieu.pdf'),
  post('/phieu-cho/:ticket/tra-lai', 'signed-in'),
  get('/phieu-cho/:ticket/danh-gia'), post('/phieu-cho/:ticket/danh-gia'),
  get('/bang-goi-so/:section'), get('/bang-goi-so/:section/luot-goi'),
  get('/man-hinh-phu/:section'), get('/man-hinh-phu/:section/noi-dung'),
  post('/man-hinh-phu/:section/thiet-bi'), post('/man-hinh-phu/:section/xac-nhan'),
  get('/demo/tin-nhan'), get('/thanh-phan'),
  get('/tai-san/:file'), get('/ngon-ngu/:language'),
] as const satisfies readonly PortalRoute[]

