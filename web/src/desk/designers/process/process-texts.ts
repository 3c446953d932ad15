import { texts } from '@motcua/contracts/texts.ts'

/** The designer of processes. */
export const PROCESS = texts({
  way: { vi: 'Cách xem quy trình', en: 'How to see the process' },
  asTable: { vi: 'Bảng các bước', en: 'Table of steps' },
  asDrawing: { vi: 'Bản vẽ', en: 'Drawing' },
  drawing: { vi: 'Bản vẽ quy trình', en: 'Drawing of the process' },
  properties: { vi: 'Thuộc tính', en: 'Properties' },
  element: { vi: 'Phần tử', en: 'Element' },
  id: { vi: 'Id trong tệp:', en: 'Id in the file:' },
  notSaid: { vi: '– chưa nói –', en: '– not said –' },
  unknownWord: { vi: '{word} (không còn trong dữ liệu)', en: '{word} (no longer in the data)' },
  hoursHint: { vi: '8 giờ là một ngày làm việc; 0,25 giờ là 15 phút.', en: '8 hours are a working day; 0,25 are 15 minutes.' },
  hoursWrong: { vi: 'Ghi số giờ, ví dụ 1,5.', en: 'Give hours, such as 1,5.' },
  notDrawn: {
    vi: 'Tệp không có bản vẽ, hoặc không vẽ được. Hãy xem ở Bảng các bước, hoặc nhập tệp có bản vẽ.',
    en: 'The file has no drawing, or it cannot be drawn. See the table of steps, or import a file with one.',
  },
  loading: { vi: 'Đang mở bản vẽ…', en: 'Opening the drawing…' },
  runs: { vi: 'Chạy được', en: 'Can be run' },
  faults: { vi: '{count} chỗ chưa chạy được', en: 'In the way of running it: {count}' },
  checking: { vi: 'Đang kiểm tra…', en: 'Checking…' },
  notChecked: { vi: 'Chưa kiểm tra được. Thử lại sau.', en: 'It could not be checked. Try again later.' },
  ignored: {
    vi: 'Giữ lại trong tệp nhưng không có tác dụng: {what}.', en: 'Kept in the file, without effect: {what}.',
  },
  importFile: { vi: 'Nhập tệp BPMN', en: 'Import BPMN' },
  exportFile: { vi: 'Tải tệp BPMN', en: 'Download BPMN' },
  notBpmn: { vi: 'Tệp này không phải BPMN 2.0, nên không nhập.', en: 'This file is no BPMN 2.0, and was not taken in.' },
  imported: { vi: 'Đã nhập {file}.', en: 'Imported {file}.' },
  steps: { vi: 'Các bước của quy trình', en: 'Steps of the process' },
  nth: { vi: 'Thứ tự', en: 'Order' },
  addStep: { vi: 'Thêm bước', en: 'Add a step' },
  stepUp: { vi: 'Chuyển bước {nth} lên', en: 'Move step {nth} up' },
  stepDown: { vi: 'Chuyển bước {nth} xuống', en: 'Move step {nth} down' },
  stepAway: { vi: 'Bỏ bước {nth}', en: 'Take step {nth} away' },
  ofStep: { vi: '{what}, bước {nth}', en: '{what}, step {nth}' },
  noSteps: { vi: 'Chưa có bước nào. Bấm Thêm bước để bắt đầu.', en: 'There is no step yet. Add one to begin.' },
  branched: {
    vi: 'Quy trình này có rẽ nhánh: sửa nội dung từng bước ở đây, thêm bớt và nối bước ở Bản vẽ.',
    en: 'This process has branches: change what steps say here; add, remove and connect them in the drawing.',
  },
  sum: { vi: 'Tổng {hours} giờ làm việc ({days} ngày)', en: 'Sum: {hours} working hours ({days} days)' },
  movedTo: { vi: 'Bước nay đứng thứ {nth}.', en: 'The step is now number {nth}.' },
})

