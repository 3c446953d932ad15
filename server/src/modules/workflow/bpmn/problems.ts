/** Why a model cannot be run, by the id of the element that is at fault, or of the process where it is the whole. */
export interface BpmnProblem { readonly element: string; readonly code: BpmnProblemCode; readonly text: string }

/** What each code tells whoever drew the model: what is wrong, and what to do about it. */
const TEXTS = {
  'not-bpmn': 'Không đọc được tệp như BPMN 2.0: {what}.',
  'not-understood': 'Trong tệp có nội dung không thuộc BPMN 2.0: {what}.',
  'reference-unknown': 'Phần tử dẫn tới thứ không có trong tệp: {what}.',
  'too-slow': 'Đọc tệp này quá lâu ({what}): tệp quá lớn hoặc có quá nhiều nội dung sai. Hãy sửa hoặc chia nhỏ tệp.',
  'more-problems': 'Còn {what} lỗi nữa. Hãy sửa các lỗi trên trước.',
  'hostile': 'Không đọc tệp này: {what}.',
  'too-large': 'Tệp quá lớn ({what}). Hãy chia quy trình thành các quy trình được gọi.',
  'no-process': 'Tệp không có quy trình nào có bước.',
  'process-unknown': 'Tệp không có quy trình {what}.',
  'unsupported': 'Chưa chạy được loại phần tử này: {what}.',
  'id-missing': 'Phần tử {what} không có id.',
  'id-doubled': 'Id này có ở nhiều phần tử.',
  'flow-broken': 'Luồng này không nối hai bước của cùng một quy trình: {what}.',
  'edge-broken': 'Sự kiện biên không gắn với một hoạt động cùng cấp.',
  'condition-misplaced':
    'Luồng này có điều kiện mà cổng {what} không hỏi. Hãy bỏ điều kiện, hoặc dùng cổng rẽ theo điều kiện.',
  'condition-missing': 'Rẽ nhánh mà luồng {what} không có điều kiện và không phải luồng mặc định.',
  'expression-invalid': 'Biểu thức FEEL sai: {what}.',
  'expression-language': 'Biểu thức viết bằng {what}. Hãy viết lại bằng FEEL.',
  'script-missing': 'Bước tính toán không có biểu thức.',
  'decision-missing': 'Bước quyết định không nói dùng bảng quyết định nào.',
  'minutes-invalid': 'Số phút phải là số nguyên từ 0 trở lên.',
  'timer-invalid': 'Thời điểm không đúng: {what}. Hãy viết theo ISO 8601, hoặc bằng FEEL.',
  'signal-missing': 'Sự kiện tín hiệu không nói tín hiệu nào.',
  'called-unknown': 'Không có quy trình {what} để gọi.',
  'called-too-deep': 'Quy trình gọi nhau quá sâu: {what} tầng.',
  'deed-unknown': 'Chương trình không có việc này: {what}.',
  'decision-unknown': 'Không có quyết định {what} đi cùng quy trình.',
  'decision-ambiguous': 'Quyết định {what} có hai bản khác nhau, của quy trình này và của quy trình được gọi. Hãy đổi tên một bản.',
  'called-in-circle': 'Quy trình gọi chính nó: {what}.',
  'loop-invalid': 'Bước lặp phải nói số lần hoặc danh sách.',
  'link-missing': 'Không có nơi nhận của liên kết {what} ở cùng cấp.',
  'link-doubled': 'Liên kết {what} có nhiều nơi nhận ở cùng cấp. Hãy giữ một.',
  'choice-invalid': 'Sau cổng chờ sự kiện phải là các sự kiện chờ: {what}.',
  'start-missing': 'Không có nơi bắt đầu.',
  'start-not-plain':
    'Quy trình được gọi không có sự kiện bắt đầu thường: nó chờ tin, giờ hay tín hiệu nên gọi thì không bước nào chạy.',
  'start-misplaced': 'Ở đây sự kiện bắt đầu này không có tác dụng. Hãy {what}.',
  'starts-unclear': 'Quy trình con theo sự kiện phải có đúng một sự kiện bắt đầu.',
  'error-goes-on': 'Lỗi luôn ngắt việc đang làm. Hãy đặt sự kiện bắt lỗi này là sự kiện ngắt.',
  'handler-missing': 'Sự kiện hoàn tác không nối với bước hoàn tác.',
  'unreachable': 'Không đường nào dẫn đến phần tử này.',
} as const

export type BpmnProblemCode = keyof typeof TEXTS

/** A problem with its sentence; `what` is what the file says there. */
export function problem(element: string, code: BpmnProblemCode, what = ''): BpmnProblem {
  return { element, code, text: TEXTS[code].replace('{what}', () => shortened(what)) }
}

/** What a file says may be the whole file. */
function shortened(what: string): string {
  return what.length > 200 ? `${what.slice(0, 200)}…` : what
}
