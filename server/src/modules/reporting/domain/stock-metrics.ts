import type { Metric } from './metrics.ts'
import { AS_NOW, PLAN, QD_766 } from './words-of-metrics.ts'

const ON_THE_LAST_DAY = 'có hiệu lực vào ngày cuối kỳ; danh mục chung của tỉnh, không chia theo đơn vị'
const BUNDLES = 'nhóm thủ tục liên thông'

const share = (
  id: string, [nameVi, nameEn]: readonly [string, string],
  { counts, of, cutOff = ON_THE_LAST_DAY, excludes = BUNDLES, law, ...more }: Partial<Metric> & Pick<Metric, 'law'>
  & { readonly counts: Metric['numerator'][number]; readonly of: Metric['numerator'][number] },
): Metric => ({
  id, nameVi, nameEn, unit: 'percent', numerator: [counts], denominator: [of], better: 'more', cutOff, excludes, law,
  ...more,
})

/** Figures of what a catalogue or another room has: procedures, papers, sections, results of the past, work. */
export const STOCK_METRICS: readonly Metric[] = [
  share('so-hoa-ket-qua', ['Tỷ lệ số hóa kết quả còn hiệu lực', 'Results in force that are digitised'], {
    counts: 'results-digitised', of: 'results-in-force', law: `${PLAN}, II.2.2, II.2.3`,
    cutOff: `kê khai, lập danh sách và đưa vào Kho đến hết ngày cuối kỳ; ${AS_NOW}`, excludes: 'bản chụp không ai ký',
  }),
  share('trien-khai-quy-trinh-so-hoa',
    ['Tỷ lệ Bộ phận Một cửa đã triển khai quy trình số hóa', 'Sections that run the digitisation procedure'], {
      counts: 'sections-digitising', of: 'sections', law: `${PLAN}, II.2.4, II.2.5, II.2.6`,
      cutOff: 'quyết định có hiệu lực vào ngày cuối kỳ', excludes: 'bộ phận của xã thuộc khu vực được miễn',
    }),
  share('tthc-tai-bpmc', ['Tỷ lệ thủ tục tiếp nhận tại Bộ phận Một cửa', 'Procedures received at their one-stop section'], {
    counts: 'section-procedures-received', of: 'section-procedures', law: `${PLAN}, II.6.4; NĐ 61/2018/NĐ-CP Đ.14`,
    cutOff: 'danh mục có hiệu lực vào ngày cuối kỳ; một thủ tục tính ở từng bộ phận của mình',
    excludes: `${BUNDLES}; thủ tục chỉ tiếp nhận được ở đây vì không phụ thuộc địa giới`,
  }),
  share('dien-tu-hoa-mau-don',
    ['Tỷ lệ thủ tục có quy trình, tờ khai và kết quả điện tử', 'Procedures with electronic process, form and result'], {
      counts: 'procedures-electronic', of: 'procedures', law: `${PLAN}, II.2.8`,
      excludes: `${BUNDLES}; tờ khai hoặc mẫu kết quả còn tạm thì chưa tính là có`,
    }),
  share('chuan-hoa-danh-muc', ['Tỷ lệ loại giấy tờ có mã quốc gia', 'Document types with a national code'], {
    counts: 'types-mapped', of: 'types', law: `${PLAN}, II.2.7`, isOfNoUnit: true,
    cutOff: 'thủ tục và mã có hiệu lực vào ngày cuối kỳ; danh mục chung của tỉnh', excludes: 'loại trùng chỉ tính một lần',
  }),
  share('tthc-phi-dia-gioi',
    ['Tỷ lệ thủ tục tiếp nhận không phụ thuộc địa giới', 'Procedures received whatever the territory'], {
      counts: 'procedures-anywhere', of: 'procedures-off-site', law: `${PLAN}, II.4.1, II.4.2`,
      excludes: `${BUNDLES}; thủ tục phải kiểm tra tại chỗ`,
    }),
  share('dvc-muc-3-4', ['Tỷ lệ dịch vụ công trực tuyến mức độ 3, 4', 'Procedures online at level 3 or 4'], {
    counts: 'procedures-level-3', of: 'procedures', law: `${PLAN}, IV.1`,
  }),
  {
    id: 'nang-suat', nameVi: 'Năng suất tiếp nhận của một người trực trong một năm',
    nameEn: 'Dossiers received by a person on duty in a year', unit: 'dossiers-a-person-year',
    numerator: ['received-by-staff'], denominator: ['staff-years'], better: 'more',
    cutOff: 'ngày tiếp nhận và ngày trực trong kỳ; thời gian trực theo lịch làm việc, trừ ngày vắng mặt',
    excludes: 'hồ sơ do người không có trong lịch trực hoặc do phần mềm tự tiếp nhận', law: `${PLAN}, II.6.5`,
  },
  share('qd766-1.3', ['Tỷ lệ thủ tục công khai đủ các bộ phận tạo thành', 'Procedures public with all their parts'], {
    counts: 'procedures-whole', of: 'procedures', law: `${QD_766}, chỉ số 1.3; NĐ 63/2010/NĐ-CP Đ.8.2`,
  }),
  share('qd766-3.1', ['Tỷ lệ thủ tục cung cấp dịch vụ công trực tuyến', 'Procedures with an online service'], {
    counts: 'procedures-online', of: 'procedures', law: `${QD_766}, chỉ số 3.1`,
  }),
  share('qd766-3.2', ['Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ', 'Online services that were used'], {
    counts: 'procedures-online-used', of: 'procedures-online', law: `${QD_766}, chỉ số 3.2`,
    cutOff: `${ON_THE_LAST_DAY}; có hồ sơ trực tuyến tiếp nhận trong kỳ, ở bất kỳ đơn vị nào`,
  }),
  share('qd766-3.5', ['Tỷ lệ thủ tục có phí, lệ phí đã thanh toán trực tuyến', 'Procedures with a fee that was paid online'], {
    counts: 'procedures-paid-online', of: 'procedures-with-fee', law: `${QD_766}, chỉ số 3.5`,
    cutOff: `${ON_THE_LAST_DAY}; có hồ sơ tiếp nhận trong kỳ đã trả trực tuyến; ${AS_NOW}`,
    excludes: `${BUNDLES}; thủ tục chưa biết mức thu`,
  }),
  share('qd766-4.5a', ['Tỷ lệ thủ tục dùng dữ liệu dân cư', 'Procedures that use the register of the population'], {
    counts: 'procedures-with-population', of: 'procedures-of-citizens', law: `${QD_766}, chỉ số 4.5a`,
    cutOff: `${ON_THE_LAST_DAY}; có hồ sơ tiếp nhận trong kỳ dùng dữ liệu dân cư; ${AS_NOW}`,
    excludes: `${BUNDLES}; thủ tục chỉ dành cho tổ chức`,
  }),
]
