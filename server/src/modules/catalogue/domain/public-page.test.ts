/**
 * Need: a citizen reads all that law says a page must tell (13 items), and where nothing is known, that
 * nothing is known.
 */
import { describe, expect, test } from 'vitest'
import type { FormChoice, ProcedureVersion } from './facts.ts'
import type { ProcedureContent } from './procedure.ts'
import { type PageFacts, publicPageOf } from './public-page.ts'
import { showLimits } from './show-limit.ts'

const content: ProcedureContent = {
  name: 'Đăng ký khai sinh',
  sector: 'ho-tich',
  level: 'xa',
  competent: 'commune',
  subjects: ['citizen'],
  serviceLevel: 'full',
  legacyLevel: 4,
  notFullBecause: [],
  channels: ['counter', 'online', 'post'],
  limits: [
    { name: null, unit: 'working-day', amount: 1, policy: 'end-of-day', cutoff: null },
    { name: 'Phải xác minh', unit: 'working-day', amount: 5, policy: 'end-of-day', cutoff: null },
  ],
  fee: { state: 'free', items: [], text: null },
  sets: 1,
  components: [
    {
      id: 'to-khai', documentType: 'to-khai', name: 'Tờ khai', originals: 1, copies: 0, required: 'always',
      handling: 'submit', condition: null, isForm: true,
    },
    {
      id: 'cccd', documentType: 'cccd', name: 'Thẻ căn cước', originals: 0, copies: 0, required: 'always',
      handling: 'present', condition: null, isForm: false,
    },
    {
      id: 'gcn', documentType: 'gcn', name: 'Giấy kết hôn', originals: 0, copies: 1, required: 'conditional',
      handling: 'data', condition: 'Cha mẹ có đăng ký kết hôn', isForm: false,
    },
  ],
  result: { name: 'Giấy khai sinh', documentType: 'giay-khai-sinh', electronic: true, paper: true },
  steps: [
    { seq: 1, name: 'Tiếp nhận', role: 'reception', unit: 'receiving', unitName: 'Một cửa', hours: 8 },
    { seq: 2, name: 'Trả kết quả', role: 'reception', unit: 'receiving', unitName: 'Một cửa', hours: 0 },
  ],
  territoryIndependent: true,
  onSiteInspection: false,
  conditions: 'Trẻ chưa được khai sinh',
  legalBasis: ['Luật Hộ tịch 2014'],
  notes: [],
}
const version: ProcedureVersion = {
  id: 1n, publicId: 'a', procedureId: 1n, procedurePublicId: 'b', procedure: 'khai-sinh', code: '9.800001',
  codeSuffix: null, codeStatus: 'invented', validFrom: '1989-07-01', validTo: null,
  decision: { number: '12/QĐ-UBND', day: '2020-01-02', issuer: 'Chủ tịch Ủy ban nhân dân' }, content,
}
const choice: FormChoice = {
  isPublished: true,
  version: {
    id: 1n, form: 'tk', procedures: ['khai-sinh'], validFrom: '2020-01-01', validTo: null, isOfficial: true,
    definition: {},
  },
}
const facts: PageFacts = {
  agency: 'Ủy ban nhân dân cấp xã', forms: [choice], nameOfForm: () => 'Tờ khai đăng ký khai sinh',
}
const pageOf = (given: Partial<ProcedureContent> = {}, day = '2021-06-25', more: Partial<PageFacts> = {}) =>
  publicPageOf({ ...version, content: { ...content, ...given } }, day, { ...facts, ...more })

