import { texts } from '@motcua/contracts/texts.ts'

/** What is wrong with a form, for whoever publishes it. */
export const PUBLISH = texts({
  formTwice: { vi: 'Biểu mẫu {form} có hai lần.', en: 'The form {form} stands there twice.' },
  noLegalText: { vi: 'chưa ghi văn bản ban hành mẫu', en: 'it is not said which text prescribes the form' },
  misshapen: { vi: 'phần {place} của mẫu chưa đúng hình thức ({why})', en: '{place} of the form is misshapen ({why})' },
  noPurpose: {
    vi: 'Ô “{label}” hỏi dữ liệu cá nhân mà chưa nêu để làm gì.',
    en: 'The field “{label}” asks for something personal and does not say what for.',
  },
  at: { vi: '{what} (ký tự {from}–{to})', en: '{what} (letters {from}–{to})' },
  unknownField: {
    vi: 'Mẫu không có ô "{field}" của quy tắc này.', en: 'The form has no field "{field}" of this rule.',
  },
  subjectsOtherwise: {
    vi: 'Chỉ hỏi diện bằng list contains(subjects, "mã"), mỗi mã một lần, để mã viết sai được nhận ra.',
    en: 'Ask for subjects by list contains(subjects, "code") only, one code at a time, so that a slip is noticed.',
  },
  unknownSubject: {
    vi: 'Không có diện “{code}” trong danh sách subjects.', en: 'The list of subjects has no “{code}”.',
  },
  unknownKey: { vi: 'Ô "{key}" không có trong từ điển.', en: 'The field "{key}" is not in the dictionary.' },
  neededNotPrinted: {
    vi: 'Ô "{key}" bắt buộc trên kết quả nhưng không in lên kết quả.',
    en: 'The field "{key}" is needed on the result and not printed on it.',
  },
  unknownColumn: { vi: 'Cột "{key}" không có trong từ điển.', en: 'The column "{key}" is not in the dictionary.' },
  unknownSection: { vi: 'Không có mục "{name}".', en: 'There is no section "{name}".' },
  unknownType: { vi: 'Kiểu "{type}" không có.', en: 'There is no type "{type}".' },
  unknownWidget: { vi: 'Không có kiểu ô nhập "{widget}".', en: 'There is no widget "{widget}".' },
  misfit: {
    vi: 'Kiểu ô nhập "{widget}" không dùng được cho kiểu dữ liệu "{type}".',
    en: 'The widget "{widget}" cannot take in the type "{type}".',
  },
  unknownList: { vi: 'Không có danh sách "{list}".', en: 'There is no list "{list}".' },
  noList: { vi: 'Ô chọn không có danh sách.', en: 'A choice without a list.' },
  noCondition: { vi: 'Thiếu điều kiện bắt buộc.', en: 'The condition under which it is required is missing.' },
  notComputable: {
    vi: 'Mẫu không có ô "{from}" để tính ra.', en: 'The form has no field "{from}" to compute this from.',
  },
  unsafeCode: {
    vi: 'Mẫu của "{value}" trong danh sách "{list}" không an toàn: {why}.',
    en: 'The pattern of "{value}" in the list "{list}" is not safe: {why}.',
  },
  cycle: {
    vi: 'Ô "{key}" hiện, ẩn hay được tính tùy vào chính nó: {way}.',
    en: 'Whether "{key}" is shown, or what it is, hangs on itself: {way}.',
  },
})

