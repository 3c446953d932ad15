import { type Measure, isOfFacts, isOfProcedures, isOfDossiers as isMeasureOfDossiers } from './measures.ts'
import { STOCK_METRICS } from './stock-metrics.ts'
import { AS_NOW, PLAN, QD_766 } from './words-of-metrics.ts'
import { type Dimension, type Metric, DIMENSIONS, measuresOf } from './metrics.ts'

const II_06A = 'TT 01/2020/TT-VPCP, biểu II.06a'
const NOT_ACCEPTED = 'hồ sơ chưa được tiếp nhận, bị từ chối tiếp nhận hoặc rút trước khi tiếp nhận'
const RECEIVED_THEN = 'ngày tiếp nhận trong kỳ'
const SETTLED_THEN = 'ngày ký kết quả, trả lại hoặc dừng trong kỳ; đúng hạn tính đến ngày hẹn trả đang có hiệu lực lúc đó'
const AT_THE_END = 'hết ngày cuối kỳ, hoặc lúc này nếu kỳ chưa hết; hồ sơ đang chờ bổ sung, nghĩa vụ tài chính hoặc xác nhận là trong hạn'

const count = (
  id: Measure, nameVi: string, nameEn: string,
  { better = 'neither', cutOff, parts }: Pick<Metric, 'cutOff' | 'parts'> & Partial<Pick<Metric, 'better'>>,
): Metric => ({
  id, nameVi, nameEn, unit: 'dossiers', numerator: [id], better, cutOff, excludes: NOT_ACCEPTED, law: II_06A,
  ...parts && { parts },
})

