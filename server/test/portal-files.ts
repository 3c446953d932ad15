/** What the page that checks results loads. */
export const VERIFYING = ['khoa.json', 'thu-hoi.json', 'ngoai-tuyen.js'].map((name) => `/xac-minh/${name}`)

/** Addresses of the portal that are no page: files, and what only leads on. */
export const NO_PAGES = new Map<string, 'file' | 'elsewhere'>([
  ...[
    '/kho/:kept/xem', '/kho/:kept/hinh', '/nop-ho-so/:token/to-khai.pdf', '/xac-nhan/:id/giay-xac-nhan.pdf', '/ho-so/:id/to-khai.pdf',
    '/ho-so/:id/ban-ghi.json', '/ho-so/:id/giay-to/:paper', '/ho-so/:id/phieu/:slip', '/ho-so/:id/bien-lai', '/tep/:id',
    '/uy-quyen/:proxy/giay-uy-quyen.pdf', '/nop-ho-so/:token/anh/:upload',
    '/phieu-cho/:ticket/vi-tri', '/phieu-cho/:ticket/phieu.pdf', '/lich-hen/:id/phieu-hen.pdf', '/bang-goi-so/:section/luot-goi',
    '/man-hinh-phu/:section/noi-dung', '/thong-bao-cua-toi/bao-tin.js',
    '/tai-san/:file', '/xac-minh/trang-thai/:code/:digest', ...VERIFYING,
  ].map((path) => [path, 'file'] as const),
  ['/thanh-toan/:bill/cong', 'elsewhere'], ['/dang-nhap/dinh-danh', 'elsewhere'],
  ['/dang-nhap/dinh-danh/ve', 'elsewhere'], ['/nop-ho-so/:token/to-khai/:page', 'elsewhere'], ['/ngon-ngu/:language', 'elsewhere'],
])

