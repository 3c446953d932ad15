/** Readers look for the end within the last 1024 bytes; some scanners pad with more. */
const TAIL = 4_096
const HEAD = 1_024

/**
 * Whether the end of a PDF is missing: what a download that broke off leaves. A file made for the web tells its length
 * in front (ISO 32000-1, annex F), where it has an end of its own, too.
 */
export function isCutPdf(bytes: Buffer): boolean {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] ?? 0) <= 32) end -= 1 // spaces, ends of lines, and zeros that fill up a block
  const told = /\/Linearized[^>]{0,200}?\/L\s{1,9}(\d{1,12})/.exec(bytes.toString('latin1', 0, HEAD))?.[1]
  if (told !== undefined && Number(told) > bytes.length) return true
  return !bytes.subarray(Math.max(0, end - TAIL), end).includes('startxref')
}
