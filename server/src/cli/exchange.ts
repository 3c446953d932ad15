import { parseArgs } from 'node:util'
import { type Day, dayOf, isDay } from '../kernel/civil-day.ts'
import { bodyHashOf } from '../modules/audit/public.ts'
import { numbersOfDossiers } from '../modules/dossiers/public.ts'
import {
  type Adapter, type ComparedDay, type KeptDifference, type PartnerRooms, compareDay, isComparable, keepCompared,
  type ServiceRooms, listDead, listDifferences, mendOf, recountDay, resendMessage, tellAgain,
} from '../modules/integration/public.ts'
import type { CatalogueSource } from '../modules/catalogue/public.ts'
import type { DirectorySource } from '../modules/organisation/public.ts'
import { type Backing, inTransaction } from '../platform/db.ts'
import { SendFault } from '../platform/send-fault.ts'
import type { CommandIo, ExitCode } from './batch.ts'
import { runProcedures } from './exchange-procedures.ts'
import { runStatus } from './exchange-status.ts'
import { explainUse } from './explain-use.ts'
import { refuseDeed } from './refuse.ts'

export const EXCHANGE_HELP = `motcua exchange status [--json] [--data FOLDER]
motcua exchange reconcile --partner P --day DAY [--json] [--data FOLDER]
motcua exchange resend MESSAGE|--partner P [--json] [--data FOLDER]
motcua exchange recount --day DAY [--json] [--data FOLDER]
motcua exchange tell-again NUMBER|--day DAY --partner P [--json] [--data FOLDER]
motcua exchange procedures --partner P [--json] [--data FOLDER]

status tells how it stands with each outside system: what waits and since when, what it will not take, whether it
answers; and with what people are told, pay and sign in by ("services"): judged by what was kept, without a call.
reconcile holds the dossiers of a day three ways against themselves: as they stand here, as they were told, as the
partner says; with the axis of documents its packages: what we sent and took in, what was acknowledged, what lies there.
resend sends a message again that the partner refused, or that reconcile did not find there; or all refused ones.
tell-again tells the partner of a dossier anew, as it is now; or of all that differed when a day was reconciled and that
this mends.
procedures holds the procedures that the partner publishes against ours, keeps what is otherwise, and changes nothing of ours.
recount counts a day again from the dossiers and holds it against what the command centre was told of it.

  --partner P  name of the system, such as national-portal
  --day DAY    such as 2021-06-25
  --json       {"partners": […], "services": […]}, {"partner", "day", "compared", "differences": […]}, {"resent": […], "refused": […]},
               {"told": […], "refused": […]}, {"partner", "day", "compared", "added", "ended", "differences": […]}, or {"day", "figures": [{"agency", "figure", "told", "counted"}]}

Exit 0 = done and nothing differs; 1 = something differs, or refused; 2 = wrong use.`

/** The words after `exchange`. */
export type ExchangeUse = { readonly isJson: boolean; readonly data: string | undefined } & (
  | { readonly deed: 'status' }
  | { readonly deed: 'reconcile'; readonly partner: string; readonly day: Day }
  | { readonly deed: 'recount'; readonly day: Day }
  | { readonly deed: 'procedures'; readonly partner: string }
  | { readonly deed: 'resend'; readonly message: string | undefined; readonly partner: string | undefined }
  | { readonly deed: 'tell-again'; readonly partner: string; readonly number: string | undefined; readonly day: Day | undefined })

export interface ExchangeRooms extends Backing, Omit<PartnerRooms, 'db'>, Pick<ServiceRooms, 'services'> {
  readonly adapters: readonly Adapter[]
  readonly directory: DirectorySource
  readonly catalogue: CatalogueSource
}

const PROGRAM = 1n
/** Read at once of what is dead; each is sent again in a transaction of its own. */
const PAGE = 500

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const NO_DAY = '--day phải là một ngày có thật, như 2021-06-25'

