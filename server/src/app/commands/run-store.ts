import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { STORE_HELP, readStoreUse, runStore } from '../../cli/store.ts'
import { isNamed, noteEntryContents } from '../../jobs/keep-store.ts'
import { environment, readConfig } from '../../platform/config.ts'
import { openLog } from '../../platform/log.ts'
import { makeStoreKey } from '../../platform/store/key-ring.ts'
import { attach } from '../data-folder.ts'
import { openRooms } from '../open-rooms.ts'

/** `motcua store`. */
export async function runStoreCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.stdout(STORE_HELP)
    return 0
  }
  const use = readStoreUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, STORE_HELP)
  if (use.command === 'key') return makeKey(io, use.json)
  const { config, detach } = await attach(use.data)
  try {
    if (use.command === 'rotate' && config.store.keysFolder === undefined)
      throw new Error('Chưa đặt MOTCUA_STORE_KEYS, thư mục chứa khóa mã hóa tệp. Hãy đặt biến đó rồi chạy motcua store key.')
    const rooms = await openRooms(config, openLog('error'))
    return await runStore(use, io, {
      ...rooms, noteContents: () => noteEntryContents(rooms.db), isNamed: (sha256) => isNamed(rooms.db, sha256),
    // oxlint-disable-next-line typescript/no-misused-promises -- what a finally returns is waited for
    }).finally(() => rooms.close())
  } finally {
    await detach()
  }
}

async function makeKey(io: CommandIo, json: boolean): Promise<ExitCode> {
  const read = readConfig(environment(), { MOTCUA_PROFILE: 'demonstration' }) // only where keys lie is asked
  const folder = read.ok ? read.value.store.keysFolder : undefined
  if (!read.ok) throw new Error(read.refusal.text)
  if (folder === undefined) throw new Error('Hãy đặt MOTCUA_STORE_KEYS, thư mục chứa khóa mã hóa tệp, nằm ngoài kho tệp.')
  const file = await makeStoreKey(folder)
  io.stdout(json
    ? JSON.stringify({ ok: true, file })
    : `Khóa mới: ${file}. Hãy cất một bản ở nơi khác, rồi chạy motcua store rotate để mã hóa lại tệp cũ.`)
  return 0
}
