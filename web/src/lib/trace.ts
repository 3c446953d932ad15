import type { DossierDetail } from '@motcua/contracts/dossiers.ts'

type TraceLine = DossierDetail['clocks'][number]['trace'][number]

const WORDS: Readonly<Record<string, readonly [short: string, long: string]>> = {
  'counted': ['tính', 'Ngày được tính'],
  'day-of-receipt': ['nhận', 'Ngày nhận hồ sơ, chưa tính'],
  'weekend': ['nghỉ', 'Nghỉ hằng tuần, không tính'],
  'holiday': ['lễ', 'Nghỉ lễ, tết, không tính'],
  'paused': ['dừng', 'Tạm dừng tính thời hạn'],
  'after-closing': ['sau giờ', 'Nộp sau giờ làm việc, tính từ ngày sau'],
  'after-cutoff': ['sau 15 giờ', 'Nhận sau giờ chốt, tính từ ngày sau'],
  'moved-on': ['lùi', 'Ngày cuối là ngày nghỉ, lùi sang ngày làm việc sau'],
  'before-restart': ['tính lại', 'Trước khi tính lại từ đầu'],
}

export function shortReason(why: string): string {
  return WORDS[why]?.[0] ?? why
}

export function longReason(why: string): string {
  return WORDS[why]?.[1] ?? why
}

/** Each reason of the trace once, in the order met, with its article. */
export function reasonsOf(trace: readonly TraceLine[]): readonly { readonly why: string; readonly article: string }[] {
  return [...new Map(trace.map(({ why, article }) => [`${why}|${article}`, { why, article }])).values()]
}

/** The trace as weeks from Monday to Sunday; places before the first and after the last day are empty. */
export function weeksOf(trace: readonly TraceLine[]): readonly (readonly (TraceLine | undefined)[])[] {
  const weeks = new Map<number, (TraceLine | undefined)[]>()
  for (const line of trace) {
    const number = Date.parse(line.day) / 86_400_000 + 3 // 01/01/1970 was a Thursday, the fourth day of its week
    const week = weeks.get(Math.floor(number / 7)) ?? new Array<TraceLine | undefined>(7).fill(undefined)
    week[number % 7] = line
    weeks.set(Math.floor(number / 7), week)
  }
  return [...weeks.entries()].sort(([a], [b]) => a - b).map(([, week]) => week)
}
