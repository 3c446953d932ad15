import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import type { Answer } from '../../client.ts'
import { environment } from '../../environment.ts'
import { ENTRY } from '../../instance.ts'
import { type Draw, inTurn } from './left.ts'

const run = promisify(execFile)
/** A unit of the data, at which accounts are opened. */
const UNIT = 'cq:vp-ubnd-tinh'

/**
 * What an operator does on the command line with accounts of staff: the program acts, so that no request of a person is
 * kept, and each deed leaves its event. Few, for each is a process of its own.
 */
export function drawCommands(folder: string, entry: string | undefined, most: number): Draw {
  let [left, isBusy] = [most, false]
  return () => {
    if (left === 0 || isBusy) return undefined
    left -= 1
    isBusy = true
    const username = `lenh.${randomUUID().slice(0, 8)}`
    const motcua = (...args: string[]) => async (): Promise<Answer> => ({
      status: await exitOf(entry ?? ENTRY, [...args, '--data', folder]) === 0 ? 200 : 500, headers: {},
      body: Buffer.from(args.join(' ')),
    })
    return {
      name: 'an account is opened, unlocked, given a password, and closed by command', status: 200,
      left: { events: ['account.opened', 'role.granted', 'account.password-reset', 'account.disabled'] },
      do: () => inTurn(200, [
        motcua('user', 'create', username, '--name', 'Nguyễn Văn Lệnh', '--unit', UNIT, '--role', 'officer'),
        motcua('user', 'unlock', username), motcua('user', 'password', username), motcua('user', 'lock', username),
      ]).finally(() => { isBusy = false }),
    }
  }
}

async function exitOf(entry: string, args: readonly string[]): Promise<number> {
  try {
    await run(process.execPath, [entry, ...args], { env: environment(), timeout: 60_000 })
    return 0
  } catch {
    return 1
  }
}