/** Why an expression is refused. */
export const FEEL = texts({
  tooLong: { vi: 'Biểu thức dài quá {most} ký tự.', en: 'The expression is longer than {most} letters.' },
  tooDeep: { vi: 'Biểu thức lồng quá {most} tầng.', en: 'The expression is nested deeper than {most}.' },
  empty: { vi: 'Biểu thức trống hoặc có phần thừa.', en: 'The expression is empty, or has too much.' },
  syntax: { vi: 'Biểu thức sai cú pháp ở chỗ này.', en: 'This is not the syntax of an expression.' },
  partMissing: { vi: 'Biểu thức thiếu một phần ở chỗ này.', en: 'A part of the expression is missing here.' },
  sideMissing: { vi: 'Phép so sánh thiếu vế.', en: 'The comparison lacks a side.' },
  unsupported: { vi: 'Biểu mẫu không dùng được loại biểu thức này.', en: 'Forms cannot use this kind of expression.' },
  badTest: { vi: 'Không dùng được phép thử này.', en: 'This test cannot be used.' },
  operator: { vi: 'Không dùng được phép "{operator}".', en: 'The operator "{operator}" cannot be used.' },
  unknownName: {
    vi: 'Không có ô hay biến nào tên là "{name}".', en: 'There is no field and no variable called "{name}".',
  },
  unknownFunction: { vi: 'Không có hàm nào tên là "{name}".', en: 'There is no function called "{name}".' },
  arguments: { vi: 'Hàm "{name}" sai số tham số.', en: 'The function "{name}" takes another number of arguments.' },
  place: {
    vi: 'Thứ tự trong danh sách là số nguyên khác 0.', en: 'The place in a list is a whole number other than 0.',
  },
  filter: {
    vi: 'Trong ngoặc vuông phải là một số hoặc một phép so sánh.',
    en: 'Between square brackets stands a number or a comparison.',
  },
  nested: { vi: 'Không được lặp trong lặp.', en: 'A loop may not stand in a loop.' },
  range: {
    vi: 'Khoảng lặp phải có hai đầu là số nguyên viết sẵn, nhỏ trước lớn sau.',
    en: 'A range has two whole numbers written out as its ends, the smaller one first.',
  },
  longRange: { vi: 'Khoảng lặp dài quá {most}.', en: 'The range is longer than {most}.' },
  writtenPattern: { vi: 'Mẫu phải viết sẵn trong biểu thức.', en: 'A pattern is written out in the expression.' },
  writtenSpan: {
    vi: 'Khoảng thời gian phải viết sẵn, ví dụ "P60D".', en: 'A span of time is written out, such as "P60D".',
  },
  noSpan: {
    vi: '"{text}" không phải là ngày hay khoảng thời gian.', en: '"{text}" is neither a day nor a span of time.',
  },
  badText: { vi: 'Chuỗi ký tự viết sai.', en: 'The text is badly written.' },
})

/** Why a pattern is not known to be fast on every text. */
export const PATTERN = texts({
  unsafe: { vi: 'Mẫu không an toàn: {why}.', en: 'The pattern is not safe: {why}.' },
  invalid: { vi: 'mẫu không hợp lệ', en: 'it is no pattern' },
  tooLong: { vi: 'mẫu dài quá 300 ký tự', en: 'it is longer than 300 letters' },
  reference: { vi: 'mẫu có tham chiếu ngược', en: 'it has a back reference' },
  look: { vi: 'mẫu có phép nhìn trước hoặc nhìn sau', en: 'it looks ahead or behind' },
  nested: { vi: 'mẫu lặp trong lặp', en: 'it repeats what repeats itself' },
  loops: { vi: 'mẫu có quá nhiều phép lặp không giới hạn', en: 'it has too many open-ended repetitions' },
})

/** The data give columns of a form's own no label. */
export const COLUMN = texts({
  what: { vi: 'Nội dung', en: 'Subject' }, from: { vi: 'Từ', en: 'From' }, to: { vi: 'Đến', en: 'To' },
  title: { vi: 'Tên giấy tờ', en: 'Name of the paper' }, pages: { vi: 'Số trang', en: 'Pages' },
  copies: { vi: 'Số bản', en: 'Copies' }, electronic: { vi: 'Bản điện tử', en: 'Electronic copy' },
  foreign: { vi: 'Giấy tờ nước ngoài', en: 'Foreign paper' }, relation: { vi: 'Quan hệ', en: 'Relation' },
  discipline: { vi: 'Bộ môn', en: 'Discipline' }, certificate: { vi: 'Số chứng chỉ', en: 'Number of the certificate' },
  name: { vi: 'Tên', en: 'Name' }, code: { vi: 'Mã ngành', en: 'Code of the line of business' },
  main: { vi: 'Ngành chính', en: 'Main line of business' }, startDate: { vi: 'Ngày bắt đầu', en: 'First day' },
  address: { vi: 'Địa chỉ', en: 'Address' }, work: { vi: 'Việc làm, nơi làm việc', en: 'Work and place of work' },
  activity: { vi: 'Hoạt động', en: 'Activity' }, level: { vi: 'Mức độ', en: 'Degree' },
  income: { vi: 'Thu nhập (đồng)', en: 'Income (dong)' }, disabled: { vi: 'Người khuyết tật', en: 'Disabled' },
})