describe('a page', () => {
  test('has the 13 items in the order of law, and all of them filled when all is known', () => {
    const { items, missing, decision } = pageOf()
    expect(items.map(({ title }) => title)).toEqual([
      'Tên thủ tục', 'Trình tự thực hiện', 'Cách thức thực hiện', 'Thành phần hồ sơ', 'Số lượng hồ sơ',
      'Thời hạn giải quyết', 'Đối tượng thực hiện', 'Cơ quan giải quyết', 'Kết quả thực hiện', 'Phí, lệ phí',
      'Mẫu đơn, mẫu tờ khai', 'Yêu cầu, điều kiện', 'Căn cứ pháp lý',
    ])
    expect(missing).toEqual([])
    expect(decision).toBe('Quyết định 12/QĐ-UBND ngày 02/01/2020 của Chủ tịch Ủy ban nhân dân')
  })

  test('says of each paper how many, how, and when', () => {
    expect(pageOf().items[3]?.lines).toEqual([
      'Tờ khai (1 bản chính)', 'Thẻ căn cước (chỉ xuất trình)',
      'Giấy kết hôn (1 bản sao, cơ quan tự khai thác từ cơ sở dữ liệu) – Cha mẹ có đăng ký kết hôn',
    ])
  })

  test('says "chưa công bố" of what the data lack, and counts it', () => {
    const { items, missing } = publicPageOf(
      {
        ...version,
        decision: null,
        content: {
          ...content, conditions: null, legalBasis: [], limits: [], channels: [],
          fee: { state: 'council', items: [], text: null },
        },
      },
      '2021-06-25',
      { ...facts, agency: null, forms: [] },
    )
    expect(missing).toEqual(['way', 'limit', 'agency', 'fee', 'forms', 'conditions', 'legal-basis', 'decision'])
    for (const { lines, isPublished } of items)
      if (!isPublished) expect(lines.join(' ').toLowerCase()).toContain('chưa công bố')
  })

  test('counts a form that is made up, or not yet in force, as not published', () => {
    const madeUp = { ...choice, version: { ...choice.version, isOfficial: false } }
    expect(pageOf({}, '2021-06-25', { forms: [madeUp] }).missing).toEqual(['forms'])
    expect(pageOf({}, '2021-06-25', { forms: [{ ...choice, isPublished: false }] }).missing).toEqual(['forms'])
  })
})

describe('the level of an online service', () => {
  test.each([
    ['2022-08-14', 'full', 4, 'Dịch vụ công trực tuyến mức độ 4'],
    ['2022-08-15', 'full', 4, 'Dịch vụ công trực tuyến toàn trình'],
    ['2022-08-14', 'partial', 3, 'Dịch vụ công trực tuyến mức độ 3'],
    ['2022-08-15', 'partial', 3, 'Dịch vụ công trực tuyến một phần'],
    ['2022-08-14', 'information', 2, 'Dịch vụ công trực tuyến mức độ 2'],
    ['2022-08-15', 'information', 2, 'Cung cấp thông tin trực tuyến'],
  ] as const)('on %s of a %s service is %s: %s', (day, serviceLevel, legacyLevel, expected) => {
    expect(pageOf({ serviceLevel, legacyLevel }, day).serviceLevel).toBe(expected)
  })

  test('short of full says what keeps it from that, or that nobody said', () => {
    expect(pageOf({ serviceLevel: 'partial', notFullBecause: ['Hai bên phải có mặt'] }).notFullBecause).toEqual([
      'Hai bên phải có mặt',
    ])
    expect(pageOf({ serviceLevel: 'partial' }).notFullBecause).toEqual([expect.stringContaining('Chưa công bố')])
    expect(pageOf().notFullBecause).toEqual([])
  })
})

test('limits are told in their own unit, and cases by their names', () => {
  const limit = { name: null, policy: 'end-of-day', cutoff: null } as const
  expect(showLimits([{ ...limit, unit: 'day', amount: 30 }])).toEqual(['30 ngày kể từ khi nhận đủ hồ sơ hợp lệ'])
  expect(
    showLimits([
      { ...limit, unit: 'same-day', amount: 0 }, { ...limit, name: 'Số lượng lớn', unit: 'working-hour', amount: 4 },
    ]),
  ).toEqual(['Trong ngày kể từ khi nhận đủ hồ sơ hợp lệ', 'Số lượng lớn: 4 giờ làm việc'])
  expect(showLimits([])).toEqual(['Chưa công bố'])
})
