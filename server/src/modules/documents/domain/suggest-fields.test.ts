/** Need: whoever reviews a scan finds name, number, day, issuer and place filled in, and is shown what may be wrong. */
import { describe, expect, test } from 'vitest'
import { agencyName, isPerson, writtenDay } from './read-values.ts'
import { type FieldPage, fieldRulesOf, suggestFields } from './suggest-fields.ts'

const rules = fieldRulesOf({
  sure: 0.85, nameLabels: { 'gcn-hkd': ['Họ và tên chủ hộ'], '*': ['Họ, chữ đệm, tên', 'Họ và tên'] }, numberLabels: ['Số'],
  dayLabels: ['Ngày cấp'], issuerLabels: ['Nơi cấp'],
  agencies: { begin: ['Ủy ban nhân dân', 'Phòng', 'Công an'], places: ['xã', 'phường', 'thị trấn', 'huyện'] }, families: ['Nguyễn', 'Đỗ'],
})

/** Lines as they are read: `|` parts what stands at the right, `~` behind a word says that it was not surely read. */
function paper(...lines: string[]): FieldPage {
  return {
    page: 1,
    lines: lines.map((line, row) => line.split('|').flatMap((part, side) => {
      let left = side === 0 ? 0.15 : 0.55
      return part.trim().split(' ').map((said) => {
        const text = said.replace('~', '')
        const box = { left, top: 0.05 + 0.02 * row, width: text.length * 0.01, height: 0.012 }
        left += box.width + 0.01
        return { text, confidence: said.endsWith('~') ? 0.5 : 0.95, box }
      })
    })),
  }
}
const HEAD = [
  'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'XÃ MỸ HẬU | Độc lập - Tự do - Hạnh phúc',
  'Số: 97/QĐ-UBND | Mỹ Hậu, ngày 07 tháng 9 năm 2022', 'QUYẾT ĐỊNH',
]
const found = (lines: readonly string[], type = 'quyet-dinh') => Object.fromEntries(
  suggestFields([paper(...lines)], type, rules).map(({ field, normalised, isDoubtful }) => [field, isDoubtful ? `${normalised}?` : normalised]),
)

describe('a paper with two heads', () => {
  test('says all five', () => {
    expect(found([...HEAD, 'Họ và tên: Nguyễn Thị Ánh'])).toEqual({
      name: 'Nguyễn Thị Ánh', number: '97/QĐ-UBND', issuedOn: '2022-09-07', issuer: 'Ủy ban nhân dân xã Mỹ Hậu', place: 'Mỹ Hậu',
    })
  })

  test('a suggestion says where it stands', () => {
    const [name] = suggestFields([paper(...HEAD, 'Họ và tên: Nguyễn Ánh')], 'x', rules)
    // behind three words of 2, 2 and 4 letters, with a space after each; itself 6, a space, and 3
    expect(name).toMatchObject({ value: 'Nguyễn Ánh', confidence: 0.95, page: 1, box: { left: 0.26, top: 0.13, width: 0.1 } })
  })

  test.each([
    ['a word not surely read', ['Họ và tên: Nguyễn Thị Ánh~'], 'name', 'Nguyễn Thị Ánh?'],
    ['a family nobody has', ['Họ và tên: Nguyên Thị Ánh'], 'name', 'Nguyên Thị Ánh?'],
    ['no name of a person', ['Họ và tên: Nguyễn 1980'], 'name', 'Nguyễn 1980?'],
    ['a label with a faulty letter', ['Họ vá tên: Nguyễn Thị Ánh'], 'name', 'Nguyễn Thị Ánh'],
    ['the label of its kind before that of all', ['Họ và tên chủ hộ: Đỗ Thị Ước'], 'name', 'Đỗ Thị Ước'],
  ])('%s', (_, lines, field, value) => {
    expect(found([...HEAD, ...lines], 'gcn-hkd')).toMatchObject({ [field]: value })
  })

  test('the place mends the marks of the agency that is called after it', () => {
    const head = ['ỦY BAN NHẢN DÂN | CỘNG HÒA', 'XÃ MỸ HẠU | Độc lập', ...HEAD.slice(2)]
    expect(found(head)).toMatchObject({ issuer: 'Ủy ban nhân dân xã Mỹ Hậu' })
    expect(found(head.map((line) => line.replace('Hậu,', 'Hậu,~')))).toMatchObject({ issuer: 'Ủy ban nhân dân xã Mỹ Hậu?' })
  })

  test('of two agencies above one another the lower issued it', () => {
    expect(found(['ỦY BAN NHÂN DÂN HUYỆN AN | CỘNG HÒA', 'PHÒNG NỘI VỤ | Độc lập', ...HEAD.slice(2)]))
      .toMatchObject({ issuer: 'Phòng Nội Vụ' })
  })

  test('a day that there is not is doubtful, a number that is none, too', () => {
    expect(found([...HEAD.slice(0, 2), 'Số: QĐ-UBND | Mỹ Hậu, ngày 31 tháng 9 năm 2022']))
      .toMatchObject({ number: 'QĐ-UBND?', issuedOn: 'ngày 31 tháng 9 năm 2022?' })
  })
})

