import { FILE_FAULT } from './file-fault-texts.ts'
import { MEGABYTE, sayDecimal } from './file-size.ts'
import { type Language, sayIn } from './texts.ts'

/** Limits of uploads as far as they are said to people. */
export interface SaidLimits {
  /** Bytes. */
  readonly maxBytes: number
  readonly kinds: readonly string[]
  readonly maxPixels: number
  readonly maxPages: number
  readonly minSide: number
  readonly maxFiles: number
}

/** Why a file was not taken; `found` is what stands against the limit. */
export interface SaidFault {
  readonly code: Exclude<keyof typeof FILE_FAULT, 'file-larger-than' | 'file-too-small'>
  readonly found?: number
}

const NAMES: Readonly<Record<string, string>> = { 'application/pdf': 'PDF', 'image/jpeg': 'JPG', 'image/png': 'PNG' }

/** The kinds that are taken, as people call them: `PDF, JPG, PNG`. */
export function sayKinds(kinds: readonly string[]): string {
  return kinds.map((kind) => NAMES[kind] ?? kind).join(', ')
}

/** `12,3 MB`; rounded up, so that what is too large never reads like the limit. */
export function sayMegabytes(language: Language, bytes: number): string {
  return `${amount(language, Math.ceil(bytes / MEGABYTE * 10) / 10)} MB`
}

/** The same of a file that was not even sent, where its size is known before. Both in bytes. */
export function sayTooLarge(language: Language, found: number, most: number): string {
  return sayIn(language)(FILE_FAULT['file-too-large'], {
    found: sayMegabytes(language, found), most: sayMegabytes(language, most),
  })
}

/** What the person at the screen reads: what is wrong, which limit holds, what to do. */
export function sayFileFault(language: Language, { code, found }: SaidFault, limits: SaidLimits): string {
  const say = sayIn(language)
  switch (code) {
    case 'file-kind-not-allowed': return say(FILE_FAULT[code], { kinds: sayKinds(limits.kinds) })
    case 'file-too-large':
      return found === undefined
        ? say(FILE_FAULT['file-larger-than'], { most: sayMegabytes(language, limits.maxBytes) })
        : sayTooLarge(language, found, limits.maxBytes)
    case 'picture-too-large': return say(FILE_FAULT[code], { most: amount(language, limits.maxPixels / 1e6) })
    case 'file-too-many-pages': return say(FILE_FAULT[code], { found: found ?? 0, most: limits.maxPages })
    case 'file-unreadable':
      return found === undefined
        ? say(FILE_FAULT[code])
        : say(FILE_FAULT['file-too-small'], { found, most: limits.minSide })
    case 'file-too-many': return say(FILE_FAULT[code], { most: limits.maxFiles })
    case 'file-several-kinds': case 'file-active-content': case 'file-too-heavy': case 'file-infected':
    case 'file-missing': case 'file-empty': case 'file-password-protected': case 'file-broken': case 'file-duplicate':
      return say(FILE_FAULT[code])
  }
}

function amount(language: Language, value: number): string {
  return sayDecimal(language, Math.round(value * 10) / 10)
}
