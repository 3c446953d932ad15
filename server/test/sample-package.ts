import type { PackageData } from '../src/modules/packages/public.ts'

/**
 * A package of which nothing is wrong in the province of the data: a commune confirms something within two working
 * days, 16 hours as 2 + 12 + 2 + 0.
 */
export function packageOf(procedure: string, more: Partial<PackageData> = {}): PackageData {
  const paper = { originals: 1, copies: 0, required: 'always', condition: null } as const
  const step = (seq: number, name: string, role: string, unit: string, hours: number) =>
    ({ seq, name, role, unit, unitName: 'Ủy ban nhân dân cấp xã', hours })
  const signed = (by: string, number: string, day: string) => ({ by, number, day })
  return {
    format: 1, procedure, code: '1.999901', codeSuffix: null, codeStatus: 'invented',
    decision: { number: '01/QĐ-UBND', day: '2021-06-10', issuer: 'Ủy ban nhân dân tỉnh' },
    content: {
      name: 'Xác nhận việc thử', sector: 'ho-tich', level: 'xa', competent: 'commune', subjects: ['citizen'],
      serviceLevel: 'partial', legacyLevel: 3, notFullBecause: ['Chưa tiếp nhận hồ sơ trực tuyến'],
      channels: ['counter'],
      limits: [{ name: null, unit: 'working-day', amount: 2, policy: 'end-of-day', cutoff: null }],
      fee: { state: 'free', items: [], text: null }, sets: 1,
      components: [
        { id: 'cccd', documentType: 'cccd', name: 'Giấy tờ tùy thân', handling: 'submit', isForm: false, ...paper },
      ],
      result: { name: 'Giấy xác nhận', documentType: 'to-khai', electronic: true, paper: true },
      steps: [
        step(1, 'Tiếp nhận hồ sơ', 'reception', 'commune/one-stop', 2),
        step(2, 'Thẩm định', 'officer', 'commune', 12), step(3, 'Ký duyệt', 'agency_head', 'commune', 2),
        step(4, 'Trả kết quả', 'reception', 'commune/one-stop', 0),
      ],
      territoryIndependent: false, onSiteInspection: false, conditions: null, legalBasis: ['Luật Hộ tịch 2014'],
      notes: [],
    },
    forms: [], process: { bpmn: null }, decisions: [],
    approval: {
      agency: signed('Sở Tư pháp', '10/TTr', '2021-06-01'), control: signed('Văn phòng UBND', '11/BC', '2021-06-03'),
      chairman: signed('Chủ tịch UBND tỉnh', '01/QĐ-UBND', '2021-06-07'),
    },
    // Thursday 10/06 to Friday 25/06: eleven working days before it takes effect; public on Monday 14/06, two after.
    dates: { effective: '2021-06-25', announced: '2021-06-10', madePublic: '2021-06-14' },
    ...more,
  }
}
