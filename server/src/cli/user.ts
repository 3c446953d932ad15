import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { dayOf } from '../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../kernel/result.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import {
  createStaff, disableStaff, findStaffByUsername, grantRole, resetPassword, signInPolicyOf, unlockStaff,
} from '../modules/identity/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import type { Clock } from '../platform/clock.ts'
import { type Backing, type Ctx, inTransaction } from '../platform/db.ts'
import type { HashCost } from '../platform/secrets.ts'
import { type CommandIo, type ExitCode, quoted } from './batch.ts'
import { explainUse } from './explain-use.ts'

export const USER_HELP = `motcua user create USERNAME --name NAME --unit UNIT [--position TEXT] [--role ROLE]… [--json]
motcua user lock USERNAME       closes the account for ever; its holder is signed out at once
motcua user unlock USERNAME     lets somebody try again who is locked out by wrong passwords or was idle too long
motcua user password USERNAME   gives a new first password, shown once

Accounts of staff. UNIT and ROLE are ids of the data (organisation.yaml). The roles hold from today on, at UNIT.

With --data FOLDER, those of the demonstration there.

Exit 0 = done; 1 = refused; 2 = wrong use.`

export interface UserRooms extends Backing {
  readonly directory: DirectorySource
  readonly machineClock: Clock
  readonly hashCost: HashCost
}

const TEXTS: Readonly<Record<string, string>> = {
  'account-unknown': 'Không có tài khoản cán bộ đang mở với tên này.',
  'username-malformed': 'Tên đăng nhập gồm 2 đến 64 chữ a-z, chữ số, dấu chấm, gạch ngang, gạch dưới.',
  'username-taken': 'Tên đăng nhập này đã có; tên của người đã nghỉ cũng không cấp lại.',
  'name-missing': 'Thiếu họ tên. Hãy thêm --name.',
  'unit-unknown': 'Hôm nay không có đơn vị này. Hãy xem id trong organisation.yaml.',
  'role-not-yours-to-give': 'Không có vai trò này. Hãy xem id trong organisation.yaml.',
}

interface Options {
  readonly name?: string
  readonly unit?: string
  readonly position?: string
  readonly role?: string[]
  readonly json?: boolean
}
interface Done { readonly username: string; readonly password?: string; readonly changed: boolean }

/** What is to be done, to whose account, and on which installation. */
export interface UserUse {
  readonly deed: Deed
  readonly username: string
  readonly options: Options
  readonly data: string | undefined
}

/** `motcua user`, once its words are read. Acts as the program (actor 1), and each deed leaves its event. */
export async function runUser(
  { deed, username, options }: UserUse, io: Pick<CommandIo, 'stdout' | 'stderr'>, rooms: UserRooms,
): Promise<ExitCode> {
  const done = await asProgram(rooms, `user ${deed}`, (ctx) => deedOf(ctx, rooms, deed, username, options))
  if (!done.ok) {
    io.stderr(TEXTS[done.refusal.code] ?? done.refusal.code)
    return 1
  }
  const { password, changed } = done.value
  const text =
    password !== undefined
      ? `Mật khẩu đầu tiên của ${username}: ${password}\nChỉ hiện một lần; phải đổi khi đăng nhập.`
      : changed
        ? 'Đã xong.'
        : 'Tài khoản không bị khóa.'
  io.stdout(options.json ? JSON.stringify(done.value) : text)
  return 0
}

type Deed = 'create' | 'lock' | 'unlock' | 'password'

/** `args` is what stands after the word; what is wrong with it comes back in Vietnamese. */
export function readUserUse(args: readonly string[]): UserUse | string {
  try {
    const options = {
      name: { type: 'string' }, unit: { type: 'string' }, position: { type: 'string' },
      role: { type: 'string', multiple: true }, json: { type: 'boolean' }, data: { type: 'string' },
    } as const
    const {
      values: { data, ...values }, positionals: [deed, username, ...rest],
    } = parseArgs({ args: [...args], options, allowPositionals: true })
    const isDeed = deed === 'create' || deed === 'lock' || deed === 'unlock' || deed === 'password'
    if (!isDeed)
      return deed === undefined
        ? 'Cần một việc: create, lock, unlock hoặc password.'
        : `Không có việc ${quoted(deed)}. Các việc: create, lock, unlock, password.`
    if (username === undefined) return 'Thiếu tên đăng nhập.'
    if (rest[0] !== undefined) return `Thừa từ ${quoted(rest[0])}.`
    if (deed === 'create' && (values.name === undefined || values.unit === undefined))
      return 'Mở tài khoản cần cả --name và --unit.'
    return { deed, username, options: values, data }
  } catch (error) {
    return explainUse(error)
  }
}

async function deedOf(
  ctx: Ctx, rooms: UserRooms, deed: Deed, username: string, options: Options,
): Promise<Result<Done, { readonly code: string }>> {
  const machineNow = rooms.machineClock.now()
  const directory = rooms.directory.on(dayOf(ctx.now))
  const policy = signInPolicyOf(directory, rooms.hashCost)
  if (deed === 'create') return create(ctx, rooms, username, options)
  const account = await findStaffByUsername(ctx.tx, username)
  if (!account) return refuse({ code: 'account-unknown' })
  const { publicId } = account
  switch (deed) {
    case 'lock': {
      const closed = await disableStaff(ctx, { publicId, machineNow })
      return closed.ok ? ok({ username, changed: true }) : closed
    }
    case 'unlock': {
      const opened = await unlockStaff(ctx, { publicId, machineNow })
      return opened.ok ? ok({ username, changed: opened.value.isUnlocked }) : opened
    }
    case 'password': {
      const given = await resetPassword(ctx, { publicId, machineNow, policy })
      return given.ok ? ok({ username, password: given.value.initialPassword, changed: true }) : given
    }
  }
}

async function create(
  ctx: Ctx, rooms: UserRooms, username: string,
  { name = '', unit: unitId = '', position = '', role: roles = [] }: Options,
): Promise<Result<Done, { readonly code: string }>> {
  const today = dayOf(ctx.now)
  const directory = rooms.directory.on(today)
  const unit = directory.find(unitId)
  if (!unit) return refuse({ code: 'unit-unknown' })
  const created = await createStaff(ctx, {
    username, fullName: name, position, unitId: unit.id, policy: signInPolicyOf(directory, rooms.hashCost),
  })
  if (!created.ok) return created
  const { publicId, initialPassword } = created.value
  for (const role of roles) {
    const giver = [{ role: 'system_admin', unitId: unit.id, validFrom: today, validTo: null }]
    const granted = await grantRole(ctx, {
      publicId, role, unit, validFrom: today, validTo: null, giver, machineNow: rooms.machineClock.now(),
    })
    if (!granted.ok) return granted
  }
  return ok({ username, password: initialPassword, changed: true })
}

/** One deed as the program; what it answers is shown here alone and not kept with the request. */
async function asProgram<T>(
  rooms: Backing, what: string, work: (ctx: Ctx) => Promise<Result<T, { readonly code: string }>>,
): Promise<Result<T, { readonly code: string }>> {
  const values: T[] = []
  const done = await inTransaction(
    rooms,
    { actorId: 1n, requestId: randomUUID(), bodyHash: bodyHashOf(what) },
    work,
    (value) => {
      values.push(value)
      return { status: 200, body: null }
    },
  )
  return done.ok ? ok(values.at(-1) as T) : done
}
