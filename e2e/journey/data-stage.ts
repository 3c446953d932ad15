import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type OpenedStage, openStage } from './open-stage.ts'

export interface OtherData {
  /** Of the data that come with the program, by its name. */
  readonly file: string
  change(text: string): string
  readonly say?: (line: string) => void
}

/** A stage whose province has one file otherwise. Throws where the change changes nothing. */
export async function openStageWith(
  { file, change, ...options }: OtherData,
): Promise<{ readonly stage: OpenedStage; close(): Promise<void> }> {
  const dataSet = mkdtempSync(join(tmpdir(), 'motcua-data-'))
  const remove = () => rmSync(dataSet, { recursive: true, force: true })
  try {
    cpSync(fileURLToPath(new URL('../../data', import.meta.url)), dataSet, { recursive: true })
    const path = join(dataSet, file)
    const [before, after] = [readFileSync(path, 'utf8'), change(readFileSync(path, 'utf8'))]
    if (before === after) throw new Error(`${file} is as it was`)
    writeFileSync(path, after)
    const stage = await openStage({ dataSet, ...options })
    return {
      stage,
      async close() {
        await stage.close()
        remove()
      },
    }
  } catch (error) {
    remove()
    throw error
  }
}
