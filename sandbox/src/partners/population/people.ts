/** A made-up person as the register of the population keeps them; names split as the register splits them. */
export interface Registered {
  readonly number: string
  readonly oldNumber?: string
  readonly name: readonly [family: string, middle: string, given: string]
  /** yyyyMMdd, or yyyy where no more is known. */
  readonly birth: string
  /** 1 man, 2 woman. */
  readonly sex: '1' | '2'
  readonly home: Place
}

/** A place by the codes of the statistics office. */
export interface Place {
  readonly province: string
  readonly district?: string
  readonly commune: string
  readonly detail: string
}

const home = (detail: string): Place => ({ province: '44', district: '450', commune: '18856', detail })

/** People of the reserved numbers, which are given to nobody: those with an electronic identity here, and one more. */
export const REGISTERED: readonly Registered[] = [
  { number: '000196990001', name: ['Nguyễn', 'Thị Hồng', 'Nhạn'], birth: '19960415', sex: '2', home: home('Số 1, đường Thử Nghiệm') },
  { number: '000185990001', name: ['Nguyễn', 'Văn', 'An'], birth: '19850203', sex: '1', home: home('Số 2, đường Thử Nghiệm') },
  { number: '000184990131', name: ['Trần', 'Thị', 'Bình'], birth: '19840711', sex: '2', home: home('Số 3, đường Thử Nghiệm') },
  { number: '000303990011', name: ['Lê', 'Hoàng', 'Nam'], birth: '20030921', sex: '1', home: home('Số 4, đường Thử Nghiệm') },
  { number: '000190990041', name: ['Phan', 'Thị', 'Hạnh'], birth: '19901130', sex: '2', home: home('Số 5, đường Thử Nghiệm') },
  { number: '000178990051', name: ['Hoàng', 'Văn', 'Sơn'], birth: '19780508', sex: '1', home: home('Số 6, đường Thử Nghiệm') },
  { number: '000151990061', oldNumber: '990000061', name: ['Đỗ', '', 'Tư'], birth: '1951', sex: '1', home: home('Thôn Mẫu') },
]
