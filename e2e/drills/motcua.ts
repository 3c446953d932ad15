import { execFile } from 'node:child_process'

/** How a command ended, and what it printed on both. */
export interface Ran { readonly code: number; readonly said: string; readonly complained: string }

/** Runs one command of the program, as an operator does; a command that is refused is no error. */
export type Motcua = (...args: readonly string[]) => Promise<Ran>

/** A million dossiers take long to restore on a busy machine. */
const LONGEST = 3_000_000

/** The commands of this program, each of which ends after so many milliseconds at most. */
export function motcuaOf(entry: string, longest = LONGEST): Motcua {
  const limits = { timeout: longest, maxBuffer: 1 << 28 }
  return (...args) => new Promise((done) => {
    execFile(process.execPath, [entry, ...args], limits, (error, said, complained) => {
      done({ code: error ? Number(error.code ?? 1) : 0, said, complained })
    })
  })
}

/** Throws if the command was refused. */
export async function must(ran: Promise<Ran>): Promise<void> {
  const { code, complained } = await ran
  if (code !== 0) throw new Error(`a command ended with ${code}: ${complained}`)
}
