/** What is counted of the facts of a period. Each is a condition on one dossier, in SQL (`store/measures.ts`). */
export const MEASURES = [
  'received', 'received-online', 'received-direct', 'carried-over',
  'settled', 'settled-early', 'settled-on-time', 'settled-late',
  'open', 'open-in-term', 'open-late',
  'come', 'due', 'due-kept',
] as const
export type Measure = typeof MEASURES[number]

/** By what a figure can be told apart. */
export const DIMENSIONS = ['agency', 'unit', 'level', 'sector', 'procedure', 'channel'] as const
export type Dimension = typeof DIMENSIONS[number]

/**
 * What a figure is: anybody may open it and see what it counts, of what, and by which article. A share is its numerator
 * over its denominator, both of which are counted; of a denominator that is zero there is no share, which is said and
 * not told as 0 or 100.
 */
export interface Metric {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
  readonly unit: 'dossiers' | 'percent'
  /** A figure is the sum of these. */
  readonly numerator: readonly Measure[]
  readonly denominator?: readonly Measure[]
  /** What is better: more, less, or neither. */
  readonly better: 'more' | 'less' | 'neither'
  /** What belongs to the period, and when it is judged. */
  readonly cutOff: string
  readonly excludes: string
  readonly law: string
  /** Figures that must add up to this one, whatever is counted. */
  readonly parts?: readonly (readonly string[])[]
}

const II_06A = 'TT 01/2020/TT-VPCP, biểu II.06a'
const NOT_ACCEPTED = 'hồ sơ chưa được tiếp nhận, bị từ chối tiếp nhận hoặc rút trước khi tiếp nhận'
const RECEIVED_THEN = 'ngày tiếp nhận trong kỳ'
const SETTLED_THEN = 'ngày ký kết quả, trả lại hoặc dừng trong kỳ; đúng hạn tính đến ngày hẹn trả đang có hiệu lực lúc đó'
const AT_THE_END = 'hết ngày cuối kỳ; hồ sơ đang chờ bổ sung, nghĩa vụ tài chính hoặc xác nhận là trong hạn'

const count = (
  id: Measure, nameVi: string, nameEn: string,
  { better = 'neither', cutOff, parts }: Pick<Metric, 'cutOff' | 'parts'> & Partial<Pick<Metric, 'better'>>,
): Metric => ({
  id, nameVi, nameEn, unit: 'dossiers', numerator: [id], better, cutOff, excludes: NOT_ACCEPTED, law: II_06A,
  ...parts && { parts },
})

