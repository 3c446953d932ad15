import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { ok } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { findStaffByUsername, reachOf } from '../modules/identity/public.ts'
import {
  type PublishProcess, type ReadBpmn, openBpmnReader, portsOf, publishProcess, readToPublish,
} from '../modules/workflow/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { type Feel, openFeel } from '../platform/feel/open-feel.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { explainUse } from './explain-use.ts'
import { findApprover } from './find-approver.ts'
import { isDecisionFile, readDecisions } from './read-decisions.ts'
import { readNamedFile } from './read-file.ts'

export const BPMN_PUBLISH_HELP = `motcua bpmn publish FILE… --author USERNAME --approve USERNAME [--process ID] [--data FOLDER]

Publishes processes that are nobody's own: those that processes of procedures call, and those that a message, a signal or
a moment begins. A file that ends in .dmn holds decisions that they ask. One JSON object a line, in order:
{"file", "key", "version", "problems": [{"element", "code", "text"}]}; version is null where it was refused. What runs
stays on its version; what was published and calls another stays with that one's version of then.

  --author USERNAME   whoever drew it
  --approve USERNAME  whoever approves it: another person, who may publish procedures
  --process ID        which process of the file
  --data FOLDER       the demonstration there; otherwise DATABASE_URL

Exit 0 = each is published; 1 = one was refused, and none after it; 2 = wrong use.`

export interface BpmnPublishUse {
  readonly files: readonly string[]
  readonly author: string
  readonly approver: string
  readonly process: string | undefined
  readonly data: string | undefined
}

/** What the command stands on: `deeds` are what the program can do by name. */
export interface PublishRooms extends Backing { readonly deeds: readonly string[] }

/** `args` is what stands after `bpmn publish`; what is wrong with it comes back in Vietnamese. */
export function readBpmnPublishUse(args: readonly string[]): BpmnPublishUse | string {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        author: { type: 'string' }, approve: { type: 'string' }, process: { type: 'string' }, data: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const { author, approve: approver, process, data } = values
    if (files.every(isDecisionFile)) return 'Thiếu tệp BPMN.'
    if (author === undefined || approver === undefined) return 'Cần --author và --approve: người vẽ và người duyệt.'
    if (author === approver) return 'Người vẽ và người duyệt phải là hai người.'
    return { files, author, approver, process, data }
  } catch (error) {
    return explainUse(error)
  }
}

/** `motcua bpmn publish`, once its words are read: the approver does it, and the author is kept beside. */
export async function runBpmnPublish(
  use: BpmnPublishUse, io: CommandIo, rooms: PublishRooms,
): Promise<ExitCode> {
  const authorId = (await findStaffByUsername(rooms.db, use.author))?.id
  const approverId = await findApprover(rooms, use.approver, (roles, today) =>
    reachOf(roles, 'package.review', today).some(({ reach }) => reach === 'province'))
  if (authorId === undefined || approverId === undefined) {
    io.stderr(authorId === undefined
      ? `Không có tài khoản ${use.author}.`
      : `${use.approver} không có quyền duyệt và công bố, nên chưa công bố được.`)
    return 1
  }
  const [feel, reader] = [openFeel(), openBpmnReader()]
  try {
    const { decisions, isWhole } = await readDecisions(use.files, io, feel)
    if (!isWhole) return 1
    for (const file of use.files.filter((one) => !isDecisionFile(one))) {
      const opened = readNamedFile(file)
      if (!opened.ok) {
        io.stderr(opened.refusal.text)
        return 1
      }
      const xml = opened.value
      const read = await readToPublish(rooms.db, reader, {
        xml, process: use.process, decisions, deeds: new Set(rooms.deeds),
      })
      const { model, problems } = read
      if (!model) {
        tell(io, file, { key: null, version: null, problems })
        return 1
      }
      const given = { model, xml, decisions: read.decisions, authorId }
      tell(io, file, { ...await publish(rooms, feel, approverId, given), problems: [] })
    }
    return 0
  } finally {
    await Promise.all([feel.close(), reader.close()])
  }
}

async function publish(rooms: Backing, feel: Feel, actorId: bigint, given: PublishProcess) {
  const sender = { actorId, requestId: randomUUID(), bodyHash: bodyHashOf(given.xml) }
  const stored: { key: string; version: number }[] = []
  await inTransaction(
    rooms, sender,
    async (ctx) => ok(await publishProcess(ctx, portsOf({ feel, now: ctx.now, decisions: given.decisions }), given)),
    ({ key, version }) => {
      stored.push({ key, version })
      return { status: 201, body: null }
    })
  const last = stored.at(-1)
  if (!last) throw new Error('a process was published and is not there')
  return last
}

function tell(
  io: CommandIo, file: string,
  told: { key: string | null; version: number | null; problems: ReadBpmn['problems'] },
): void {
  io.stdout(JSON.stringify({ file, ...told }))
}