/** Reads the words, or answers what is wrong with them. */
export function readExchangeUse(args: readonly string[]): ExchangeUse | string {
  const options = {
    partner: { type: 'string' }, day: { type: 'string' }, json: { type: 'boolean' }, data: { type: 'string' },
  } as const
  try {
    const { values, positionals: [deed, message, ...more] } =
      parseArgs({ args: [...args], options, allowPositionals: true })
    const { partner, day, data, json: isJson = false } = values
    if (deed === 'status' && message === undefined) return { deed, isJson, data }
    if (deed === 'procedures' && message === undefined && partner !== undefined && day === undefined)
      return { deed, partner, isJson, data }
    const isRecount = deed === 'recount' && partner === undefined
    if (message === undefined && (isRecount || (deed === 'reconcile' && partner !== undefined))) {
      if (day === undefined || !isDay(day)) return NO_DAY
      return isRecount ? { deed, day, isJson, data } : { deed: 'reconcile', partner: partner ?? '', day, isJson, data }
    }
    if (deed === 'resend' && more.length === 0 && (message === undefined) !== (partner === undefined)) {
      return message === undefined || UUID.test(message)
        ? { deed, message, partner, isJson, data }
        : 'MESSAGE phải là mã của một thư, như motcua exchange reconcile --json cho thấy; trên màn hình Hệ thống bên ngoài thì gửi lại không cần mã'
    }
    const isTelling = deed === 'tell-again' && more.length === 0 && (message === undefined) !== (day === undefined)
    if (isTelling && partner !== undefined)
      return day === undefined || isDay(day) ? { deed, partner, number: message, day, isJson, data } : NO_DAY
    return 'Cần: motcua exchange status, exchange reconcile --partner P --day DAY, exchange recount --day DAY, '
      + 'exchange procedures --partner P, exchange resend MESSAGE|--partner P, hoặc exchange tell-again NUMBER|--day DAY --partner P'
  } catch (error) {
    return explainUse(error)
  }
}

type Io = Pick<CommandIo, 'stdout' | 'stderr'>

/** `motcua exchange`. */
export async function runExchange(use: ExchangeUse, io: Io, rooms: ExchangeRooms): Promise<ExitCode> {
  switch (use.deed) {
    case 'status': return runStatus(use.isJson, io, rooms)
    case 'reconcile': return runReconcile(use.partner, use.day, { isJson: use.isJson, io, rooms })
    case 'procedures': return runProcedures(use.partner, use.isJson, io, rooms)
    case 'recount': return runRecount(use.day, { isJson: use.isJson, io, rooms })
    case 'resend': return runResend(use, io, rooms)
    case 'tell-again': return runTellAgain(use, io, rooms)
  }
}

interface Told { readonly isJson: boolean; readonly io: Io; readonly rooms: ExchangeRooms }

async function runReconcile(partner: string, day: Day, { isJson, io, rooms }: Told): Promise<ExitCode> {
  const adapter = rooms.adapters.find((one) => one.partner === partner)
  if (!adapter && !rooms.registers?.has(partner))
    return refused({ isJson, io }, 'partner-unknown', `không có hệ thống ${partner} trong MOTCUA_PARTNERS`)
  if (!adapter || !isComparable(adapter))
    return refused({ isJson, io }, 'partner-not-comparable', `hệ thống ${partner} không có lời gọi nào cho biết bên đó ghi gì, không đối soát được`)
  if (day > dayOf(rooms.clock.now())) return refused({ isJson, io }, 'day-to-come', `${day} chưa tới, chưa có gì để đối soát`)
  try {
    const compared = await compareDay(rooms.db, adapter, day)
    await inTransaction(rooms, sender('exchange reconcile'), (ctx) => keepCompared(ctx, compared), () => ({ status: 200, body: null }))
    io.stdout(isJson ? JSON.stringify(shown(compared)) : wordsOf(compared))
    return compared.differences.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    return refused({ isJson, io }, 'partner-unreachable', `${partner} chưa trả lời (${error.code}), hãy đối soát lại sau`)
  }
}

function shown({ partner, day, compared, differences }: ComparedDay) {
  return {
    partner, day, compared,
    differences: differences.map(({ number, message, kind, ours, told, theirs }) => {
      const mend = mendOf(kind, message !== undefined)
      return { number, ...message !== undefined && { message }, kind, ours, told, theirs, mend }
    }),
  }
}

function wordsOf({ partner, day, compared, differences }: ComparedDay): string {
  return [
    `${partner} ${day}: đã đối chiếu ${compared} hồ sơ hoặc gói tin, ${differences.length} ghi khác nhau`,
    ...differences.map(({ number, kind, ours, told, theirs }) =>
      `  ${number} ${kind}: ở đây ${ours ?? '–'}, đã báo ${told ?? '–'}, bên kia ${theirs ?? '–'}`),
  ].join('\n')
}

