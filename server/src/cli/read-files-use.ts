import { parseArgs } from 'node:util'
import { defaultDataSet } from './data-set.ts'
import { explainUse } from './explain-use.ts'

/** Files that a command was given, and the data set whose policies hold for them. */
export interface FilesUse { readonly files: readonly string[]; readonly folder: string }

/** What `FILE… [--data-set FOLDER] [--json]` says; null where help is asked for; a text says what is wrong with it. */
export function readFilesUse(args: readonly string[]): FilesUse | string | null {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { 'data-set': { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (values.help) return null
    return files.length === 0 ? 'Thiếu tệp.' : { files, folder: values['data-set'] ?? defaultDataSet() }
  } catch (error) {
    return explainUse(error)
  }
}