/** All figures, in the order in which they are listed. An id is never used again for another. */
export const METRICS: readonly Metric[] = [
  count('received', 'Hồ sơ tiếp nhận, cả từ kỳ trước chuyển qua', 'Dossiers received, those carried over with them', {
    cutOff: 'tiếp nhận trước khi hết kỳ và chưa giải quyết xong trước khi kỳ bắt đầu',
    parts: [['received-online', 'received-direct', 'carried-over'], ['settled', 'open']],
  }),
  count('received-online', 'Tiếp nhận trực tuyến', 'Received online', { cutOff: RECEIVED_THEN }),
  count('received-direct', 'Tiếp nhận trực tiếp, qua bưu chính', 'Received at a counter or by post', { cutOff: RECEIVED_THEN }),
  count('carried-over', 'Từ kỳ trước chuyển qua', 'Carried over', { cutOff: 'tiếp nhận trước kỳ và khi kỳ bắt đầu chưa giải quyết xong' }),
  count('settled', 'Hồ sơ đã giải quyết', 'Dossiers settled', {
    cutOff: SETTLED_THEN, parts: [['settled-early', 'settled-on-time', 'settled-late']],
  }),
  count('settled-early', 'Giải quyết trước hạn', 'Settled early', { better: 'more', cutOff: SETTLED_THEN }),
  count('settled-on-time', 'Giải quyết đúng hạn', 'Settled on time', { better: 'more', cutOff: SETTLED_THEN }),
  count('settled-late', 'Giải quyết quá hạn', 'Settled late', { better: 'less', cutOff: SETTLED_THEN }),
  count('open', 'Hồ sơ đang giải quyết', 'Dossiers in process', {
    cutOff: AT_THE_END, parts: [['open-in-term', 'open-late']],
  }),
  count('open-in-term', 'Đang giải quyết, trong hạn', 'In process, within their term', { cutOff: AT_THE_END }),
  count('open-late', 'Đang giải quyết, quá hạn', 'In process, late', { better: 'less', cutOff: AT_THE_END }),
  {
    id: 'on-time-of-settled', nameVi: 'Tỷ lệ giải quyết đúng hạn, trên số đã giải quyết',
    nameEn: 'Settled in time, of those settled', unit: 'percent', numerator: ['settled-early', 'settled-on-time'],
    denominator: ['settled'], better: 'more', cutOff: SETTLED_THEN, excludes: NOT_ACCEPTED, law: II_06A,
  },
  {
    id: 'on-time-of-due', nameVi: 'Tỷ lệ giải quyết đúng hạn, trên số đến hạn trong kỳ',
    nameEn: 'Settled in time, of those due in the period', unit: 'percent', numerator: ['due-kept'],
    denominator: ['due'], better: 'more', cutOff: 'ngày hẹn trả trong kỳ, hoặc giải quyết xong trong kỳ trước ngày hẹn trả; hồ sơ đang chờ không tính là đến hạn',
    excludes: NOT_ACCEPTED, law: 'QĐ 766/QĐ-TTg, chỉ số tiến độ giải quyết',
  },
  {
    id: 'ho-so-truc-tuyen', nameVi: 'Tỷ lệ hồ sơ trực tuyến', nameEn: 'Dossiers received online', unit: 'percent',
    numerator: ['received-online'], denominator: ['come'], better: 'more', cutOff: RECEIVED_THEN,
    excludes: `${NOT_ACCEPTED}; hồ sơ từ kỳ trước chuyển qua`, law: 'KH 1107/KH-UBND, II.3.4; QĐ 468/QĐ-TTg',
  },
]

/** What a figure comes to. */
export interface Value {
  readonly numerator: number
  /** Of counts none. */
  readonly denominator: number | null
  /** A count, or of a hundred; null where the denominator is zero. */
  readonly value: number | null
}

/** Works a figure out from what was counted. Shares are not rounded: whoever shows them does that. */
export function valueOf(metric: Metric, counted: ReadonlyMap<Measure, number>): Value {
  const sum = (measures: readonly Measure[]) => measures.reduce((total, one) => total + (counted.get(one) ?? 0), 0)
  const numerator = sum(metric.numerator)
  if (!metric.denominator) return { numerator, denominator: null, value: numerator }
  const denominator = sum(metric.denominator)
  return { numerator, denominator, value: denominator === 0 ? null : numerator * 100 / denominator }
}

/** A figure that is not what its parts add up to, or a share above the whole. */
export interface Contradiction {
  readonly metric: string
  readonly total: number
  /** None of a share: then `sum` is its denominator. */
  readonly parts: readonly string[]
  readonly sum: number
}

/** What cannot be true of what was counted: totals that do not add up, and shares of more than all. */
export function contradictionsIn(metrics: readonly Metric[], counted: ReadonlyMap<Measure, number>): Contradiction[] {
  const byId = new Map(metrics.map((metric) => [metric.id, metric]))
  const numeratorOf = (id: string) => {
    const metric = byId.get(id)
    if (!metric) throw new Error(`no figure is called ${id}`)
    return valueOf(metric, counted).numerator
  }
  return metrics.flatMap((metric) => {
    const { numerator: total, denominator } = valueOf(metric, counted)
    const tooMuch = denominator !== null && total > denominator
      ? [{ metric: metric.id, total, parts: [], sum: denominator }] : []
    const uneven = (metric.parts ?? []).flatMap((parts) => {
      const sum = parts.reduce((all, one) => all + numeratorOf(one), 0)
      return sum === total ? [] : [{ metric: metric.id, total, parts, sum }]
    })
    return [...tooMuch, ...uneven]
  })
}
