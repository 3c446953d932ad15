export type FormSet = 'tt-01-2018' | 'tt-03-2025'

/** What a form is for, whatever number the circular in force gives it. */
export type FormKind =
  'receipt' | 'supplement-request' | 'refusal' | 'apology' | 'stop-notice' | 'control-slip' | 'register'

/** The circular as it is cited on the paper. */
export const FORM_SET_NAMES = {
  'tt-01-2018': 'Thông tư số 01/2018/TT-VPCP', 'tt-03-2025': 'Thông tư số 03/2025/TT-VPCP',
} as const satisfies Record<FormSet, string>

/** Names of the forms, by set and number (TT 01/2018 annex; TT 03/2025 annex I); `motcua` are papers of our own. */
export const FORM_NAMES = {
  'tt-01-2018': {
    '01': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    '02': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    '03': 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
    '04': 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
    '05': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    '06': 'Sổ theo dõi hồ sơ',
  },
  'tt-03-2025': {
    '01': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
    '02': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
    '03': 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
    '04': 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết',
    '05': 'Thông báo dừng giải quyết hồ sơ',
    '06': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
    '07': 'Sổ theo dõi hồ sơ',
  },
  'motcua': {
    'result': 'Kết quả giải quyết thủ tục hành chính',
    'result-draft': 'Kết quả chờ cấp số và đóng dấu',
    'hand-over': 'Phiếu giao nhận hồ sơ giấy',
    'opinion': 'Phiếu ý kiến ký số',
    'declaration': 'Tờ khai',
    'submission': 'Giấy xác nhận đã nộp hồ sơ trực tuyến',
  },
} as const

/** Which number a form has in each set; TT 01/2018 knows no stop notice. */
export const FORM_NUMBERS = {
  'tt-01-2018': {
    'receipt': '01', 'supplement-request': '02', 'refusal': '03', 'apology': '04', 'control-slip': '05',
    'register': '06',
  },
  'tt-03-2025': {
    'receipt': '01', 'supplement-request': '02', 'refusal': '03', 'apology': '04', 'stop-notice': '05',
    'control-slip': '06', 'register': '07',
  },
} as const satisfies Record<FormSet, Partial<Record<FormKind, string>>>
