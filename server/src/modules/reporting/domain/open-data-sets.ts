/** A column of a data set, for whoever reads it by a program (CSVW). */
export interface OpenColumn {
  readonly name: string
  readonly vi: string
  readonly en: string
  readonly type: 'string' | 'integer' | 'decimal' | 'date'
  /** Every row has it. */
  readonly required?: true
}

/** A set of open data (bộ dữ liệu mở). An id stands in addresses, and is never used again for another. */
export interface OpenDataSet {
  readonly id: 'procedures' | 'daily-counts'
  readonly vi: { readonly title: string; readonly about: string }
  readonly en: { readonly title: string; readonly about: string }
  /** Whether it grows by a day each day, or changes when somebody changes what it is made of. */
  readonly grows: 'daily' | 'when-changed'
  /** Which columns together name a row. */
  readonly key: readonly string[]
  readonly columns: readonly OpenColumn[]
}

/** What all sets are together. */
export const OPEN_CATALOGUE = {
  vi: 'Dữ liệu mở của Cổng dịch vụ công', en: 'Open data of the public service portal',
} as const

/**
 * What may be done with open data (NĐ 47/2020/NĐ-CP, K): free of charge, for any purpose, with its source named.
 * TODO(law): the articles on open data have not been read word by word; whoever releases looks this sentence through.
 */
export const OPEN_LICENCE = {
  vi: 'Mọi người được dùng, chia sẻ và dùng lại miễn phí cho mọi mục đích hợp pháp; khi dùng phải ghi nguồn và không làm sai lệch số liệu (Nghị định 47/2020/NĐ-CP).',
  en: 'Everybody may use, share and reuse it free of charge for any lawful purpose, naming the source and without distorting the figures (Decree 47/2020/NĐ-CP).',
} as const

const text = (name: string, vi: string, en: string): OpenColumn => ({ name, vi, en, type: 'string' })
const count = (name: string, vi: string, en: string): OpenColumn => ({ name, vi, en, type: 'integer' })
const always = (column: OpenColumn): OpenColumn => ({ ...column, required: true })

const HIDDEN_VI = 'để trống là số đã được che'
const HIDDEN_EN = 'empty where it is hidden'

export const OPEN_DATA_SETS: readonly OpenDataSet[] = [
  {
    id: 'procedures', grows: 'when-changed', key: ['code'],
    vi: {
      title: 'Danh mục thủ tục hành chính',
      about: 'Các thủ tục đang có hiệu lực: mã, tên, cấp và cơ quan giải quyết, thời hạn, phí, mức độ trực tuyến, căn cứ pháp lý.',
    },
    en: {
      title: 'Administrative procedures',
      about: 'Procedures in force: code, name, level and agency that settles, time limit, fee, online level, legal basis.',
    },
    columns: [
      always(text('code', 'Mã thủ tục', 'Code of the procedure')), always(text('name', 'Tên thủ tục', 'Name')),
      always(text('level', 'Cấp giải quyết', 'Level of administration')),
      always(text('sector', 'Mã lĩnh vực', 'Id of the sector')),
      always(text('sectorName', 'Lĩnh vực', 'Sector')),
      text('agency', 'Cơ quan giải quyết; để trống khi tùy theo địa bàn', 'Agency that settles; empty where it depends on the place'),
      { name: 'limit', vi: 'Thời hạn, theo đơn vị ở cột limitUnit', en: 'Time limit, in units of limitUnit', type: 'decimal' },
      text('limitUnit', 'Đơn vị của thời hạn: working-day (ngày làm việc), day (ngày), working-hour (giờ làm việc), hour (giờ), half-day (buổi), month (tháng), same-day (trong ngày)',
        'Unit of the time limit: working-day, day, working-hour, hour, half-day, month or same-day'),
      text('limitText', 'Thời hạn bằng chữ; để trống khi chưa công bố', 'Time limit in words; empty where none is published'),
      always(text('feeText', 'Phí, lệ phí bằng chữ', 'Fee in words')),
      always(text('serviceLevel', 'Mức độ trực tuyến: full (toàn trình), partial (một phần), information (chỉ cung cấp thông tin)',
        'Online level: full, partial or information')),
      text('legalBasis', 'Căn cứ pháp lý, mỗi văn bản một dòng', 'Legal basis, one act a line'),
      { name: 'validFrom', vi: 'Có hiệu lực từ ngày', en: 'In force since', type: 'date', required: true },
    ],
  },
  {
    id: 'daily-counts', grows: 'daily', key: ['day', 'sector'],
    vi: {
      title: 'Hồ sơ tiếp nhận và giải quyết theo ngày',
      about: 'Số hồ sơ tiếp nhận và đã giải quyết trong ngày, theo lĩnh vực. Số từ 0 đến 4 được che, cùng với những số mà từ đó suy ra được. Lĩnh vực không có dòng trong một ngày là lĩnh vực mà mọi số đều được che. Mỗi ngày được công bố một lần và không sửa lại.',
    },
    en: {
      title: 'Dossiers received and settled by day',
      about: 'How many dossiers were received and settled on a day, by sector. Numbers from 0 to 4 are hidden, with those from which they could be worked out. A sector without a row on a day is one of which every number is hidden. Each day is published once and is not corrected.',
    },
    columns: [
      { name: 'day', vi: 'Ngày', en: 'Day', type: 'date', required: true },
      always(text('sector', 'Mã lĩnh vực; all là toàn tỉnh', 'Id of the sector; all is the whole province')),
      always(text('sectorName', 'Lĩnh vực', 'Sector')),
      count('received', `Tiếp nhận trong ngày; ${HIDDEN_VI}`, `Received that day; ${HIDDEN_EN}`),
      count('receivedOnline', `Trong đó tiếp nhận trực tuyến; ${HIDDEN_VI}`, `Of these online; ${HIDDEN_EN}`),
      count('receivedDirect', `Trong đó tiếp nhận trực tiếp hoặc qua bưu chính; ${HIDDEN_VI}`,
        `Of these at a counter or by post; ${HIDDEN_EN}`),
      count('settled', `Giải quyết xong trong ngày; ${HIDDEN_VI}`, `Settled that day; ${HIDDEN_EN}`),
      count('settledInTime', `Trong đó trước hạn hoặc đúng hạn; ${HIDDEN_VI}`, `Of these in time; ${HIDDEN_EN}`),
      count('settledLate', `Trong đó quá hạn; ${HIDDEN_VI}`, `Of these late; ${HIDDEN_EN}`),
    ],
  },
]
