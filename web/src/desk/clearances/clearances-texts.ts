import type { ClearanceState, Criterion } from '@motcua/contracts/clearances.ts'
import { texts } from '@motcua/contracts/texts.ts'

/** The list of procedures received whatever the territory: looking at it, and the deeds on an entry. */
export const CLEARANCE = texts({
  title: { vi: 'Thủ tục không phụ thuộc địa giới', en: 'Procedures received anywhere' },
  hint: {
    vi: 'Những thủ tục được nộp ở bất kỳ nơi tiếp nhận nào: đề xuất, tiêu chí, phê duyệt, thí điểm, toàn tỉnh, thu hồi.',
    en: 'Procedures that may be handed in at any counter: proposal, criteria, approval, pilot, province, revocation.',
  },
  failed: { vi: 'Không tải được danh sách', en: 'The list could not be loaded' },
  empty: { vi: 'Chưa có thủ tục nào trong danh sách.', en: 'No procedure is on the list yet.' },
  more: { vi: 'Xem thêm', en: 'More' },
  propose: { vi: 'Đề xuất thủ tục', en: 'Propose a procedure' },
  colName: { vi: 'Thủ tục', en: 'Procedure' },
  colState: { vi: 'Tình trạng', en: 'State' },
  colSince: { vi: 'Từ ngày', en: 'Since' },
  colDecision: { vi: 'Quyết định', en: 'Decision' },
  ofData: { vi: 'theo danh mục có sẵn', en: 'of the data' },
  noDay: { vi: '–', en: '–' },
  back: { vi: '← Danh sách', en: '← List' },
  procedure: { vi: 'Tìm thủ tục', en: 'Find the procedure' },
  chooseProcedure: { vi: 'Chọn một thủ tục.', en: 'Choose a procedure.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  needReason: { vi: 'Ghi lý do.', en: 'Give the reason.' },
  evidence: { vi: 'Căn cứ', en: 'Evidence' },
  evidenceHint: {
    vi: 'Cơ sở dữ liệu nào, kết nối từ khi nào, đã kiểm tra gì: để người khác kiểm tra lại được.',
    en: 'Which register, connected since when, what was checked: so that others can check it.',
  },
  needEvidence: { vi: 'Ghi căn cứ.', en: 'Give the evidence.' },
  criteria: { vi: 'Tiêu chí', en: 'Criteria' },
  unanswered: { vi: 'Chưa trả lời', en: 'Not answered' },
  met: { vi: 'Đạt', en: 'Met' },
  notMet: { vi: 'Không đạt', en: 'Not met' },
  answer: { vi: 'Trả lời', en: 'Answer' },
  earlier: { vi: '(câu trả lời trước)', en: '(earlier answer)' },
  approve: { vi: 'Phê duyệt', en: 'Approve' },
  decline: { vi: 'Không phê duyệt', en: 'Do not approve' },
  decisionNumber: { vi: 'Số quyết định', en: 'Number of the decision' },
  decisionDay: { vi: 'Ngày ký', en: 'Signed on' },
  decisionIssuer: { vi: 'Cơ quan ban hành', en: 'Issued by' },
  needDecision: { vi: 'Ghi số, ngày và cơ quan ban hành quyết định.', en: 'Give number, day and issuer.' },
  pilot: { vi: 'Mở thí điểm', en: 'Open a pilot' },
  province: { vi: 'Áp dụng toàn tỉnh', en: 'Open in all of the province' },
  revoke: { vi: 'Thu hồi', en: 'Revoke' },
  units: { vi: 'Nơi tiếp nhận thí điểm', en: 'Counters of the pilot' },
  unitsHint: { vi: 'Gõ để lọc; chọn được nhiều nơi.', en: 'Type to filter; several may be chosen.' },
  needUnits: { vi: 'Chọn ít nhất một nơi.', en: 'Choose at least one.' },
  from: { vi: 'Từ ngày', en: 'From' },
  fromWithout: { vi: 'Thôi áp dụng từ ngày', en: 'No longer from' },
  needDay: { vi: 'Ghi ngày đầy đủ.', en: 'Write a whole day.' },
  done: { vi: 'Đã ghi nhận.', en: 'Done.' },
  history: { vi: 'Quá trình', en: 'What was done' },
  proposedBy: { vi: 'Đề xuất: {who}, {at}', en: 'Proposed by {who}, {at}' },
  approvedBy: { vi: 'Phê duyệt: {who}, {at}', en: 'Approved by {who}, {at}' },
  declinedBy: { vi: 'Không phê duyệt: {who}, {at}', en: 'Declined by {who}, {at}' },
  revokedBy: { vi: 'Thu hồi từ {from}: {who}, {at}', en: 'Revoked from {from} by {who}, {at}' },
  stages: { vi: 'Nơi và thời gian áp dụng', en: 'Where and when it holds' },
  stageDays: { vi: '{stage}, từ {from}', en: '{stage}, from {from}' },
  stageTo: { vi: '{stage}, từ {from} đến {to}', en: '{stage}, {from} to {to}' },
  decision: { vi: 'Quyết định số {number} ngày {day}, {issuer}', en: 'Decision {number} of {day}, {issuer}' },
  noDecision: {
    vi: 'Chưa ghi số quyết định: có trong danh mục từ trước.', en: 'No decision on record: it was in the data before.',
  },
  answeredBy: { vi: '{who}, {at}', en: '{who}, {at}' },
})

export const CLEARANCE_STATE = texts({
  proposed: { vi: 'Đang đề xuất', en: 'Proposed' },
  declined: { vi: 'Không phê duyệt', en: 'Declined' },
  approved: { vi: 'Đã phê duyệt, chưa áp dụng', en: 'Approved, not in use' },
  pilot: { vi: 'Thí điểm', en: 'Pilot' },
  province: { vi: 'Toàn tỉnh', en: 'All of the province' },
  revoked: { vi: 'Đã thu hồi', en: 'Revoked' },
}) satisfies Record<ClearanceState, unknown>

export const CRITERION = texts({
  'data-in-register': {
    vi: 'Dữ liệu để giải quyết đã có trong cơ sở dữ liệu', en: 'The data needed stand in a register',
  },
  'connection-live': { vi: 'Kết nối đến cơ sở dữ liệu đang hoạt động', en: 'The connection to it works' },
  'no-on-site-inspection': { vi: 'Không phải kiểm tra thực địa', en: 'Nothing is looked at on site' },
}) satisfies Record<Criterion, unknown>
