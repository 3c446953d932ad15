import type { Language } from './texts.ts'

const KILOBYTE = 1_024
/** Bytes of a megabyte (MB), in limits and beside files alike: 1.024 kB of 1.024 bytes each, as Windows counts them. */
export const MEGABYTE = 1_048_576

/** `1,2 MB`, `340 kB`: whole kilobytes until a megabyte is full. */
export function saySize(language: Language, bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / KILOBYTE))
  if (kilobytes < KILOBYTE) return `${String(kilobytes)} kB`
  return `${sayDecimal(language, Math.round(bytes / MEGABYTE * 10) / 10)} MB`
}

/** `1,2` in Vietnamese, `1.2` in English. */
export function sayDecimal(language: Language, value: number): string {
  const text = String(value)
  return language === 'vi' ? text.replace('.', ',') : text
}