describe('a paper without the head of an office says its day and issuer behind labels', () => {
  test.each([
    ['with a colon', ['Ngày cấp: 07/9/2022', 'Nơi cấp: Công an huyện An'], '2022-09-07', 'Công an huyện An'],
    ['without', ['Ngày cấp 07/9/2022', 'Nơi cấp Công an huyện An'], '2022-09-07', 'Công an huyện An'],
    ['with a colon that stands alone', ['Ngày cấp : 07-09-2022.', 'Nơi cấp : Công an huyện An.'], '2022-09-07', 'Công an huyện An'],
    ['in one line', ['Ngày cấp: 07/9/2022; Nơi cấp: Công an huyện An'], '2022-09-07', 'Công an huyện An'],
    ['side by side', ['Ngày cấp: 07/9/2022 | Nơi cấp: Công an huyện An'], '2022-09-07', 'Công an huyện An'],
    ['behind the number', ['Số: 12/GP, ngày cấp: 07/9/2022, nơi cấp: Phòng Nội vụ'], '2022-09-07', 'Phòng Nội vụ'],
    ['in words', ['Ngày cấp: ngày 07 tháng 9 năm 2022', 'Nơi cấp: CÔNG AN HUYỆN AN'], '2022-09-07', 'Công an huyện An'],
    ['with a faulty letter', ['Ngay cấp: 07/9/2022', 'Nơi cáp: Công an huyện An'], '2022-09-07', 'Công an huyện An'],
    ['a day that there is not, and no agency', ['Ngày cấp: 31/9/2022', 'Nơi cấp: Mỹ Hậu'], '31/9/2022?', 'Mỹ Hậu?'],
  ])('%s', (_, lines, issuedOn, issuer) => {
    expect(found(['THẺ HỘI VIÊN', ...lines])).toMatchObject({ issuedOn, issuer })
  })

  test('the head of an office goes before labels, which may tell of another paper', () => {
    expect(found([...HEAD, 'Ngày cấp: 01/01/2010', 'Nơi cấp: Công an huyện An']))
      .toMatchObject({ issuedOn: '2022-09-07', issuer: 'Ủy ban nhân dân xã Mỹ Hậu' })
  })

  test('within a sentence they tell of another paper', () => {
    expect(found(['ĐƠN', 'Căn cước số 1, ngày cấp: 01/01/2010, nơi cấp: Công an huyện An'])).toEqual({})
  })
})

test('a policy of before there were such labels still holds', () => {
  const { sure, nameLabels, numberLabels, agencies, families } = rules
  const before = { sure, nameLabels, numberLabels, agencies, families }
  expect(suggestFields([paper('Ngày cấp: 07/9/2022')], 'x', fieldRulesOf(before))).toEqual([])
})

test('a paper that says nothing gives nothing', () => {
  expect(suggestFields([paper('Kính gửi quý cơ quan')], 'x', rules)).toEqual([])
  expect(suggestFields([], 'x', rules)).toEqual([])
})

test.each([[29, 2, 2024, '2024-02-29'], [29, 2, 2023, undefined], [0, 1, 2020, undefined], [1, 13, 2020, undefined]])(
  'day %d of month %d in %d', (day, month, year, expected) => expect(writtenDay(day, month, year)).toBe(expected),
)

test('names', () => {
  expect(['Nguyễn An', 'Y Bhăm', 'Nguyễn', 'nguyễn an', 'Nguyễn A1'].map(isPerson)).toEqual([true, true, false, false, false])
  expect(agencyName('UỶ BAN NHÂN DÂN THỊ TRẦN AN', rules.agencies)).toBe('Ủy ban nhân dân thị trấn An')
})

test('a policy without its words is told when it is read', () => {
  expect(() => fieldRulesOf({ sure: 0.8 })).toThrow('field-labels')
})
