import { texts } from '@motcua/contracts/texts.ts'

/** The editor of decision tables. */
export const DECISION = texts({
  table: { vi: 'Bảng quyết định', en: 'Decision table' },
  notShown: { vi: 'Không mở được tệp DMN này.', en: 'This file of DMN cannot be opened.' },
  notEditable: {
    vi: 'Quyết định này không phải bảng hay biểu thức; nó được giữ nguyên, sửa bằng công cụ đã làm ra nó rồi nhập lại.',
    en: 'This decision is neither a table nor an expression; it is kept, and changed with the tool that made it.',
  },
  loading: { vi: 'Đang mở bảng…', en: 'Opening the table…' },
  intro: {
    vi: 'Bảng quyết định tính phí, chọn giấy tờ, chọn đường đi, tính thời hạn. Bước quyết định của quy trình gọi bảng theo mã.',
    en: 'Decision tables compute fees, choose papers and ways, and reckon limits. Processes call them by their codes.',
  },
  none: { vi: 'Chưa có bảng quyết định nào.', en: 'There is no decision table yet.' },
  files: { vi: 'Các bảng của gói', en: 'Tables of the package' },
  add: { vi: 'Thêm quyết định', en: 'Add a decision' },
  code: { vi: 'Mã (không dấu, không khoảng trắng)', en: 'Code (letters without marks, no spaces)' },
  codeWrong: {
    vi: 'Mã bắt đầu bằng chữ không dấu, chỉ có chữ không dấu, số, gạch.',
    en: 'A code begins with a plain letter and has letters, digits and dashes.',
  },
  codeTaken: { vi: 'Đã có bảng mang mã này.', en: 'There is a table of this code already.' },
  name: { vi: 'Tên', en: 'Name' },
  kind: { vi: 'Loại', en: 'Kind' },
  asTable: { vi: 'Bảng', en: 'Table' },
  asExpression: { vi: 'Biểu thức', en: 'Expression' },
  remove: { vi: 'Bỏ bảng này', en: 'Take this table away' },
  removeSure: { vi: 'Bỏ bảng {id} khỏi gói?', en: 'Take the table {id} out of the package?' },
  sound: { vi: 'Viết đúng', en: 'Well written' },
  faults: { vi: '{count} chỗ cần sửa', en: 'To be mended: {count}' },
  checking: { vi: 'Đang kiểm tra…', en: 'Checking…' },
  notChecked: { vi: 'Chưa kiểm tra được. Thử lại sau.', en: 'It could not be checked. Try again later.' },
  decision: { vi: 'Quyết định trong tệp', en: 'Decision of the file' },
  data: { vi: 'Dữ liệu đưa vào', en: 'Data handed in' },
  noData: {
    vi: 'Chưa có. Cột điều kiện đọc một tên thì tên đó tự có ở đây.',
    en: 'None yet. A name that a column reads comes here by itself.',
  },
  addData: { vi: 'Thêm dữ liệu', en: 'Add data' },
  dataName: { vi: 'Tên dữ liệu', en: 'Name of the data' },
  dataType: { vi: 'Kiểu', en: 'Type' },
  tryIt: { vi: 'Chạy thử', en: 'Try it' },
  result: { vi: 'Kết quả:', en: 'Answer:' },
  nothing: { vi: 'không luật nào đúng (null)', en: 'no rule fits (null)' },
  importFile: { vi: 'Nhập tệp DMN', en: 'Import DMN' },
  exportFile: { vi: 'Tải tệp DMN', en: 'Download DMN' },
  notDmn: { vi: 'Tệp này không phải DMN có quyết định, nên không nhập.', en: 'This file is no DMN with a decision.' },
  imported: { vi: 'Đã nhập {file}.', en: 'Imported {file}.' },
})

/** Types of FEEL. */
export const TYPE = texts({
  string: { vi: 'Chữ', en: 'Text' }, number: { vi: 'Số', en: 'Number' }, boolean: { vi: 'Đúng, sai', en: 'Yes or no' },
  date: { vi: 'Ngày', en: 'Day' }, dateTime: { vi: 'Ngày giờ', en: 'Moment' }, time: { vi: 'Giờ', en: 'Time' },
  Any: { vi: 'Nhiều phần, ghi JSON', en: 'Several parts, as JSON' },
  dayTimeDuration: { vi: 'Khoảng thời gian', en: 'Span of time' },
})