async function runRecount(day: Day, { isJson, io, rooms }: Told): Promise<ExitCode> {
  // Of a day that goes on, what was counted and what was told are two moments.
  if (day >= dayOf(rooms.clock.now())) return refused({ isJson, io }, 'day-not-over', `${day} chưa qua hết, hãy tính lại khi ngày đã hết`)
  const directory = rooms.directory.on(day)
  const figures = (await recountDay(rooms.db, day)).map(({ agencyId, ...one }) =>
    ({ agency: directory.lastKnown(agencyId)?.agencyCode ?? '', ...one }))
  const differing = figures.filter(({ told, counted }) => told !== counted)
  if (isJson) io.stdout(JSON.stringify({ day, figures }))
  else {
    io.stdout(`${day}: ${figures.length} số liệu đã báo, ${differing.length} số liệu tính lại ra khác`)
    for (const { agency, figure, told, counted } of differing) io.stdout(`  ${agency} ${figure}: đã báo ${told}, tính lại ${counted}`)
  }
  return differing.length === 0 ? 0 : 1
}

async function runResend(
  { message, partner, isJson }: Extract<ExchangeUse, { deed: 'resend' }>, io: Io, rooms: ExchangeRooms,
): Promise<ExitCode> {
  const wanted = message === undefined ? await deadOf(rooms, partner ?? '') : [message]
  const [resent, failed]: [string[], { message: string; code: string }[]] = [[], []]
  for (const one of wanted) {
    const done = await inTransaction(
      rooms, sender(`exchange resend ${one}`), (ctx) => resendMessage(ctx, { message: one }), () => ({ status: 200, body: null }))
    if (done.ok) resent.push(one)
    else failed.push({ message: one, code: done.refusal.code })
  }
  if (isJson) io.stdout(JSON.stringify({ resent, refused: failed }))
  else io.stdout(`Gửi lại ${resent.length} thư${failed.map((one) => `; ${one.message}: ${one.code}`).join('')}`)
  return failed.length === 0 ? 0 : 1
}

async function deadOf({ db }: ExchangeRooms, partner: string): Promise<string[]> {
  const found: string[] = []
  for (let after = 0n; ;) {
    const page = await listDead(db, partner, after, PAGE)
    found.push(...page.map(({ publicId }) => publicId))
    const last = page.at(-1)
    if (!last || page.length < PAGE) return found
    after = last.id
  }
}

async function runTellAgain(
  { partner, number, day, isJson }: Extract<ExchangeUse, { deed: 'tell-again' }>, io: Io, rooms: ExchangeRooms,
): Promise<ExitCode> {
  if (rooms.adapters.every((one) => one.partner !== partner))
    return refused({ isJson, io }, 'partner-unknown', `không có hệ thống ${partner} trong MOTCUA_PARTNERS`)
  const wanted = number === undefined ? await differingOn(rooms, partner, day ?? '') : [number]
  const [told, failed]: [string[], { number: string; code: string }[]] = [[], []]
  for (const one of wanted) {
    const done = await inTransaction(
      rooms, sender(`exchange tell-again ${one}`), (ctx) => tellAgain(ctx, { partner, number: one }),
      () => ({ status: 200, body: null }))
    if (done.ok) told.push(one)
    else failed.push({ number: one, code: done.refusal.code })
  }
  if (isJson) io.stdout(JSON.stringify({ told, refused: failed }))
  else io.stdout(`Báo lại ${told.length} hồ sơ${failed.map((one) => `; ${one.number}: ${one.code}`).join('')}`)
  return failed.length === 0 ? 0 : 1
}

/** Numbers of the dossiers that differed on a day, that telling anew mends, and that nobody told anew since. */
async function differingOn({ db }: ExchangeRooms, partner: string, day: Day): Promise<string[]> {
  const found: bigint[] = []
  for (let after: KeptDifference | undefined; ;) {
    const page = await listDifferences(db, partner, { after, limit: PAGE })
    found.push(...page.filter((one) => one.day === day && mendOf(one.kind, one.message !== null) === 'tell-again' && one.toldAgainAt === null)
      .flatMap(({ dossierId }) => dossierId ?? []))
    after = page.at(-1)
    if (!after || page.length < PAGE || after.day < day) break
  }
  return [...(await numbersOfDossiers(db, found)).values()].sort()
}

function sender(deed: string) {
  return { actorId: PROGRAM, requestId: crypto.randomUUID(), bodyHash: bodyHashOf(deed) }
}

function refused({ isJson, io }: Pick<Told, 'isJson' | 'io'>, code: string, text: string): 1 {
  return refuseDeed(io, isJson, code, text)
}
