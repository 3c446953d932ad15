/**
 * Need: who does not know how the State calls a thing finds it all the same. The table below is written from what a
 * citizen means, not from what the search answers.
 */
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findableOf, openSearch } from '../modules/catalogue/public.ts'
import { runCatalogueFind } from './catalogue-find.ts'
import { readProcedures } from './read-procedures.ts'

const root = resolve(import.meta.dirname, '../../..')
const { rows } = readProcedures(resolve(root, 'data'))

const FIRST_HITS: readonly (readonly [words: string, procedure: string])[] = [
  // As people ask
  ['khai sinh', 'khai-sinh'],
  ['giay khai sinh', 'khai-sinh'],
  ['lam so do', 'cap-doi-gcn'],
  ['sổ đỏ', 'cap-doi-gcn'],
  ['sang tên đất', 'bien-dong-chuyen-nhuong'],
  ['xác nhận độc thân', 'xn-tinh-trang-hon-nhan'],
  ['lý lịch tư pháp', 'phieu-lltp'],
  ['hộ chiếu', 'ho-chieu'],
  ['bằng lái', 'doi-gplx'],
  ['trợ cấp người khuyết tật', 'tro-cap-xa-hoi'],
  ['xe đám ma', 'mai-tang-phi'],
  // Names as they are, with marks, without, in capitals, in two code points a letter
  ['Đăng ký khai sinh', 'khai-sinh'],
  ['ĐĂNG KÝ KẾT HÔN', 'ket-hon'],
  ['dang ky khai tu', 'khai-tu'],
  ['Đăng ký giám hộ'.normalize('NFD'), 'giam-ho'],
  ['sổ hồng'.normalize('NFD'), 'cap-doi-gcn'],
  ['dang ky tam tru', 'dk-tam-tru'],
  ['dang ky thuong tru', 'dk-thuong-tru'],
  ['tach ho', 'tach-ho'],
  ['cong ty co phan', 'dn-co-phan'],
  ['Cấp Giấy phép bán lẻ rượu', 'ban-le-ruou'],
  ['cap ho chieu pho thong o trong nuoc', 'ho-chieu'],
  ['hoa giai tranh chap dat dai', 'hoa-giai-dat-dai'],
  // Marks in the wrong place or of the wrong kind
  ['giấy khái sinh', 'khai-sinh'],
  ['đăng kí kết hôn', 'ket-hon'],
  ['hộ chiêú', 'ho-chieu'],
  ['lí lịch tư pháp', 'phieu-lltp'],
  ['trich lục hô tịch', 'trich-luc-ho-tich'],
  // Short forms
  ['ks', 'khai-sinh'],
  ['đk khai sinh', 'khai-sinh'],
  ['GPLX', 'doi-gplx'],
  ['đổi gplx', 'doi-gplx'],
  ['lltp', 'phieu-lltp'],
  ['gpxd', 'gpxd-nha-o'],
  ['hkd', 'dk-ho-kinh-doanh'],
  ['cty tnhh', 'dn-tnhh-mtv'],
  ['gcn qsdd', 'cap-doi-gcn'],
  ['sđ', 'cap-doi-gcn'],
  ['bhyt trẻ em', 'the-bhyt-tre-em'],
  ['thẻ bhyt', 'cap-lai-the-bhyt'],
  ['mst cá nhân', 'mst-ca-nhan'],
  ['xn tthn', 'xn-tinh-trang-hon-nhan'],
  ['hktt', 'dk-thuong-tru'],
  // One letter wrong, missing, doubled or swapped; words run together
  ['khai sihn', 'khai-sinh'],
  ['khia sinh', 'khai-sinh'],
  ['ho chieuu', 'ho-chieu'],
  ['ly lich tu phapp', 'phieu-lltp'],
  ['khaisinh', 'khai-sinh'],
  ['giay phep xay dugn', 'gpxd-nha-o'],
  ['di chuc1', 'ct-di-chuc'],
  ['kethon', 'ket-hon'],
  ['mai tanng', 'mai-tang-phi'],
  // Another order of words, and whole questions
  ['hon nhan tinh trang xac nhan', 'xn-tinh-trang-hon-nhan'],
  ['đất sang tên', 'bien-dong-chuyen-nhuong'],
  ['thủ tục làm giấy khai sinh cho con cần những gì', 'khai-sinh'],
  ['tôi muốn làm hộ chiếu ở đâu', 'ho-chieu'],
  ['đổi bằng lái xe hết bao nhiêu tiền', 'doi-gplx'],
  ['xin cho hỏi thủ tục mở công ty', 'dn-tnhh-mtv'],
  ['nhập hộ khẩu cho con mất bao lâu', 'dk-thuong-tru'],
  // What people call things
  ['lấy chồng nước ngoài', 'ket-hon-ytnn'],
  ['khai sinh có yếu tố nước ngoài', 'khai-sinh-ytnn'],
  ['giấy chứng tử', 'khai-tu'],
  ['sao y bản chính', 'ct-ban-sao'],
  ['cong chung giay to', 'ct-ban-sao'],
  ['chứng thực chữ ký', 'ct-chu-ky'],
  ['sơ yếu lý lịch', 'ct-chu-ky'],
  ['lập di chúc', 'ct-di-chuc'],
  ['sửa tên trong giấy khai sinh', 'cai-chinh-ho-tich'],
  ['đổi họ cho con', 'cai-chinh-ho-tich'],
  ['mất giấy khai sinh', 'trich-luc-ho-tich'],
  ['trích lục khai sinh', 'trich-luc-ho-tich'],
  ['nhận con ngoài giá thú', 'nhan-cha-me-con'],
  ['chuyển hộ khẩu', 'dk-thuong-tru'],
  ['tách khẩu', 'tach-ho'],
  ['xóa hộ khẩu', 'xoa-thuong-tru'],
  ['thuê trọ', 'dk-tam-tru'],
  ['xác nhận cư trú', 'xn-thong-tin-cu-tru'],
  ['khai báo lưu trú khách sạn', 'thong-bao-luu-tru'],
  ['thừa kế đất', 'bien-dong-chuyen-nhuong'],
  ['mua bán đất', 'bien-dong-chuyen-nhuong'],
  ['thế chấp sổ đỏ', 'bien-phap-bao-dam'],
  ['sổ đỏ ghi sai', 'dinh-chinh-gcn'],
  ['xin phép xây nhà', 'gpxd-nha-o'],
  ['mở quán', 'dk-ho-kinh-doanh'],
  ['tạm ngừng kinh doanh', 'tam-ngung-hkd'],
  ['mở nhà thuốc', 'duoc-du-dieu-kien'],
  ['vệ sinh an toàn thực phẩm quán ăn', 'attp-an-uong'],
  ['chuyển trường cho con', 'chuyen-truong-thcs'],
  ['mất bằng tốt nghiệp', 'ban-sao-van-bang'],
  ['tiền người già', 'tro-cap-xa-hoi'],
  ['hộ nghèo', 'ho-ngheo-thuong-xuyen'],
  ['giấy xác nhận khuyết tật', 'muc-do-khuyet-tat'],
  ['mất giấy khuyết tật', 'cap-lai-gxn-khuyet-tat'],
  ['con liệt sĩ', 'xn-than-nhan-ncc'],
  ['tiền án tiền sự', 'phieu-lltp'],
  ['bán rượu', 'ban-le-ruou'],
  ['giấy phép du lịch', 'lu-hanh-noi-dia'],
  ['tiền tuất', 'tu-tuat'],
  ['hóa đơn điện tử', 'su-dung-hoa-don'],
  ['mã số thuế', 'mst-ca-nhan'],
  ['vợ tôi sinh em bé', 'khai-sinh'],
  ['đất đai', 'cap-doi-gcn'],
  // Several at once (liên thông)
  ['khai sinh bhyt', 'lt-khai-sinh-bhyt'],
  ['khai sinh và thẻ bảo hiểm y tế', 'lt-khai-sinh-bhyt'],
  ['khai tử và mai táng phí', 'lt-khai-tu'],
  // In English
  ['criminal record', 'phieu-lltp'],
  ['passport', 'ho-chieu'],
  ['birth certificate', 'khai-sinh'],
  ['marriage certificate', 'ket-hon'],
  ['driving licence', 'doi-gplx'],
  ['mất thẻ bảo hiểm y tế', 'cap-lai-the-bhyt'],
  ['tiền ăn trưa cho trẻ mẫu giáo', 'ho-tro-an-trua'],
  // Codes: whole, with a province's suffix, without the dot
  ['1.001193', 'khai-sinh'],
  ['1.001193.000.00.00.H99', 'khai-sinh'],
  ['2.000815', 'ct-ban-sao'],
  ['1001456', 'ho-chieu'],
  [' 1.000894 ', 'ket-hon'],
]

