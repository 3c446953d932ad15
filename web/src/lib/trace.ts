import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { say } from './language.ts'
import { TRACE_LONG, TRACE_SHORT } from './trace-texts.ts'

type TraceLine = DossierDetail['clocks'][number]['trace'][number]

export function shortReason(why: string): string {
  return sayIfKnown(why, TRACE_SHORT)
}

export function longReason(why: string): string {
  return sayIfKnown(why, TRACE_LONG)
}

/** A reason that a newer server knows, and this page does not, stands as it came. */
function sayIfKnown(why: string, words: Readonly<Record<string, Text>>): string {
  const text = words[why]
  return text ? say(text) : why
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
