import { texts } from '@motcua/contracts/texts.ts'

/** Why dossiers take long, and what people hand in for nothing. */
export const CAUSES = texts({
  title: { vi: 'Tìm nguyên nhân', en: 'Finding causes' },
  mapTitle: { vi: 'Hồ sơ của một thủ tục đi ra sao', en: 'How dossiers of a procedure go' },
  mapWhat: {
    vi: 'Đọc từ nhật ký các hồ sơ đã giải quyết xong trong những ngày này. Giờ là giờ làm việc: 8 giờ là một ngày làm việc; giờ của bước gồm cả lúc nằm chờ, không gồm lúc chờ người bên ngoài. '
      + 'Cách đi mà dưới 5 hồ sơ cùng đi thì không nêu.',
    en: 'Read from what happened to dossiers that were settled on these days. Hours are working hours: 8 are one day; those of a step include lying, not waiting for others. '
      + 'A way that fewer than 5 dossiers went is not told.',
  },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  procedureHint: { vi: 'Gõ tên hoặc mã thủ tục', en: 'Type its name or code' },
  noProcedure: { vi: 'Không có thủ tục nào có tên như vậy.', en: 'No procedure is called so.' },
  mapFailed: { vi: 'Không đọc được đường đi của hồ sơ', en: 'How dossiers go could not be read' },
  mapEmpty: {
    vi: 'Không có cách đi nào mà từ 5 hồ sơ cùng đi trong những ngày này. Hãy chọn khoảng ngày dài hơn.',
    en: 'No way was gone by 5 dossiers or more on these days. Choose a longer span.',
  },
  cases: { vi: '{cases} hồ sơ', en: '{cases} dossiers' },
  leftOut: { vi: '{count} hồ sơ đi theo cách riêng, không nêu', en: '{count} dossiers went ways of their own and are left out' },
  notWhole: {
    vi: 'Có hồ sơ nằm ngoài lịch làm việc nên không tính được giờ.', en: 'The calendar does not reach some of them, so that their hours are missing.',
  },
  bottleneck: { vi: 'Nằm lâu nhất, cộng lại: {name}', en: 'They lie longest, together, in: {name}' },
  drawing: {
    vi: 'Hình: các bước từ trên xuống; mũi tên bên phải là bỏ qua bước, bên trái là làm lại. Bảng bên dưới nói cùng những số ấy.',
    en: 'Drawing: steps from top to bottom; an arrow on the right passes steps, one on the left goes back. The tables below tell the same.',
  },
  legend: { vi: 'Mũi tên càng đậm thì càng nhiều hồ sơ đi; số cạnh mũi tên là số lần.', en: 'The stronger an arrow, the more often; the number beside it says how often.' },
  slowest: { vi: 'nằm lâu nhất', en: 'longest' },
  steps: { vi: 'Các bước', en: 'Steps' },
  step: { vi: 'Bước', en: 'Step' },
  times: { vi: 'Số lần', en: 'Times' },
  again: { vi: 'Làm lại', en: 'Again' },
  median: { vi: 'Trung vị', en: 'Median' },
  p90: { vi: '90 % không quá', en: '90 % within' },
  total: { vi: 'Cộng lại', en: 'Together' },
  follows: { vi: 'Việc nào sau việc nào', en: 'What follows what' },
  ways: { vi: 'Các cách đi', en: 'Ways' },
  way: { vi: 'Cách đi', en: 'Way' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  share: { vi: 'Tỷ lệ', en: 'Share' },
  hours: { vi: '{hours} giờ', en: '{hours} h' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  'wait-supplement': { vi: 'Chờ bổ sung', en: 'Waiting for a supplement' },
  'wait-payment': { vi: 'Chờ nộp tiền', en: 'Waiting for payment' },
  'wait-confirmation': { vi: 'Chờ xác nhận', en: 'Waiting for confirmation' },
  'wait-completion': { vi: 'Chờ hoàn chỉnh hồ sơ', en: 'Waiting for completion' },
  'end-result': { vi: 'Có kết quả', en: 'Result' },
  'end-unsettled': { vi: 'Không giải quyết', en: 'Returned unsettled' },
  'end-stopped': { vi: 'Dừng theo đề nghị', en: 'Stopped on request' },
  twiceTitle: { vi: 'Giấy tờ phải nộp lại', en: 'Papers handed in again' },
  twiceWhat: {
    vi: 'Thành phần của hồ sơ tiếp nhận trong tháng này mà giấy tờ của chính người ấy đã có từ một lần nộp trước: cùng tệp, cùng số, hoặc cùng nội dung. '
      + '"Có thể": người ấy đã có giấy tờ cùng loại còn hiệu lực, chưa biết có phải cùng một giấy. Đứng đầu là thứ nên bỏ khỏi thành phần hồ sơ, hoặc khai thác từ Kho, trước tiên.',
    en: 'Components of dossiers received in this month of which a paper of the same person had come before: the same file, number or text. '
      + '“Perhaps”: they had one of that kind, in force, and nobody knows whether it is the same. What stands first should be dropped, or be used out of the Kho, first.',
  },
  month: { vi: 'Tháng tiếp nhận', en: 'Month of receipt' },
  twiceFailed: { vi: 'Không tải được danh sách giấy tờ phải nộp lại', en: 'The papers handed in again could not be loaded' },
  twiceEmpty: { vi: 'Không có giấy tờ nào phải nộp lại trong tháng này.', en: 'Nothing was handed in again in this month.' },
  paper: { vi: 'Thành phần', en: 'Component' },
  handed: { vi: 'Số lần nộp', en: 'Handed in' },
  sameFile: { vi: 'Cùng tệp', en: 'Same file' },
  sameNumber: { vi: 'Cùng số', en: 'Same number' },
  sameText: { vi: 'Cùng nội dung', en: 'Same text' },
  perhaps: { vi: 'Có thể', en: 'Perhaps' },
  issued: { vi: 'Do cơ quan trong tỉnh cấp', en: 'Issued by an office here' },
})