const NOTHING = [
  '', '   ', '???', 'zzzz', 'thời tiết hôm nay', 'giá vàng', 'con mèo của tôi', 'mua vé máy bay', 'bóng đá', 'làm',
  'thủ tục', 'ở đâu', 'kết quả xổ số', '9.999999', '<script>alert(1)</script>', "'; drop table procedure; --",
  'constructor', 'hasOwnProperty', '🙂🙂', 'nấu phở bò',
]

describe('a citizen who types', () => {
  const search = openCatalogueOf(rows, '2021-06-25')

  test.each(FIRST_HITS)('"%s" means %s', (words, procedure) => {
    expect(search(words)[0]?.procedure).toBe(procedure)
  })

  test.each(NOTHING)('"%s" is told that nothing fits', (words) => {
    expect(search(words)).toEqual([])
  })

  test('land in general leads to more than quarrels about it', () => {
    expect(search('đất đai').map(({ procedure }) => procedure)).toEqual(expect.arrayContaining([
      'cap-doi-gcn', 'bien-dong-chuyen-nhuong', 'hoa-giai-dat-dai',
    ]))
  })

  test('the exact name of a procedure is that procedure, whatever people call others', () => {
    const inForce = rows.procedures.filter(({ validFrom, validTo }) =>
      validFrom <= '2021-06-25' && (validTo ?? '2021-06-25') >= '2021-06-25')
    const nameOf = (procedure: string | undefined) => inForce.find((one) => one.procedure === procedure)?.content.name
    for (const { content: { name } } of inForce) expect(nameOf(search(name)[0]?.procedure)).toBe(name)
  })

  test('what people call one procedure is never several at once', () => {
    const bundles = new Set(rows.procedures.filter(({ content }) => content.bundle).map(({ procedure }) => procedure))
    expect(bundles.size).toBeGreaterThan(0)
    const ofOne = rows.synonyms.filter(({ procedure }) => !bundles.has(procedure)).map(({ words }) => words)
    expect(ofOne.filter((words) => bundles.has(search(words)[0]?.procedure ?? ''))).toEqual([])
  })

  test('more than anybody would type is answered all the same, and soon', () => {
    expect(search('khai sinh '.repeat(100_000))[0]?.procedure).toBe('khai-sinh')
    expect(search('\u0301'.repeat(100_000))).toEqual([])
  })

  test('is told why: the code, a word people use, a short form, a slip', () => {
    const why = (words: string) => search(words)[0]?.reasons
    expect(why('1.001193')).toEqual(['code'])
    expect(why('sổ đỏ')).toEqual(['synonym'])
    expect(why('gplx')).toContain('abbreviation')
    expect(why('khai sihn')).toContain('typing-error')
  })
})

