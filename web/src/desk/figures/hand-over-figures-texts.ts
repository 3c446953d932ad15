import { texts } from '@motcua/contracts/texts.ts'

/** How much is handed over between agencies electronically. */
export const HAND_OVER_FIGURES = texts({
  title: { vi: 'Luân chuyển hồ sơ bằng phương thức điện tử', en: 'Handed over electronically' },
  what: {
    vi: 'Đơn vị đếm là hồ sơ, không phải lượt chuyển hay yêu cầu. Đếm hồ sơ được chuyển sang cơ quan khác, và được xác nhận nhận, từ ngày '
      + 'đầu đến hết ngày cuối. Hồ sơ đạt khi mọi lượt chuyển của nó đều là điện tử; một lượt chuyển bản giấy là không đạt.',
    en: 'What is counted is dossiers, not hand-overs or requests: dossiers handed over to another agency, and acknowledged there, from the '
      + 'first day to the end of the last. One passes when every hand-over of it was electronic; one on paper fails it.',
  },
  reach: { vi: 'Gồm hồ sơ mà đơn vị trong phạm vi của bạn chuyển đi.', en: 'Of dossiers that a unit within your reach handed over.' },
  unit: { vi: 'Cơ quan chuyển', en: 'Handed over by' },
  allUnits: { vi: 'Tất cả trong phạm vi của bạn', en: 'All within your reach' },
  failed: { vi: 'Không tải được số liệu', en: 'The figures could not be loaded' },
  empty: { vi: 'Không có hồ sơ nào được chuyển trong những ngày này.', en: 'Nothing was handed over on these days.' },
  emptyHint: {
    vi: 'Hãy chọn nhiều ngày hơn, hoặc một cơ quan khác.', en: 'Choose more days, or another agency.',
  },
  whole: {
    vi: '{electronic} trong {dossiers} hồ sơ được chuyển hoàn toàn bằng điện tử: {share}',
    en: '{electronic} of {dossiers} dossiers were handed over electronically throughout: {share}',
  },
  reached: { vi: 'Đạt mục tiêu: ít nhất {target}.', en: 'The target is reached: at least {target}.' },
  missed: { vi: 'Chưa đạt mục tiêu: ít nhất {target}.', en: 'The target is not reached: at least {target}.' },
  legs: {
    vi: 'Riêng về lượt chuyển: {electronic} trong {legs} lượt là điện tử.', en: 'By hand-overs: {electronic} of {legs} were electronic.',
  },
  byUnit: { vi: 'Theo đơn vị chuyển', en: 'By unit that handed over' },
  unitHead: { vi: 'Đơn vị chuyển', en: 'Unit' },
  once: {
    vi: 'Hồ sơ qua nhiều đơn vị được đếm một lần ở mỗi đơn vị, nên cộng các dòng có thể hơn số chung.',
    en: 'A dossier that several units handed over counts once at each, so that the lines may add up to more than the whole.',
  },
  dossiers: { vi: 'Hồ sơ đã chuyển', en: 'Dossiers' },
  electronic: { vi: 'Hoàn toàn điện tử', en: 'Electronic throughout' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
})
