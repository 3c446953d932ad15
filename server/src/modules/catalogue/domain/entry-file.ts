/** What stands in guides beside words, by content: pictures, short films, captions. */
export const ENTRY_FILE_KINDS = ['image/jpeg', 'image/png', 'video/mp4', 'video/webm', 'text/vtt'] as const
export type EntryFileKind = typeof ENTRY_FILE_KINDS[number]

const MIB = 1_048_576
/** Bytes. A film of fifteen megabytes is two minutes; a phone on a slow line loads nothing of it unasked. */
export const MOST_BYTES: Readonly<Record<EntryFileKind, number>> = {
  'image/jpeg': MIB, 'image/png': MIB, 'video/mp4': 15 * MIB, 'video/webm': 15 * MIB, 'text/vtt': 200_000,
}
export const MOST_OF_ALL = 15 * MIB

export function isEntryFileKind(kind: string | undefined): kind is EntryFileKind {
  return (ENTRY_FILE_KINDS as readonly (string | undefined)[]).includes(kind)
}

/** Whether the boxes of an MP4 (ISO/IEC 14496-12) reach to its end, with a table of contents and data among them. */
export function isWholeMp4(bytes: Buffer): boolean {
  const types = new Set<string>()
  let at = 0
  while (at + 8 <= bytes.length) {
    const [short, type] = [bytes.readUInt32BE(at), bytes.toString('latin1', at + 4, at + 8)]
    const size = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short
    if (short === 0) at = bytes.length // to the end of the file
    else if (size < 8) return false
    else at += size
    types.add(type)
  }
  return at === bytes.length && types.has('moov') && types.has('mdat')
}

/** Whether a text is captions (WebVTT) with at least one cue. */
export function isCaptions(text: string): boolean {
  return /^\ufeff?WEBVTT(?:[ \t][^\n\r]*)?(?:\r\n?|\n)/.test(text)
    && /^(?:\d{2,}:)?\d\d:\d\d\.\d{3} --> (?:\d{2,}:)?\d\d:\d\d\.\d{3}/m.test(text)
}
