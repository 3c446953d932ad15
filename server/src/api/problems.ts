import type { Problem } from '@motcua/contracts/problem.ts'
import type { FastifyReply } from 'fastify'
import { ACCOUNT_PROBLEMS } from './account-problems.ts'
import { FILE_PROBLEMS } from './file-problems.ts'
import { LIST_PROBLEMS } from './list-problems.ts'
import { GUIDE_PROBLEMS } from './guide-problems.ts'
import type { Refusal, Result } from '../kernel/result.ts'
import type { Answer } from '../platform/db.ts'

interface Told { readonly status: number; readonly title: string; readonly detail: string }

/**
 * Every refusal that a program or a screen may meet, in one place: its HTTP status, a title for whoever reads the log,
 * and a Vietnamese sentence that says what to do. docs/problems.md repeats this list, and a test compares.
 *
 * There is no 403: what one may not see answers 404, like what does not exist.
 */
export const PROBLEMS = {
  'not-found': {
    status: 404, title: 'No such thing, or not for you', detail: 'Không tìm thấy. Hãy kiểm tra lại địa chỉ.',
  },
  'not-signed-in': {
    status: 401, title: 'Not signed in', detail: 'Bạn chưa đăng nhập hoặc phiên đã hết. Hãy đăng nhập lại.',
  },
  'password-change-needed': {
    status: 409, title: 'Password must be changed first', detail: 'Hãy đổi mật khẩu trước khi làm việc khác.',
  },
  'body-invalid': {
    status: 400, title: 'Request does not fit its schema', detail: 'Dữ liệu gửi lên chưa đúng. Hãy xem từng mục.',
  },
  'not-from-here': {
    status: 400, title: 'Cross-site request', detail: 'Yêu cầu không đến từ trang này. Hãy tải lại trang rồi làm lại.',
  },
  'request-reused': {
    status: 422, title: 'This key came with another body',
    detail: 'Yêu cầu này đã gửi với nội dung khác. Hãy tải lại trang.',
  },
  'too-many-attempts': {
    status: 429, title: 'Too many attempts', detail: 'Bạn đã thử quá nhiều lần. Hãy đợi rồi thử lại.',
  },
  'sign-in-wrong': {
    status: 401, title: 'Wrong name or password', detail: 'Tên đăng nhập hoặc mật khẩu không đúng. Hãy nhập lại.',
  },
  'current-password-wrong': {
    status: 422, title: 'Current password wrong', detail: 'Mật khẩu hiện tại không đúng. Hãy nhập lại.',
  },
  'password-weak': {
    status: 422, title: 'Password against the rules', detail: 'Mật khẩu mới chưa đạt quy định. Hãy chọn mật khẩu khác.',
  },
  'password-used-before': {
    status: 422, title: 'Password used before', detail: 'Mật khẩu này đã dùng gần đây. Hãy chọn mật khẩu khác.',
  },

  'stream-only': {
    status: 406, title: 'This address is a stream of events', detail: 'Địa chỉ này chỉ dành cho màn hình đang mở.',
  },
  'too-many-screens': {
    status: 429, title: 'Too many open screens of one account',
    detail: 'Bạn mở quá nhiều cửa sổ. Hãy đóng bớt; danh sách vẫn tự tải lại sau ít phút.',
  },

  'dossier-unknown': {
    status: 404, title: 'No such dossier within reach', detail: 'Không tìm thấy hồ sơ. Hãy kiểm tra lại mã hồ sơ.',
  },
  'changed-meanwhile': {
    status: 412, title: 'The dossier was changed meanwhile',
    detail: 'Hồ sơ vừa được người khác thay đổi. Hãy tải lại để xem bản mới; nội dung bạn gõ vẫn được giữ.',
  },
  'action-not-allowed': {
    status: 409, title: 'Not possible in this state',
    detail: 'Hồ sơ đang ở trạng thái không làm được việc này. Hãy tải lại trang để xem.',
  },
  'not-your-step': {
    status: 409, title: 'The step is not yours',
    detail: 'Bước này không phải của bạn hoặc đã có người nhận. Hãy tải lại danh sách.',
  },
  'not-at-this-step': {
    status: 409, title: 'The process has another deed here',
    detail: 'Quy trình của hồ sơ chưa đến việc này. Hãy xem bước đang mở.',
  },
  'already-yours': {
    status: 409, title: 'The step is yours already', detail: 'Bước này bạn đang giữ rồi. Hãy làm tiếp.',
  },
  'nothing-handed-over': {
    status: 409, title: 'Nothing is on its way to the unit',
    detail: 'Không có hồ sơ đang chuyển đến để xác nhận: đã có người xác nhận, hoặc hồ sơ chưa rời cơ quan.',
  },
  'no-step-before': {
    status: 409, title: 'There is no step before', detail: 'Đây là bước đầu tiên nên không có bước trước để trả lại.',
  },
  'undo-too-late': {
    status: 409,
    title: 'Too late to undo',
    detail:
      'Đã hết thời gian hoàn tác, việc này đã có hiệu lực. Nếu nhầm, hãy trả lại bước trước và ghi lý do, hoặc nhờ phân công lại.',
  },
  'undo-not-possible': {
    status: 409,
    title: 'Nothing of yours to undo',
    detail:
      'Chỉ hoàn tác được việc bạn vừa làm, khi chưa ai làm gì tiếp. Nếu nhầm, hãy trả lại bước trước và ghi lý do.',
  },
  'step-without-unit': {
    status: 422, title: 'The province has no unit for a step',
    detail: 'Bước tiếp theo chưa có đơn vị thực hiện. Hãy báo người quản trị danh mục.',
  },
  'assignee-unknown': {
    status: 422, title: 'No such officer at that step',
    detail: 'Người được phân công không thuộc đơn vị hoặc không có vai trò của bước này. Hãy chọn người khác.',
  },
  'proposed-unsettled': {
    status: 409, title: 'Proposed to be returned unsettled',
    detail: 'Hồ sơ được đề xuất không giải quyết được. Hãy ra thông báo trả hồ sơ hoặc trả lại bước trước.',
  },
  'already-decided': {
    status: 409, title: 'A decision exists',
    detail: 'Hồ sơ đã có quyết định nên không dừng, không yêu cầu bổ sung và không trả lại được nữa. '
      + 'Hãy chờ nhận kết quả; quyết định còn phải sửa thì trả lại bước của người ký.',
  },
  'component-not-in-version': {
    status: 422, title: 'Component not in the version in force',
    detail: 'Chỉ được yêu cầu giấy tờ có trong thủ tục đang áp dụng. Hãy bỏ mục không có trong danh mục.',
  },
  'head-reason-needed': {
    status: 409, title: 'A further supplement needs the head',
    detail: 'Hồ sơ đã yêu cầu bổ sung một lần. Lần nữa phải do lãnh đạo ghi lý do, và hồ sơ bị tính trễ hạn.',
  },
  'already-extended': {
    status: 409, title: 'Extended as often as allowed',
    detail: 'Hồ sơ đã được hẹn lại đủ số lần cho phép; không được hẹn lại lần nữa.',
  },
  'clock-not-running': {
    status: 409, title: 'No term runs', detail: 'Hồ sơ không có thời hạn đang chạy nên không gia hạn được.',
  },
  'result-number-taken': {
    status: 422, title: 'Result number taken', detail: 'Số kết quả này đã dùng trong ngày. Hãy nhập số khác.',
  },
  'no-originals': { status: 409, title: 'No paper originals', detail: 'Hồ sơ này không có bản giấy phải chuyển.' },
  'originals-moved': {
    status: 409, title: 'Originals moved already', detail: 'Bản giấy đã được chuyển hoặc đã nhận rồi.',
  },
  'originals-not-sent': {
    status: 409, title: 'Originals not sent yet', detail: 'Bản giấy chưa được chuyển đi nên chưa nhận được.',
  },

  'nothing-said': {
    status: 422, title: 'Nothing was said', detail: 'Nội dung trao đổi đang trống. Hãy ghi nội dung rồi gửi.',
  },
  'opinion-changed': {
    status: 409, title: 'Saved in another window meanwhile',
    detail: 'Nội dung này vừa được lưu từ cửa sổ khác. Cả hai bản đều còn; hãy chọn bản cần giữ.',
  },
  'template-unknown': {
    status: 422, title: 'No such template of the agency', detail: 'Không có ý kiến mẫu này. Hãy tải lại danh sách.',
  },
  'template-named-already': {
    status: 422, title: 'A template has this name', detail: 'Đã có ý kiến mẫu tên này. Hãy đặt tên khác.',
  },
  'template-field-unknown': {
    status: 422, title: 'A template names a field that there is not',
    detail: 'Ý kiến mẫu có trường trong ngoặc nhọn không có trong danh sách. Hãy sửa tên trường.',
  },

  'procedure-unknown': {
    status: 422, title: 'No such procedure', detail: 'Không có thủ tục này. Hãy chọn lại thủ tục.',
  },
  'procedure-not-in-force': {
    status: 422, title: 'Procedure not in force',
    detail: 'Thủ tục này không còn hoặc chưa có hiệu lực. Hãy chọn lại thủ tục.',
  },
  'channel-closed': {
    status: 422, title: 'Channel not open for the procedure',
    detail: 'Thủ tục này không nhận theo cách này. Hãy chọn cách nộp khác.',
  },
  'limit-case-unknown': {
    status: 422, title: 'No such time limit', detail: 'Trường hợp thời hạn không có trong thủ tục. Hãy chọn lại.',
  },
  'territory-needed': {
    status: 422, title: 'A place decides competence',
    detail: 'Hãy chọn xã, phường, thị trấn để biết cơ quan giải quyết.',
  },
  'no-competent-unit': {
    status: 422, title: 'No unit is competent',
    detail: 'Không tìm được cơ quan giải quyết cho nơi đã chọn. Hãy chọn lại xã, phường, thị trấn.',
  },
  'no-one-stop': {
    status: 422, title: 'The competent unit receives nowhere',
    detail: 'Cơ quan giải quyết chưa có nơi tiếp nhận. Hãy liên hệ trực tiếp cơ quan đó.',
  },
  'not-received-here': {
    status: 422, title: 'Not received at this section',
    detail: 'Thủ tục này không nhận ở đây. Hãy nộp tại nơi tiếp nhận của cơ quan có thẩm quyền.',
  },
  'components-missing': {
    status: 422, title: 'Components missing or wrong',
    detail: 'Hồ sơ chưa đủ giấy tờ. Hãy bổ sung tất cả các mục được nêu.',
  },
  'answers-wrong': {
    status: 422, title: 'Answers of the form refused', detail: 'Tờ khai có mục chưa đúng. Hãy sửa các mục được nêu.',
  },
  'upload-unknown': {
    status: 422, title: 'No such upload of yours',
    detail: 'Tệp đính kèm không còn hoặc không phải của bạn. Hãy tải tệp lên lại.',
  },
  'same-dossier-open': {
    status: 409, title: 'The same is open already',
    detail: 'Một hồ sơ giống hệt đang được giải quyết. Nếu vẫn muốn nộp thêm, hãy xác nhận.',
  },
  'handed-in-later': {
    status: 422, title: 'Handed in later than now', detail: 'Thời điểm nộp phải trước lúc này. Hãy sửa lại.',
  },
  'person-unknown': {
    status: 422, title: 'No such person', detail: 'Không tìm thấy người này. Hãy tìm lại hoặc mở tài khoản.',
  },
  'calendar-missing': {
    status: 422, title: 'Day outside the working calendars',
    detail: 'Lịch làm việc chưa có cho thời hạn này. Hãy báo người quản trị.',
  },
  'no-section': {
    status: 409, title: 'The account sits at no section',
    detail: 'Tài khoản của bạn chưa gắn với bộ phận tiếp nhận nào. Hãy báo người quản trị đơn vị.',
  },
  'section-needed': {
    status: 422, title: 'At which section is not said',
    detail: 'Bạn làm việc ở nhiều bộ phận. Hãy chọn bộ phận của việc này.',
  },
  'register-too-long': {
    status: 422, title: 'Too much for one book',
    detail: 'Sổ in mỗi lần tối đa 31 ngày và 2.000 hồ sơ. Hãy chọn khoảng ngày ngắn hơn.',
  },
  'no-declaration': {
    status: 409, title: 'Nothing was declared online',
    detail: 'Hồ sơ này không có tờ khai điện tử để in. Hãy xem tờ khai giấy trong hồ sơ.',
  },
  'outside-demonstration': {
    status: 404, title: 'Only in a demonstration', detail: 'Chức năng này chỉ có ở bản trình diễn.',
  },
  'clock-out-of-range': {
    status: 422, title: 'The clock cannot go there',
    detail: 'Đồng hồ không đặt được đến lúc này. Hãy chọn thời điểm khác.',
  },
  ...ACCOUNT_PROBLEMS,
  ...LIST_PROBLEMS,
  ...FILE_PROBLEMS,
  ...GUIDE_PROBLEMS,
  'unexpected': {
    status: 500, title: 'Unexpected', detail: 'Có lỗi ngoài dự kiến; chúng tôi đã ghi lại. Hãy thử lại sau ít phút.',
  },
  'unavailable': {
    status: 503, title: 'Temporarily unavailable',
    detail: 'Hệ thống tạm thời chưa trả lời được. Nội dung của bạn chưa mất; hãy thử lại sau một phút.',
  },
} as const satisfies Readonly<Record<string, Told>>

