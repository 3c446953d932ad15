import { texts } from '@motcua/contracts/texts.ts'

/** Results of the past that are still in force. */
export const BACKLOG = texts({
  title: { vi: 'Kết quả còn hiệu lực cần số hóa', en: 'Results in force, to be digitised' },
  intro: {
    vi: 'Khai số kết quả còn hiệu lực của cơ quan theo từng loại, rồi nhập danh sách từ tệp Excel hoặc CSV. Mỗi kết quả chỉ vào danh sách một lần.',
    en: 'Declare how many results of a type are in force, then import their list from a spreadsheet. Each is listed once.',
  },
  failed: { vi: 'Không tải được', en: 'This could not be loaded' },
  empty: { vi: 'Chưa khai loại nào.', en: 'Nothing is declared yet.' },
  emptyHint: { vi: 'Hãy bấm “Khai số lượng” hoặc “Nhập danh sách”.', en: 'Press “Declare” or “Import a list”.' },
  unit: { vi: 'Cơ quan', en: 'Agency' },
  type: { vi: 'Loại kết quả', en: 'Type of result' },
  declared: { vi: 'Đã khai', en: 'Declared' },
  listed: { vi: 'Đã có danh sách', en: 'Listed' },
  digitised: { vi: 'Đã số hóa', en: 'Digitised' },
  asOf: { vi: 'Tính đến ngày', en: 'As of' },
  choose: { vi: 'Chọn', en: 'Choose' },
  declare: { vi: 'Khai số lượng', en: 'Declare' },
  amount: { vi: 'Số kết quả còn hiệu lực', en: 'Results in force' },
  needUnit: { vi: 'Hãy chọn cơ quan', en: 'Choose the agency' },
  needType: { vi: 'Hãy chọn loại kết quả', en: 'Choose the type' },
  needAmount: { vi: 'Hãy ghi số lượng bằng chữ số', en: 'Give the number in digits' },
  needDay: { vi: 'Hãy ghi đủ ngày, tháng, năm', en: 'Give day, month and year' },
  save: { vi: 'Ghi', en: 'Save' },
  saved: { vi: 'Đã ghi số lượng.', en: 'The number is saved.' },
  close: { vi: 'Đóng', en: 'Close' },
  importList: { vi: 'Nhập danh sách', en: 'Import a list' },
  fileHint: {
    vi: 'Dòng đầu là tên cột: số, ngày cấp, họ tên hoặc tên tổ chức; có thể thêm số định danh, ngày hết hiệu lực. Tối đa 20.000 dòng, 3 MB.',
    en: 'The first row names the columns: number, day of issue, owner; also number of the owner and last day. At most 20,000 rows, 3 MB.',
  },
  found: {
    vi: '{good} dòng dùng được: {taken} dòng mới, {before} dòng đã có. {faulty} dòng có lỗi.',
    en: '{good} rows are in order: {taken} new, {before} listed already. {faulty} have faults.',
  },
  taken: { vi: 'Đã nhập {taken} dòng mới.', en: '{taken} new rows are listed.' },
})

/** What a column of a table may mean. */
export const COLUMN = texts({
  number: { vi: 'Số, ký hiệu', en: 'Number' }, issuedOn: { vi: 'Ngày cấp', en: 'Day of issue' },
  ownerName: { vi: 'Chủ sở hữu', en: 'Owner' }, ownerNumber: { vi: 'Số định danh, mã số thuế', en: 'Number of the owner' },
  validTo: { vi: 'Có hiệu lực đến', en: 'Last day' },
})

/** How far the plan is. */
export const DIGITISED = texts({
  title: { vi: 'Kết quả còn hiệu lực đã số hóa', en: 'Results in force that are digitised' },
  what: {
    vi: 'Số kết quả còn hiệu lực có bản điện tử đã ký trong Kho, trên số đã khai (hoặc đã có danh sách, nếu nhiều hơn).',
    en: 'Of the results declared (or listed, where that is more), those with a signed digital copy in the Kho.',
  },
})