/** Properties of elements, by their keys. */
export const FIELD = texts({
  name: { vi: 'Tên', en: 'Name' },
  role: { vi: 'Vai trò', en: 'Role' },
  unitRule: { vi: 'Đơn vị', en: 'Unit' },
  minutes: { vi: 'Thời gian (giờ)', en: 'Time (hours)' },
  action: { vi: 'Việc làm với hồ sơ', en: 'What is done to the dossier' },
  papers: { vi: 'Giấy tờ làm ra', en: 'Papers produced' },
  legalBasis: { vi: 'Căn cứ pháp lý', en: 'Legal basis' },
  opinionSigned: { vi: 'Ý kiến phải ký số cá nhân', en: 'Opinions are signed with one’s own key' },
  deed: { vi: 'Việc của máy', en: 'Deed of the program' },
  resultVariable: { vi: 'Ghi kết quả vào biến', en: 'Variable of the answer' },
  script: { vi: 'Biểu thức FEEL', en: 'FEEL expression' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  message: { vi: 'Thông điệp', en: 'Message' },
  correlation: { vi: 'Của ai (FEEL)', en: 'About whom (FEEL)' },
  outside: { vi: 'Hệ thống khác được gửi thông điệp này', en: 'Another system may send this message' },
  signal: { vi: 'Tín hiệu', en: 'Signal' },
  error: { vi: 'Mã lỗi', en: 'Code of the error' },
  escalation: { vi: 'Mã báo cấp trên', en: 'Code of the escalation' },
  link: { vi: 'Tên liên kết', en: 'Name of the link' },
  timerForm: { vi: 'Chờ đến khi nào', en: 'Waits until' },
  timerValue: { vi: 'Thời gian', en: 'Time' },
  calendar: { vi: 'Tính theo lịch làm việc', en: 'Counted in the working calendar' },
  interrupts: { vi: 'Ngắt việc đang làm', en: 'Breaks off what is done' },
  condition: { vi: 'Điều kiện (FEEL)', en: 'Condition (FEEL)' },
  isDefault: { vi: 'Đi đường này khi không đường nào khác mở', en: 'Taken when no other way is open' },
  calledElement: { vi: 'Quy trình được gọi', en: 'Called process' },
  collection: { vi: 'Lặp theo danh sách (FEEL)', en: 'For each of a list (FEEL)' },
  loopCount: { vi: 'Số lần lặp (FEEL)', en: 'How often (FEEL)' },
  item: { vi: 'Biến giữ phần tử của danh sách', en: 'Variable of the item' },
  until: { vi: 'Đủ khi (FEEL)', en: 'Enough when (FEEL)' },
  gathers: { vi: 'Gom kết quả vào danh sách', en: 'List of the answers' },
  gathered: { vi: 'Kết quả của mỗi lần (FEEL)', en: 'Answer of each round (FEEL)' },
})

/** What is not plain from the name of a property. */
export const HINT = texts({
  unitRule: {
    vi: 'commune, district, receiving (nơi tiếp nhận), competent (nơi giải quyết), thêm /bộ-phận nếu cần.',
    en: 'commune, district, receiving, competent; /section if needed.',
  },
  papers: { vi: 'Mã loại giấy tờ, cách nhau bằng dấu phẩy.', en: 'Kinds of papers, separated by commas.' },
  timerValue: {
    vi: 'Ví dụ PT8H (8 giờ), P3D (3 ngày), 2027-01-05T08:00:00+07:00, hoặc FEEL.',
    en: 'Such as PT8H (8 hours), P3D (3 days), 2027-01-05T08:00:00+07:00, or FEEL.',
  },
  calendar: { vi: 'Của đơn vị đang giữ bước.', en: 'Of the unit that holds the step.' },
  condition: { vi: 'Ví dụ: quyetDinh = "dong-y"', en: 'Such as: decision = "agree"' },
  script: { vi: 'Ví dụ: soBan * 2000', en: 'Such as: copies * 2000' },
  message: {
    vi: 'Hồ sơ tự báo: dossier.paid, dossier.supplemented… (xem hướng dẫn gói thủ tục).',
    en: 'Dossiers say themselves: dossier.paid, dossier.supplemented…',
  },
  correlation: { vi: 'Ví dụ: dossier.code. Để trống: ai cũng nhận.', en: 'Such as: dossier.code. Empty: anybody.' },
  outside: { vi: 'Qua API, có quyền process.tell.', en: 'By the API, with the right process.tell.' },
})

/** Kinds of timers. */
export const TIMER = texts({
  timeDuration: { vi: 'Sau một khoảng thời gian', en: 'After a span of time' },
  timeDate: { vi: 'Vào một thời điểm', en: 'At a moment' },
  timeCycle: { vi: 'Lặp theo chu kỳ', en: 'Again and again' },
})

/** What a step can do to a dossier. */
export const ACTION = texts({
  'accept': { vi: 'Tiếp nhận', en: 'Receives it' },
  'assign': { vi: 'Phân công', en: 'Assigns it' },
  'propose': { vi: 'Thụ lý, đề xuất', en: 'Works on it and proposes' },
  'check': { vi: 'Kiểm tra', en: 'Checks' },
  'approve': { vi: 'Ký duyệt', en: 'Approves' },
  'hand-over': { vi: 'Chuyển tiếp', en: 'Hands it over' },
  'issue': { vi: 'Ban hành kết quả', en: 'Issues the result' },
  'return-result': { vi: 'Trả kết quả', en: 'Returns the result' },
})

/** Elements by their types. */
export const KIND = texts({
  Process: { vi: 'Quy trình', en: 'Process' }, Collaboration: { vi: 'Quy trình', en: 'Process' },
  Participant: { vi: 'Bên tham gia', en: 'Pool' }, Lane: { vi: 'Làn', en: 'Lane' },
  UserTask: { vi: 'Bước của người', en: 'User task' }, ManualTask: { vi: 'Bước làm tay', en: 'Manual task' },
  ServiceTask: { vi: 'Bước của máy', en: 'Service task' }, ScriptTask: { vi: 'Bước tính toán', en: 'Script task' },
  BusinessRuleTask: { vi: 'Bước quyết định', en: 'Business rule task' },
  SendTask: { vi: 'Bước gửi', en: 'Send task' }, ReceiveTask: { vi: 'Bước nhận', en: 'Receive task' },
  StartEvent: { vi: 'Bắt đầu', en: 'Start' }, EndEvent: { vi: 'Kết thúc', en: 'End' },
  IntermediateCatchEvent: { vi: 'Chờ', en: 'Catch' }, IntermediateThrowEvent: { vi: 'Phát', en: 'Throw' },
  BoundaryEvent: { vi: 'Trên biên', en: 'Boundary' }, SubProcess: { vi: 'Quy trình con', en: 'Sub-process' },
  CallActivity: { vi: 'Gọi quy trình', en: 'Call activity' },
  ExclusiveGateway: { vi: 'Chọn một', en: 'Exclusive gateway' },
  ParallelGateway: { vi: 'Song song', en: 'Parallel gateway' },
  InclusiveGateway: { vi: 'Chọn nhiều', en: 'Inclusive gateway' },
  EventBasedGateway: { vi: 'Chờ sự kiện', en: 'Event gateway' }, SequenceFlow: { vi: 'Luồng', en: 'Flow' },
  TextAnnotation: { vi: 'Ghi chú', en: 'Annotation' }, Association: { vi: 'Nối ghi chú', en: 'Association' },
  Group: { vi: 'Khung nhóm', en: 'Group' },
})
