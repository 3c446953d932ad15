/** Need: whom to pay, how much and until when is read whole or not at all (domain reference 8.7, tax notices). */
import { expect, test } from 'vitest'
import { SendFault } from '../../../../platform/send-fault.ts'
import { taxNoticeIn } from './tax-notice.ts'

const NOTICE = {
  SoQD: '77/TB-TEST', NgayQD: '01/12/2026', MaCoQuanQD: 'T01', TenCoQuanQD: 'Thuế cơ sở thử nghiệm',
  KhoBac: 'Kho bạc Nhà nước thử nghiệm', TKThuHuong: '7111.000', TenTKThuHuong: 'Thu ngân sách nhà nước', MaNHThuHuong: '',
  NoiDungThanhToan: 'Nop thue TB 77', DSKhoanNop: [{ NoiDung: 'Thuế TNCN', SoTien: 30_000_000 }, { NoiDung: 'LPTB', SoTien: '7500000' }],
  TongTien: 37_500_000, HanNop: '31/12/2026', TrangThai: '0',
}

test('a notice is read with its items, its account and its day', () => {
  expect(taxNoticeIn(NOTICE)).toEqual({
    number: '77/TB-TEST', issuedOn: '2026-12-01', agencyCode: 'T01', agency: 'Thuế cơ sở thử nghiệm',
    items: [{ name: 'Thuế TNCN', amount: 30_000_000 }, { name: 'LPTB', amount: 7_500_000 }],
    treasury: 'Kho bạc Nhà nước thử nghiệm', account: '7111.000', accountName: 'Thu ngân sách nhà nước', bank: null,
    words: 'Nop thue TB 77', payBy: '2026-12-31', state: 'open', paidOn: null, receipt: null,
  })
  expect(taxNoticeIn({ ...NOTICE, TrangThai: 1, NgayNop: '10/12/2026', SoBienLai: 'BL-1', HanNop: null }))
    .toMatchObject({ state: 'paid', paidOn: '2026-12-10', receipt: 'BL-1', payBy: null })
})

test.each([
  ['a sum that is not that of its items', { TongTien: 37_500_001 }], ['no items', { DSKhoanNop: [], TongTien: 0 }],
  ['a part of a đồng', { DSKhoanNop: [{ NoiDung: 'Thuế', SoTien: 0.5 }], TongTien: 0.5 }],
  ['an amount below nothing', { DSKhoanNop: [{ NoiDung: 'Thuế', SoTien: -5 }], TongTien: -5 }],
  ['an account that is none', { TKThuHuong: '<b>7111</b>' }], ['no account', { TKThuHuong: '' }],
  ['a state that nobody knows', { TrangThai: '7' }], ['paid on no day', { TrangThai: '1' }],
  ['a day that is none', { HanNop: '31/02/2026' }], ['a line broken within a number', { SoQD: '77\n78' }],
])('%s is not read', (_, change) => {
  expect(() => taxNoticeIn({ ...NOTICE, ...change })).toThrow(SendFault)
})