export type ProblemCode = keyof typeof PROBLEMS
export interface FieldProblem { readonly pointer: string; readonly code: string; readonly text: string }

/** A problem (RFC 9457) by its stable code; `errors` say the same beside each field, all at once. */
export function problemOf(code: ProblemCode, errors: readonly FieldProblem[] = [], detail?: string): Problem {
  const told = PROBLEMS[code]
  return {
    type: `/problems/${code}`, title: told.title, status: told.status, code, detail: detail ?? told.detail,
    errors: [...errors],
  }
}

/** A fault of one field, in the words of its code. */
export function faultAt(pointer: string, code: ProblemCode): FieldProblem {
  return { pointer, code, text: PROBLEMS[code].detail }
}

/** Sends a problem with its own status and media type. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(problem.status).type('application/problem+json').send(problem)
}

/** The code of a refusal must be in the list above: a new one does not compile until somebody has said what to tell. */
export type Tellable = Refusal & { readonly code: ProblemCode }

/** Sends the answer of a deed, or its refusal as `explain` puts it: one mapping for all routes. */
export function sendOutcome<R extends Tellable>(
  reply: FastifyReply, outcome: Result<Answer, R>, explain: (refusal: R) => Problem = explainPlainly,
): FastifyReply {
  if (!outcome.ok) return sendProblem(reply, explain(outcome.refusal))
  return reply.code(outcome.value.status).send(outcome.value.body)
}

/** A refusal with no more to say than its code. */
export function explainPlainly({ code }: Tellable): Problem {
  return problemOf(code)
}
