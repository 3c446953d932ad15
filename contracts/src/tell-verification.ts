import type { EndedResult } from './result-lists.ts'
import type { Say } from './texts.ts'
import type { Held, Verification } from './verify-result.ts'
import { VERIFY } from './verify-texts.ts'

/** A verification in words: first what it comes to, then what the result says, then what was looked at and what not. */
export interface Told {
  readonly verdict: Verification['verdict']
  readonly headline: string
  readonly facts: readonly { readonly label: string; readonly text: string }[]
  readonly checked: readonly string[]
  readonly notChecked: readonly string[]
  /** Of lists that are out of date. */
  readonly warning: string | undefined
}

/** What the register said just now; undefined where nobody could be asked. */
export interface AskedNow { readonly end: EndedResult | null }

/** Tells a verification at a moment, in the language of `say`. */
export function tellVerification(found: Verification, held: Held, now: Date, say: Say, asked?: AskedNow): Told {
  const { claims, seal } = found
  const ended = asked ? asked.end : found.ended
  const at = held.ends ? momentOf(held.ends.madeAt) : ''
  const verdict = asked && found.qr === 'ours' && (found.file === undefined || found.file === 'sealed')
    ? asked.end ? 'ended' : 'valid'
    : found.verdict
  const until = [held.keys.validUntil, held.ends?.validUntil ?? held.keys.validUntil].sort()[0] ?? ''
  return {
    verdict, headline: headlineOf(found, ended, verdict, say, asked ? momentOf(now.toISOString()) : at),
    facts: claims ? (['issuer', 'title', 'number', 'day', 'code', 'holder'] as const).map((key) => (
      { label: say(VERIFY[key]), text: key === 'day' ? dayOf(claims.day) : claims[key] })) : [],
    checked: [
      ...claims ? [say(VERIFY['checked-qr'])] : [],
      ...seal && found.file === 'sealed' ? [say(VERIFY['checked-file'], { name: seal.name })] : [],
      ...asked ? [say(VERIFY['checked-now'])] : held.ends && claims ? [say(VERIFY['checked-list'], { at })] : [],
    ],
    notChecked: claims ? [
      say(VERIFY[found.file === undefined ? 'not-words' : 'not-chain']),
      ...asked || !held.ends ? [] : [say(VERIFY['not-since'], { at })],
    ] : [],
    warning: !asked && until < now.toISOString() ? say(VERIFY['list-old'], { until: momentOf(until) }) : undefined,
  }
}

function headlineOf(
  { qr, file, claims }: Verification, ended: EndedResult | null | undefined, verdict: Verification['verdict'], say: Say,
  at: string,
): string {
  if (qr !== 'ours') return say(VERIFY[qr])
  if (file !== undefined && file !== 'sealed') return say(VERIFY[file])
  if (ended) return say(VERIFY[ended[1]], { day: dayOf(ended[2]) })
  if (verdict !== 'valid') return say(VERIFY['no-list'])
  return say(VERIFY[file === undefined ? 'valid' : 'valid-file'], { issuer: claims?.issuer ?? '', at })
}

function dayOf(day: string): string {
  return day.split('-').reverse().join('/')
}

/** As people here write it, by the time of Viet Nam, whatever the machine is set to. */
function momentOf(iso: string): string {
  const there = new Date(new Date(iso).getTime() + 7 * 3_600_000).toISOString()
  return `${there.slice(11, 16)} ${dayOf(there.slice(0, 10))}`
}
