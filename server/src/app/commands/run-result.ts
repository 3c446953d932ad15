import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEndList, readKeyList } from '@motcua/contracts/result-lists.ts'
import type { Held } from '@motcua/contracts/verify-result.ts'
import type { CommandIo, ExitCode } from '../../cli/batch.ts'
import { refuseUse } from '../../cli/refuse.ts'
import { RESULT_VERIFY_HELP, type ResultVerifyUse, readResultVerifyUse, runResultVerify } from '../../cli/result-verify.ts'
import { findPublicStatus } from '../../modules/dossiers/public.ts'
import { resultLists } from '../../pages/result-lists.ts'
import { systemClock } from '../../platform/clock.ts'
import { openLog } from '../../platform/log.ts'
import { attach, defaultFolder } from '../data-folder.ts'
import { openRooms } from '../open-rooms.ts'

const [KEYS, ENDS] = ['khoa.json', 'thu-hoi.json']

/** `motcua result verify`: `args` is what stands after these two words. */
export async function runResultVerifyCommand(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  if (args.includes('--help')) {
    io.stdout(RESULT_VERIFY_HELP)
    return 0
  }
  const use = readResultVerifyUse(args)
  if (typeof use === 'string') return refuseUse(io, args, use, RESULT_VERIFY_HELP)
  return use.isOffline ? verifyOffline(use, io) : verifyHere(use, io)
}

function folderOf({ lists, data }: ResultVerifyUse): string {
  return lists ?? join(data ?? defaultFolder(), 'xac-minh')
}

async function verifyOffline(use: ResultVerifyUse, io: CommandIo): Promise<ExitCode> {
  const held = await readLists(folderOf(use))
  if (!held) {
    io.stderr(`Trong ${folderOf(use)} chưa có danh sách khóa dùng được. Hãy chạy một lần không có --offline, hoặc tải `
      + `${KEYS} và ${ENDS} ở trang /xac-minh về một thư mục rồi thêm --lists THƯ-MỤC.`)
    return 1
  }
  return runResultVerify(use, io, { held, ask: () => Promise.resolve(undefined), now: systemClock.now() })
}

/** Asks the register of an installation, and keeps both lists for when there is none. */
async function verifyHere(use: ResultVerifyUse, io: CommandIo): Promise<ExitCode> {
  const { config, detach } = await attach(use.data)
  try {
    const rooms = await openRooms(config, openLog('warn'))
    try {
      const { keys, ends, signed } = await resultLists(rooms)
      await mkdir(folderOf(use), { recursive: true })
      await writeFile(join(folderOf(use), KEYS), JSON.stringify(signed.keys))
      await writeFile(join(folderOf(use), ENDS), JSON.stringify(signed.ends))
      return await runResultVerify(use, io, {
        held: { keys, ends }, now: rooms.machineClock.now(),
        async ask(code, digest) {
          const status = await findPublicStatus(rooms.db, code, digest)
          if (!status) return 'not-known'
          const { sha256, end } = status
          return { sha256, end: end && [end.code, end.kind, end.day] }
        },
      })
    } finally {
      await rooms.close()
    }
  } finally {
    await detach()
  }
}

async function readLists(folder: string): Promise<Held | undefined> {
  const read = async (name: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(join(folder, name), 'utf8'))
    } catch {
      return undefined // not kept, or no list
    }
  }
  const keys = await readKeyList(await read(KEYS))
  return keys && { keys, ends: await readEndList(await read(ENDS), keys.keys) }
}
