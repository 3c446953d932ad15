import type { ChangedField } from '../catalogue/public.ts'

/** Figures of the province that count something else once a procedure is otherwise, by what changes. */
const TOUCHED: Readonly<Partial<Record<ChangedField, readonly string[]>>> = {
  'code': ['Báo cáo theo mã thủ tục'],
  'sector': ['Báo cáo theo lĩnh vực'],
  'level': ['Báo cáo theo cấp giải quyết'],
  'competent': ['Báo cáo theo cơ quan giải quyết'],
  'service-level': ['Tỷ lệ dịch vụ công trực tuyến toàn trình', 'Tỷ lệ hồ sơ nộp trực tuyến'],
  'channel': ['Tỷ lệ hồ sơ nộp trực tuyến'],
  'limit': ['Tỷ lệ giải quyết đúng hạn'],
  'step': ['Thời gian từng bước'],
  'fee': ['Phí, lệ phí đã thu'],
  'component': ['Tỷ lệ giấy tờ được khai thác, tái sử dụng'],
  'result': ['Tỷ lệ kết quả điện tử'],
  'territory': ['Tiếp nhận không phụ thuộc địa giới'],
}

/** The figures that change their meaning, each once, in the order of the changes. */
export function reportsTouched(fields: readonly ChangedField[]): string[] {
  return [...new Set(fields.flatMap((field) => TOUCHED[field] ?? []))]
}
