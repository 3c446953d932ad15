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
