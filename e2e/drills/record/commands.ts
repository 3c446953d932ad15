import { randomUUID } from 'node:crypto'
import type { Answer } from '../../client.ts'
import { ENTRY } from '../../instance.ts'
import { motcuaOf } from '../motcua.ts'
import { type Draw, inTurn } from './left.ts'

/** A unit of the data, at which accounts are opened. */
const UNIT = 'cq:vp-ubnd-tinh'
const LONGEST = 60_000

/**
 * What an operator does on the command line with accounts of staff: the program acts, so that no request of a person is
 * kept, and each deed leaves its event. Few, for each is a process of its own.
 */
export function drawCommands(folder: string, entry: string | undefined, most: number): Draw {
  const run = motcuaOf(entry ?? ENTRY, LONGEST)
  let [left, isBusy] = [most, false]
  return () => {
    if (left === 0 || isBusy) return undefined
    left -= 1
    isBusy = true
    const username = `lenh.${randomUUID().slice(0, 8)}`
    const motcua = (...args: string[]) => async (): Promise<Answer> => ({
      status: (await run(...args, '--data', folder)).code === 0 ? 200 : 500, headers: {},
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
