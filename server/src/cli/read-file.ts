import { readFileSync } from 'node:fs'
import { textOfError } from '../kernel/text-of-error.ts'
import type { CommandIo } from './batch.ts'

/** The text of a file that was named on the command line; undefined, and said, if it cannot be read. */
export function readNamedFile(file: string, { stderr }: CommandIo): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    stderr(`Không đọc được ${file}: ${textOfError(error)}`)
    return undefined
  }
}
