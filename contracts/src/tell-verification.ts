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

/** What the register said just now of a result that it knows. */
export interface AskedNow {
  readonly end: EndedResult | null
  /** SHA-256 of the file that was issued, 64 hexadecimal digits. */
  readonly sha256: string
}
/** `not-known`: it was asked, and knows no such result, such as one that was signed and never issued. */
export type Answer = AskedNow | 'not-known'

/**
 * Tells a verification at a moment, in the language of `say`; `asked` is undefined where nobody could be asked. What
 * the register says counts more than the lists, and cannot make a file good that is not.
 */
export function tellVerification(found: Verification, held: Held, now: Date, say: Say, asked?: Answer): Told {
  const { claims, seal } = found
  const told = asked === 'not-known' ? undefined : asked
  const ended = told ? told.end : found.ended
  const at = held.ends ? momentOf(held.ends.madeAt) : ''
  const isOther = isOtherFile(found, told)
  const isUnknown = asked === 'not-known' && isSoundIn(found) && !ended
  const verdict = isOther ? 'invalid'
    : isUnknown ? 'unknown' : told && isSoundIn(found) ? ended ? 'ended' : 'valid' : found.verdict
  const until = [held.keys.validUntil, held.ends?.validUntil ?? held.keys.validUntil].sort()[0] ?? ''
  const asOf = asked ? momentOf(now.toISOString()) : at
  return {
    verdict,
    headline: isUnknown ? say(VERIFY['not-known'], { issuer: claims?.issuer ?? '' })
      : isOther ? otherFile(found, ended, say, asOf) : headlineOf(found, ended, verdict, say, asOf),
    facts: claims ? (['issuer', 'title', 'number', 'day', 'code', 'holder'] as const).map((key) => (
      { label: say(VERIFY[key]), text: key === 'day' ? dayOf(claims.day) : claims[key] })) : [],
    checked: [
      ...claims ? [say(VERIFY['checked-qr'])] : [],
      ...seal ? [say(VERIFY['checked-file'], { name: seal.name })] : [],
      ...asked ? [say(VERIFY['checked-now'])] : held.ends && claims ? [say(VERIFY['checked-list'], { at })] : [],
    ],
    notChecked: claims ? [
      say(VERIFY[found.file === undefined ? 'not-words' : 'not-chain']),
      ...asked || !held.ends ? [] : [say(VERIFY['not-since'], { at })],
    ] : [],
    warning: !asked && until < now.toISOString() ? say(VERIFY['list-old'], { until: momentOf(until) }) : undefined,
  }
}

/** Nothing speaks against it but what the register may say. */
function isSoundIn({ qr, file }: Verification): boolean {
  return qr === 'ours' && (file === undefined || file === 'sealed')
}

/** It is sealed, and not the one that was issued: of one result there is one file. */
function isOtherFile({ qr, file, sha256 }: Verification, told: AskedNow | undefined): boolean {
  const isSealed = file === 'sealed' || file === 'unknown-seal'
  return qr === 'ours' && isSealed && told !== undefined && told.sha256 !== sha256
}

/** The bad news first, then what is true of the code in it: that it is genuine, or what ended it. */
function otherFile(
  { claims }: Verification, ended: EndedResult | null | undefined, say: Say, at: string,
): string {
  return `${say(VERIFY['other-file'])} ${ended
    ? say(VERIFY[ended[1]], { day: dayOf(ended[2]) }) : say(VERIFY.valid, { issuer: claims?.issuer ?? '', at })}`
}

function headlineOf(
  { qr, file, claims, seal }: Verification, ended: EndedResult | null | undefined, verdict: Verification['verdict'],
  say: Say, at: string,
): string {
  const names = { issuer: claims?.issuer ?? '', name: seal?.name ?? '', at }
  if (qr === 'unreadable' && file === 'changed') return say(VERIFY.changed)
  if (qr !== 'ours') return say(VERIFY[qr])
  if (file !== undefined && file !== 'sealed') return say(VERIFY[file], names)
  if (ended) return say(VERIFY[ended[1]], { day: dayOf(ended[2]) })
  if (verdict !== 'valid') return say(VERIFY['no-list'])
  return say(VERIFY[file === undefined ? 'valid' : 'valid-file'], names)
}

function dayOf(day: string): string {
  return day.split('-').reverse().join('/')
}

/** As people here write it, by the time of Viet Nam, whatever the machine is set to. */
function momentOf(iso: string): string {
  const there = new Date(new Date(iso).getTime() + 7 * 3_600_000).toISOString()
  return `${there.slice(11, 16)} ${dayOf(there.slice(0, 10))}`
}
