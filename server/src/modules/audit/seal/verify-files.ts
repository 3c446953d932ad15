import type { SealFinding } from './seal-finding.ts'

/** Reads every file that a record names, and holds its bytes against the hash by which it is named. */
export async function verifyFiles(
  files: ReadonlyMap<string, string>, hashOf: (sha256: string) => Promise<string | undefined>, found: SealFinding[],
): Promise<void> {
  for (const [file, record] of files) {
    const is = await hashOf(file)
    if (is === undefined) found.push({ code: 'file-missing', file, record })
    else if (is !== file) found.push({ code: 'file-changed', file, record })
  }
}