test('the everyday words are at least 80 and all point at a procedure', () => {
  const known = new Set(rows.procedures.map(({ procedure }) => procedure))
  expect(rows.synonyms.length).toBeGreaterThanOrEqual(80)
  expect(rows.synonyms.filter(({ procedure }) => !known.has(procedure))).toEqual([])
})

describe('motcua catalogue find', () => {
  test('prints code and name, best first, as JSON in both layouts', () => {
    const expected = { code: '1.001193', name: 'Đăng ký khai sinh' }
    for (const more of [[], ['--json']]) {
      const { code, lines } = find('giay', 'khai', 'sinh', '--on', '2021-06-25', ...more)
      expect(code).toBe(0)
      expect((JSON.parse(lines.join('\n')) as unknown[])[0]).toEqual(expected)
    }
  })

  test('takes the version in force on the day: the certificate of 2021 and that of 2025 have other codes', () => {
    const codeOn = (day: string) =>
      (JSON.parse(find('ly lich tu phap', '--on', day).lines.join('')) as { code: string }[])[0]?.code
    expect([codeOn('2021-06-25'), codeOn('2025-03-01')]).toEqual(['2.000488', '3.000333'])
  })

  test('prints an empty array when nothing fits, and no more than asked for', () => {
    expect(find('zzzz')).toMatchObject({ code: 0, lines: ['[]'] })
    expect(JSON.parse(find('giấy', '--limit', '2', '--json').lines.join(''))).toHaveLength(2)
  })

  test.each(
    [[], ['x', '--limit', '0'], ['x', '--limit', '1e2'], ['x', '--on', '2021-02-30'], ['x', '--loud']].map((args) => [
      args,
    ]),
  )('used wrongly (%j) says how to use it', (args) => {
    const { code, lines, errors } = find(...args)
    expect([code, lines]).toEqual([2, []])
    expect(errors.join('')).toContain('--help')
    expect(errors.join('')).not.toMatch(/option|argument|Unknown/i)
  })

  test('says which data set cannot be read', () => {
    const { code, errors } = find('x', '--data-set', '/nowhere')
    expect(code).toBe(1)
    expect(errors.join('')).toContain('/nowhere')
  })

  test('explains itself', () => {
    expect(find('--help')).toMatchObject({ code: 0, lines: [expect.stringContaining('catalogue find TEXT')] })
  })
})

function find(...args: string[]) {
  const lines: string[] = []
  const errors: string[] = []
  const stdin = { async *[Symbol.asyncIterator]() { /* nothing is read */ } }
  const code = runCatalogueFind(args, {
    stdin, stdout: (line) => lines.push(line), stderr: (line) => errors.push(line),
  })
  return { code, lines, errors }
}

function openCatalogueOf({ procedures, synonyms }: typeof rows, day: string) {
  return openSearch(procedures.filter(({ validFrom, validTo }) => validFrom <= day && (validTo ?? day) >= day)
    .map((row) => findableOf(row, synonyms)))
}
