/** A made-up person with an electronic identity, perhaps as who represents an organisation. */
export interface Bearer {
  /** Of the provider's own; it stays when everything else changes. */
  readonly techId: string
  readonly claims: Readonly<Record<string, string>>
  /** The highest level of the identity (mức độ định danh), 1 or 2. */
  readonly highest: 1 | 2
}

const person = (
  techId: string, number: string, name: string, phone: string, more: Readonly<Record<string, string>> = {},
) => ({
  techId, highest: 2 as const, claims: {
    SoDinhDanh: number, HoVaTen: name, SoDienThoai: phone, DiaChi: 'Số 1, đường Thử Nghiệm', TechID: techId, ...more,
  },
})

/** People of the reserved numbers, which are given to nobody; those of the demonstration's forms first. */
export const BEARERS: readonly Bearer[] = [
  person('t-000196990001', '000196990001', 'Nguyễn Thị Hồng Nhạn', '0500000001'),
  person('t-000185990001', '000185990001', 'Nguyễn Văn An', '0500000002'),
  person('t-000184990131', '000184990131', 'Trần Thị Bình', '0500000003'),
  { ...person('t-000303990011', '000303990011', 'Lê Hoàng Nam', '0500000004'), highest: 1 },
  person('t-000190990041', '000190990041', 'Phan Thị Hạnh', '0500000005'),
  person('t-000178990051', '000178990051', 'Hoàng Văn Sơn', '0500000006', {
    MaSoThue: '0009900012', MaSoDoanhNghiep: '0009900012', TenDoanhNghiep: 'Công ty TNHH Thử Nghiệm Sông Lam',
  }),
]

/** Officials of the province's own provider. */
export const OFFICIALS: readonly Bearer[] = [
  { techId: 'cb-0001', highest: 2, claims: { HoVaTen: 'Cán bộ thử thứ nhất' } },
  { techId: 'cb-0002', highest: 2, claims: { HoVaTen: 'Cán bộ thử thứ hai' } },
]