/** Figures of how dossiers are received and settled: of facts alone. */
export const SETTLEMENT_METRICS: readonly Metric[] = [
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
  count('open-due-soon', 'Đang giải quyết, sắp đến hạn', 'In process, due soon', {
    better: 'less', cutOff: `ngày hẹn trả trong 48 giờ kể từ khi hết kỳ; ${AT_THE_END}`,
  }),
  count('come', 'Hồ sơ mới tiếp nhận', 'Dossiers newly received', {
    cutOff: RECEIVED_THEN, parts: [['received-online', 'received-direct']],
  }),
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


/** Of facts, too, as QĐ 766 counts them. */
const TERM_METRICS: readonly Metric[] = [
  {
    id: 'qd766-2.1', nameVi: 'Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn hoặc còn trong hạn',
    nameEn: 'Settled in time or within their term', unit: 'percent',
    numerator: ['settled-early', 'settled-on-time', 'open-in-term'], denominator: ['received'], better: 'more',
    cutOff: 'tiếp nhận trước khi hết kỳ và chưa giải quyết xong trước khi kỳ bắt đầu; như đến hết ngày cuối kỳ',
    excludes: NOT_ACCEPTED, law: `${QD_766}, chỉ số 2.1`,
  },
]

/** Figures of the same dossiers by what else is kept of them. */
const KEPT_METRICS: readonly Metric[] = [
  {
    id: 'tk-tai-khoan', nameVi: 'Tỷ lệ hồ sơ mà người nộp có tài khoản', nameEn: 'Dossiers whose applicant has an account',
    unit: 'percent', numerator: ['come-with-account'], denominator: ['come'], better: 'more',
    cutOff: `${RECEIVED_THEN}; nộp trực tuyến là có tài khoản; tại quầy: đã có và được xác thực, hoặc được lập ngay; ${AS_NOW}`,
    excludes: NOT_ACCEPTED, law: `${PLAN}, II.2.1`,
  },
  {
    id: 'khong-nop-lai', nameVi: 'Tỷ lệ hồ sơ không phải nộp lại giấy tờ đã có',
    nameEn: 'Dossiers of which nothing that is held was handed in again', unit: 'percent', numerator: ['come-held-reused'],
    denominator: ['come-held'], better: 'more',
    cutOff: `${RECEIVED_THEN}, có ít nhất một thành phần đã có trong Kho hoặc cơ sở dữ liệu; mọi thành phần như vậy đều được dùng lại; ${AS_NOW}`,
    excludes: `${NOT_ACCEPTED}; thành phần người dân tự nộp hoặc không muốn dùng lại vẫn là chưa dùng lại`, law: `${PLAN}, II.3.3`,
  },
  {
    id: 'ho-so-thanh-cong-so-hoa', nameVi: 'Tỷ lệ hồ sơ giải quyết thành công được số hóa',
    nameEn: 'Dossiers settled with a result of which all is digital', unit: 'percent', numerator: ['all-digital'],
    denominator: ['with-result'], better: 'more',
    cutOff: `ngày ký kết quả trong kỳ; kết quả ký số, mọi thành phần nộp giấy đều có bản số; ${AS_NOW}`,
    excludes: 'hồ sơ trả lại hoặc dừng', law: `${PLAN}, II.3.4`,
  },
  {
    id: 'qd766-3.6', nameVi: 'Tỷ lệ hồ sơ thanh toán trực tuyến', nameEn: 'Dossiers paid online', unit: 'percent',
    numerator: ['come-paid-online'], denominator: ['come-owing'], better: 'more',
    cutOff: `${RECEIVED_THEN}; có khoản thu lớn hơn 0; có ít nhất một khoản trả trực tuyến, chưa hoàn; ${AS_NOW}`,
    excludes: `${NOT_ACCEPTED}; hồ sơ được miễn hoặc không có khoản thu`, law: `${QD_766}, chỉ số 3.6`,
  },
  {
    id: 'qd766-4.1', nameVi: 'Tỷ lệ hồ sơ có kết quả điện tử', nameEn: 'Dossiers with an electronic result',
    unit: 'percent', numerator: ['with-digital-result'], denominator: ['with-result'], better: 'more',
    cutOff: `ngày ký kết quả trong kỳ; kết quả là tệp ký số có mã; ${AS_NOW}`, excludes: 'hồ sơ trả lại hoặc dừng',
    law: `${QD_766}, chỉ số 4.1`,
  },
  {
    id: 'qd766-4.3', nameVi: 'Tỷ lệ hồ sơ dùng lại giấy tờ, dữ liệu đã có',
    nameEn: 'Dossiers of which something held was used again', unit: 'percent', numerator: ['come-reused'],
    denominator: ['come'], better: 'more', cutOff: `${RECEIVED_THEN}; có ít nhất một thành phần được dùng lại; ${AS_NOW}`,
    excludes: NOT_ACCEPTED, law: `${QD_766}, chỉ số 4.3`,
  },
  {
    id: 'yeu-cau-nop-lai', nameVi: 'Tỷ lệ hồ sơ bị yêu cầu nộp lại giấy tờ đã có',
    nameEn: 'Dossiers of which something held was asked for again', unit: 'percent', numerator: ['come-asked-again'],
    denominator: ['come-held'], better: 'less',
    cutOff: `${RECEIVED_THEN}, có ít nhất một thành phần đã có; cơ quan yêu cầu nộp lại ít nhất một, có lý do; ${AS_NOW}`,
    excludes: `${NOT_ACCEPTED}; thành phần người dân tự nộp hoặc không muốn dùng lại`, law: `${PLAN}, II.3.3`,
  },
  {
    id: 'luan-chuyen-dien-tu', nameVi: 'Tỷ lệ hồ sơ được luân chuyển nội bộ bằng phương thức điện tử',
    nameEn: 'Dossiers handed over electronically each time', unit: 'percent', numerator: ['handed-over-electronically'],
    denominator: ['handed-over'], better: 'more',
    cutOff: `lần chuyển trong kỳ mà nơi nhận đã xác nhận; hồ sơ tính cho cơ quan giải quyết; ${AS_NOW}`,
    excludes: `${NOT_ACCEPTED}; chuyển trong một cơ quan; lần chuyển bị từ chối, rút lại, hoặc do sắp xếp đơn vị`,
    law: `${PLAN}, II.3.4`,
  },
]

/** Of what other systems were told of them, and said (QĐ 766 counts at the national portal). */
const EXCHANGE_METRICS: readonly Metric[] = [
  {
    id: 'qd766-1.4', nameVi: 'Tỷ lệ hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia',
    nameEn: 'Dossiers of which the national portal was told', unit: 'percent', numerator: ['come-synced'],
    denominator: ['come'], better: 'more',
    cutOff: `${RECEIVED_THEN}; Cổng đã xác nhận ít nhất một lần; mẫu số là số tiếp nhận ở đây, không phải số trên hệ thống báo cáo quốc gia; ${AS_NOW}`,
    excludes: NOT_ACCEPTED, law: `${QD_766}, chỉ số 1.4`,
  },
  {
    id: 'qd766-4.2', nameVi: 'Tỷ lệ hồ sơ thực hiện số hóa', nameEn: 'Dossiers with digital papers and a digital result',
    unit: 'percent', numerator: ['with-papers-and-result'], denominator: ['with-result'], better: 'more',
    cutOff: `ngày ký kết quả trong kỳ, vì hồ sơ chưa xong thì chưa thể có kết quả; có tệp thành phần và kết quả ký số; ${AS_NOW}`,
    excludes: 'hồ sơ trả lại hoặc dừng', law: `${QD_766}, chỉ số 4.2`,
  },
  {
    id: 'qd766-4.4', nameVi: 'Tỷ lệ hồ sơ số hóa được chia sẻ để dùng lại',
    nameEn: 'Dossiers whose digital papers are shared to be used again', unit: 'percent', numerator: ['come-shared'],
    denominator: ['come'], better: 'more',
    cutOff: `${RECEIVED_THEN}; dùng thành phần lấy từ Kho quốc gia, hoặc Cổng đã xác nhận hồ sơ xong mà có kết quả ký số; ${AS_NOW}`,
    excludes: NOT_ACCEPTED, law: `${QD_766}, chỉ số 4.4`,
  },
  {
    id: 'qd766-4.5b', nameVi: 'Tỷ lệ hồ sơ sử dụng dữ liệu dân cư', nameEn: 'Dossiers that use the register of the population',
    unit: 'percent', numerator: ['come-with-population'], denominator: ['come'], better: 'more',
    cutOff: `${RECEIVED_THEN}; người nộp có tài khoản định danh điện tử, có giấy tờ từ Kho quốc gia, hoặc có ô tờ khai lấy từ dữ liệu dân cư; ${AS_NOW}`,
    excludes: NOT_ACCEPTED, law: `${QD_766}, chỉ số 4.5b`,
  },
  {
    id: 'lech-dong-bo', nameVi: 'Tỷ lệ hồ sơ hai bên ghi khác nhau khi đối soát',
    nameEn: 'Dossiers that differ from what another system has', unit: 'percent', numerator: ['come-sync-differs'],
    denominator: ['come'], better: 'less',
    cutOff: `${RECEIVED_THEN}; còn chênh lệch ở lần đối soát gần nhất của ngày có hồ sơ; ${AS_NOW}`,
    excludes: `${NOT_ACCEPTED}; thư còn đang gửi; hồ sơ chỉ hệ thống kia có`, law: `${QD_766}, điều kiện của chỉ số 1.4`,
  },
]

const STEPS_THEN = 'hồ sơ giải quyết xong trong kỳ; bước tính cho đơn vị làm bước'
const STEPS_NOT = 'bước bị hủy vì việc trước đó được hoàn tác; bước sau khi hồ sơ đã giải quyết xong'

/** Figures of other things than dossiers. */
const UNIT_METRICS: readonly Metric[] = [
  {
    id: 'waiting-at-hall', nameVi: 'Lượt đang chờ tại Bộ phận Một cửa', nameEn: 'Visits waiting at halls', unit: 'visits',
    numerator: ['visits-waiting'], better: 'less', cutOff: `đã lấy số trong ngày cuối kỳ và đang chờ gọi; ${AS_NOW}`,
    excludes: 'lượt đã gọi, tạm gác hoặc đã về', law: `${PLAN}, II.6.5`,
  },
  {
    id: 'thoi-gian-cho', nameVi: 'Thời gian chờ trung bình một lượt tại Bộ phận Một cửa', nameEn: 'Mean wait of a visit',
    unit: 'minutes', numerator: ['minutes-waited'], denominator: ['visits-served'], better: 'less',
    cutOff: 'ngày lấy số trong kỳ và đã qua; từ lúc lấy số đến lần gọi có người đến', excludes: 'lượt không được phục vụ',
    law: `${PLAN}, II.6.5`,
  },
  {
    id: 'hai-long', nameVi: 'Mức độ hài lòng', nameEn: 'Satisfaction', unit: 'percent', numerator: ['answers-satisfied'],
    denominator: ['answers'], better: 'more', cutOff: 'ngày trả lời trong kỳ; hài lòng là mức 4 và 5',
    excludes: 'câu hỏi bỏ trống; ít phiếu hơn chính sách survey-rules cho phép thì không nêu',
    law: `${PLAN}, II.5.4; NĐ 61/2018/NĐ-CP`, isOfSurveys: true,
  },
  {
    id: 'qd766-5.2', nameVi: 'Tỷ lệ phản ánh, kiến nghị xử lý đúng hạn', nameEn: 'Petitions answered in time', unit: 'percent',
    numerator: ['petitions-kept'], denominator: ['petitions'], better: 'more',
    cutOff: 'xử lý xong trong kỳ, hoặc hết hạn trong kỳ mà đến hết kỳ chưa xong; đúng hạn: trả lời đến hạn trả lời, từ chối đến hạn từ chối',
    excludes: 'phản ánh, kiến nghị còn trong hạn', law: `${QD_766}, chỉ số 5.2`,
  },
  {
    id: 'buoc-dung-han', nameVi: 'Tỷ lệ bước xử lý xong trong hạn của bước', nameEn: 'Steps done within their term',
    unit: 'percent', numerator: ['steps-kept'], denominator: ['steps-done'], better: 'more', cutOff: STEPS_THEN,
    excludes: STEPS_NOT, law: 'NĐ 61/2018/NĐ-CP, quy trình nội bộ',
  },
  {
    id: 'thoi-gian-buoc', nameVi: 'Thời gian trung bình một bước xử lý', nameEn: 'Mean time of a step', unit: 'hours',
    numerator: ['step-hours'], denominator: ['steps-done'], better: 'less',
    cutOff: `${STEPS_THEN}; giờ đồng hồ từ lúc bước mở đến lúc xong, cả ngoài giờ làm việc và lúc chờ`,
    excludes: STEPS_NOT, law: 'NĐ 61/2018/NĐ-CP, quy trình nội bộ',
  },
]

/** All figures, in the order in which they are listed. An id is never used again for another. */
export const METRICS: readonly Metric[] = [
  ...SETTLEMENT_METRICS, ...TERM_METRICS, ...KEPT_METRICS, ...EXCHANGE_METRICS, ...UNIT_METRICS, ...STOCK_METRICS,
]

/** What stands on a figure board (bảng theo dõi), in its order. */
export const BOARD_METRICS: readonly Metric[] = [
  'come', 'settled', 'open', 'open-late', 'open-due-soon', 'on-time-of-settled', 'ho-so-truc-tuyen', 'waiting-at-hall',
  'thoi-gian-cho', 'hai-long',
].map((id) => {
  const metric = METRICS.find((one) => one.id === id)
  if (!metric) throw new Error(`no figure is called ${id}`)
  return metric
})

/** What a figure can be told apart by: what is no dossier has a unit alone, a procedure has none, a paper neither. */
export function dimensionsOf(metric: Metric): readonly Dimension[] {
  const measures = measuresOf([metric])
  if (measures.every(isMeasureOfDossiers)) return DIMENSIONS
  if (measures.every(isOfProcedures)) return ['level', 'sector', 'procedure']
  return metric.isOfNoUnit ? [] : ['agency', 'unit']
}

/** Whether it can be worked out as it was known at a moment that is over. */
export function hasPast(metric: Metric): boolean {
  return measuresOf([metric]).every(isOfFacts)
}

/** Whether it counts dossiers, which can be listed; what is summed or kept by another room has no list here. */
export function isOfDossiers({ numerator }: Metric): boolean {
  return numerator.every(isMeasureOfDossiers)
}
