import type { Measure } from './measures.ts'

/** What each measure counts, as whoever opens a figure reads it. */
export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  'received': 'hồ sơ tiếp nhận, cả từ kỳ trước chuyển qua',
  'received-online': 'hồ sơ tiếp nhận trực tuyến',
  'received-direct': 'hồ sơ tiếp nhận trực tiếp hoặc qua bưu chính',
  'carried-over': 'hồ sơ từ kỳ trước chuyển qua',
  'settled': 'hồ sơ đã giải quyết',
  'settled-early': 'hồ sơ giải quyết trước hạn',
  'settled-on-time': 'hồ sơ giải quyết đúng hạn',
  'settled-late': 'hồ sơ giải quyết quá hạn',
  'open': 'hồ sơ đang giải quyết',
  'open-in-term': 'hồ sơ đang giải quyết, trong hạn',
  'open-late': 'hồ sơ đang giải quyết, quá hạn',
  'come': 'hồ sơ tiếp nhận trong kỳ',
  'due': 'hồ sơ đến hạn trong kỳ',
  'due-kept': 'hồ sơ đến hạn đã giải quyết trước hạn hoặc đúng hạn',
  'come-with-account': 'hồ sơ tiếp nhận trong kỳ mà người nộp có tài khoản',
  'come-owing': 'hồ sơ tiếp nhận trong kỳ có khoản thu lớn hơn 0',
  'come-paid-online': 'hồ sơ tiếp nhận trong kỳ có khoản đã trả trực tuyến',
  'come-held': 'hồ sơ tiếp nhận trong kỳ có thành phần đã có trong Kho hoặc cơ sở dữ liệu',
  'come-held-reused': 'hồ sơ tiếp nhận trong kỳ mà mọi thành phần đã có đều được dùng lại',
  'come-reused': 'hồ sơ tiếp nhận trong kỳ có ít nhất một thành phần được dùng lại',
  'with-result': 'hồ sơ có kết quả ký trong kỳ',
  'with-digital-result': 'hồ sơ có kết quả ký số trong kỳ',
  'all-digital': 'hồ sơ có kết quả ký số và mọi giấy nộp vào đều có bản số',
  'handed-over': 'hồ sơ có ít nhất một lần chuyển cho cơ quan khác trong kỳ, nơi nhận đã xác nhận',
  'handed-over-electronically': 'hồ sơ mà mọi lần chuyển cho cơ quan khác trong kỳ đều bằng điện tử',
  'come-asked-again': 'hồ sơ tiếp nhận trong kỳ có thành phần đã có mà cơ quan vẫn yêu cầu nộp lại',
  'come-synced': 'hồ sơ tiếp nhận trong kỳ đã được Cổng Dịch vụ công quốc gia xác nhận nhận đồng bộ',
  'come-sync-differs': 'hồ sơ tiếp nhận trong kỳ mà lần đối soát gần nhất thấy hai bên ghi khác nhau',
  'with-papers-and-result': 'hồ sơ có kết quả ký số và có ít nhất một thành phần có tệp đính kèm',
  'come-shared': 'hồ sơ tiếp nhận trong kỳ dùng thành phần lấy từ Kho quốc gia, hoặc có kết quả ký số đã đồng bộ',
  'steps-done': 'bước xử lý đã xong của các hồ sơ giải quyết trong kỳ',
  'steps-kept': 'bước xử lý xong trong hạn của bước',
  'step-hours': 'số giờ từ lúc bước mở đến lúc xong',
  'visits-served': 'lượt được phục vụ',
  'minutes-waited': 'số phút chờ của các lượt được phục vụ',
  'surveys': 'phiếu khảo sát',
  'answers': 'câu trả lời trong các phiếu khảo sát',
  'answers-satisfied': 'câu trả lời ở mức hài lòng hoặc rất hài lòng',
  'petitions': 'phản ánh, kiến nghị đã xử lý xong hoặc đến hạn trong kỳ',
  'petitions-kept': 'phản ánh, kiến nghị trả lời hoặc từ chối đúng hạn',
}

/** What a sum of measures counts, in words. */
export function wordsOf(measures: readonly Measure[]): string {
  return measures.map((one) => MEASURE_WORDS[one]).join(' + ')
}
