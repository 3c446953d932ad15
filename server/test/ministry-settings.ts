/** How the sandbox's ministry is described, as MOTCUA_PARTNERS would say it; address and key come beside it. */
export const MINISTRY_SETTINGS = {
  adapter: 'sector',
  ok: { at: 'ketQua.ma', is: ['OK'] },
  refuses: ['THIEU'],
  send: {
    path: 'ho-so/tiep-nhan', number: 'hoSo.ma', fixed: { 'hoSo.donVi': 'tinh-mau' },
    fields: {
      'nguoi.hoTen': { from: 'subject.fullName', isNeeded: true },
      'nguoi.phai': { from: 'subject.sex', isNeeded: true, codes: { nam: 'M', nu: 'F' } },
      'nguoi.noiSinh': { from: 'subject.birthPlaceCode', codes: { '44': 'QB' } },
      'hoSo.thuTuc': { from: 'dossier.procedure' },
    },
  },
  list: { path: 'ho-so/thay-doi', rows: 'duLieu.ds' },
  state: {
    path: 'ho-so/mot', query: 'ma', row: 'duLieu.hoSo', number: 'ma', code: 'trangThai.ma', at: 'trangThai.luc',
    words: 'trangThai.ghiChu',
  },
  states: { 10: 'received', 20: 'in-process', 30: 'finished', 90: 'refused' },
  result: {
    path: 'ho-so/ket-qua', query: 'ma', row: 'duLieu', number: 'ma', resultNumber: 'vanBan.so', day: 'vanBan.ngay',
    issuer: 'vanBan.coQuan', file: { name: 'vanBan.ten', content: 'vanBan.noiDung' },
  },
  confirm: { path: 'ho-so/da-nhan', number: 'ma', code: 'tt' },
}
