import { bodyHashOf } from '../modules/audit/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import {
  type Adapter, type ComparedProcedures, type KeptProcedures, compareProcedures, isPublishing, keepProcedures,
} from '../modules/integration/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { SendFault } from '../platform/send-fault.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { refuseDeed } from './refuse.ts'

interface ProcedureRooms extends Backing {
  readonly adapters: readonly Adapter[]
  readonly catalogue: CatalogueSource
}

const PROGRAM = 1n

/** `motcua exchange procedures`: compares now, keeps what was found, and tells it. */
export async function runProcedures(
  partner: string, isJson: boolean, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: ProcedureRooms,
): Promise<ExitCode> {
  const refused = (code: string, text: string) => refuseDeed(io, isJson, code, text)
  const adapter = rooms.adapters.find((one) => one.partner === partner)
  if (!adapter) return refused('partner-unknown', `không có hệ thống ${partner} trong MOTCUA_PARTNERS`)
  if (!isPublishing(adapter)) return refused('partner-not-publishing', `hệ thống ${partner} không công bố thủ tục`)
  try {
    const compared = await compareProcedures(rooms.catalogue, adapter, rooms.clock.now())
    const sender = { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf('exchange procedures') }
    let kept: KeptProcedures = { added: 0, ended: 0 }
    await inTransaction(rooms, sender, async (ctx) => {
      const done = await keepProcedures(ctx, compared)
      if (done.ok) kept = done.value
      return done
    }, () => ({ status: 200, body: null }))
    io.stdout(isJson ? JSON.stringify({ ...shown(compared), ...kept }) : wordsOf(compared, kept.added))
    return compared.found.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    return refused('partner-unreachable', `${partner} chưa trả lời (${error.code}), hãy đối chiếu lại sau`)
  }
}

function shown({ partner, day, compared, found }: ComparedProcedures) {
  const differences = found.map(({ code, kind, procedure, name, lines }) => ({
    code, kind, procedure, name,
    lines: lines.map(({ field, about, ours, theirs, way }) => ({ field, about, ours, theirs, way })),
  }))
  return { partner, day, compared, differences }
}

function wordsOf({ partner, day, compared, found }: ComparedProcedures, added: number): string {
  return [
    `${partner} ${day}: đã đối chiếu ${compared} thủ tục, ${found.length} thủ tục ghi khác nhau, ${added} mới`,
    ...found.flatMap(({ code, kind, name, lines }) => [
      `  ${code} ${kind}: ${name}`,
      ...lines.map(({ field, ours, theirs, way }) => `    ${field}: ở đây ${ours ?? '–'}, bên kia ${theirs ?? '–'} (${way})`),
    ]),
  ].join('\n')
}
