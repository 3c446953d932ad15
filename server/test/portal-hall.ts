import { sql } from 'kysely'
import type { Unit } from '../src/modules/organisation/public.ts'
import {
  type Hall, callNext, deviceHash, findDevice, hallOf, makeDevice, takeSeat, workTurn,
} from '../src/modules/queue/public.ts'
import { LANGUAGE_COOKIE } from '../src/pages/visit.ts'
import { seenAtCounter } from './portal-firm.ts'
import type { PortalServer } from './portal-server.ts'
import type { Visitor } from './portal-visitor.ts'

/** The hall of the first commune's section, with somebody who works there. */
export interface HallStage {
  readonly section: Unit
  readonly hall: Hall
  /** Where its numbers are taken. */
  readonly at: string
  /** Answers the code of a kiosk, or of another device, that is announced. */
  announce(kind?: 'kiosk' | 'screen' | 'shared'): Promise<string>
  /** Somebody sits down at a counter. */
  sit(counter: number): Promise<void>
  /** Who sits there calls the next. */
  call(): Promise<void>
  /** Whoever was called has come. */
  start(): Promise<void>
}

/** Opens the stage; nobody sits at any counter yet. */
export async function openHall({ rooms, province }: PortalServer): Promise<HallStage> {
  const directory = rooms.directory.on('2021-06-25')
  const commune = directory.territories('xa')[0]
  const agency = commune && directory.agencyGoverning(commune.id)
  const section = agency && directory.oneStopOf(agency.id)
  const hall = section && hallOf(directory, section)
  const { rows: [clerk] } = await sql<{ id: bigint }>`select account_id as id from identity.staff order by 1 limit 1`
    .execute(province.database.owner)
  if (!section || !hall || !clerk) throw new Error('the first commune has no hall, or nobody works here')
  const who = () => ({ actorId: clerk.id, requestId: crypto.randomUUID() })
  let current: string | null = null
  return {
    section, hall, at: `/lay-so/${section.publicId}`,
    announce: async (kind = 'kiosk') => (await province.inOneGo((ctx) => makeDevice(ctx, {
      unitId: section.id, kind, name: 'Máy ở cửa',
    }), who())).code,
    async sit(counter) {
      current = null
      await province.inOneGo((ctx) => takeSeat(ctx, { unitId: section.id, hall, counter }), who())
    },
    async call() {
      current = await province.inOneGo((ctx) => callNext(ctx, { hallOf: () => hall, current }), who())
    },
    async start() {
      await province.inOneGo((ctx) => workTurn(ctx, { turn: current ?? '', deed: 'start', hallOf: () => hall }), who())
    },
  }
}

/** A browser becomes a kiosk of the hall. */
export async function enrolKiosk(visitor: Visitor, { at, announce }: HallStage): Promise<void> {
  const code = await announce()
  await visitor.open(at)
  await visitor.submit('/thiet-bi', { 'ma-thiet-bi': code.toLowerCase() })
}

/** The stage with a browser that is its kiosk. */
export async function openKiosk(portal: PortalServer): Promise<{ readonly hall: HallStage; readonly kiosk: Visitor }> {
  const hall = await openHall(portal)
  const kiosk = portal.visitor()
  await enrolKiosk(kiosk, hall)
  return { hall, kiosk }
}

/** Nobody has a number or an appointment, and nobody sits at a counter. */
export async function emptyHall({ province }: PortalServer): Promise<void> {
  await sql`truncate queue.appointment, queue.visitor, queue.visit, queue.serial, queue.turn, queue.call, queue.seat cascade`
    .execute(province.database.owner)
}

/** Takes a number at a kiosk. Answers the address of the ticket. */
export async function takeAtKiosk(kiosk: Visitor, { at }: HallStage, services: readonly string[]): Promise<string> {
  await kiosk.open(`${at}?${new URLSearchParams(services.map((code) => ['viec', code])).toString()}`)
  await kiosk.submit(at)
  return kiosk.page.path.split('?')[0] ?? ''
}

const BIRTH = '/thu-tuc/1.001193/dat-lich'

/** Somebody who is signed in books nine o'clock of a day. Answers the public id. */
export async function bookAtHall(visitor: Visitor, { section, hall }: HallStage, day: string): Promise<string> {
  const at = `${BIRTH}/${section.publicId}/${hall.services[0]?.code ?? ''}/${day}`
  await visitor.open(at)
  await visitor.submit(at, { gio: '09:00' })
  const [, id] = /^\/lich-hen\/([\da-f-]{36})$/.exec(visitor.page.path) ?? []
  if (id === undefined) throw new Error(`nothing was booked: ${visitor.page.text.slice(0, 300)}`)
  return id
}

/** Every page of an appointment: where, which day, when; what was booked, and another time for it. */
export async function openAppointmentTo(
  portal: PortalServer, [nth, language]: readonly [nth: number, language: 'vi' | 'en'],
  openAll: (visitor: Visitor, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const stage = await openHall(portal)
  const { visitor } = await seenAtCounter(portal, { fullName: 'Lê Thị Hẹn', personalNumber: `000184990${String(nth)}` })
  visitor.remember(LANGUAGE_COOKIE, language)
  const place = `${BIRTH}/${stage.section.publicId}`
  await openAll(visitor, [BIRTH, place, `${place}/${stage.hall.services[0]?.code ?? ''}/2021-06-28`, '/lich-hen'])
  const at = `/lich-hen/${await bookAtHall(visitor, stage, '2021-06-28')}`
  await openAll(visitor, ['/lich-hen', at, `${at}/doi`, `${at}/doi/2021-06-29`, `${at}/phieu-hen.pdf`])
}

/** Every page of a hall: at no kiosk, at one, the ticket, the board, the screen turned to the citizen. */
export async function openHallTo(
  portal: PortalServer, aVisitor: () => Visitor, openAll: (visitor: Visitor, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const [hall, kiosk] = [await openHall(portal), aVisitor()]
  await openAll(kiosk, [hall.at, `/bo-phan/${hall.section.publicId}`])
  await enrolKiosk(kiosk, hall)
  await openAll(kiosk, [hall.at, `${hall.at}?gap=1`, `${hall.at}?hen=1`])
  const ticket = await takeAtKiosk(kiosk, hall, hall.hall.services.map(({ code }) => code))
  const board = `/bang-goi-so/${hall.section.publicId}`
  await openAll(aVisitor(), [ticket, `${ticket}/vi-tri`, `${ticket}/phieu.pdf`, board, `${board}/luot-goi`])
  for (const served of [
    sql`update queue.turn set state = 'served', counter = 1, served_by = 1, first_called_at = waiting_since,
      ended_at = waiting_since where state in ('waiting', 'later')`,
    sql`update queue.visit set left_at = taken_at where left_at is null`,
  ]) await served.execute(portal.province.database.owner)
  await openAll(aVisitor(), [ticket, `${ticket}/danh-gia`])
  await openScreenTo(portal, aVisitor, openAll)
}

/** Every state of the screen that is turned to the citizen: not enrolled, nobody there, what is typed, asked. */
async function openScreenTo(
  portal: PortalServer, aVisitor: () => Visitor, openAll: (visitor: Visitor, paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const [{ section, announce }, screen] = [await openHall(portal), aVisitor()]
  const at = `/man-hinh-phu/${section.publicId}`
  await openAll(screen, [at])
  await screen.submit('/thiet-bi', { 'ma-man-hinh': await announce('screen') })
  await openAll(screen, [at, `${at}/noi-dung`])
  const secret = screen.cookie('__Host-motcua-man-hinh') ?? ''
  const device = await findDevice(portal.rooms.db, deviceHash('secret', secret))
  if (!device) throw new Error('the screen was not enrolled')
  const work = { accountId: 1n, sheetId: crypto.randomUUID(), personId: null }
  for (const isAsked of [false, true]) {
    portal.rooms.screens.show(device.id, work, [{ label: 'Họ, chữ đệm, tên', value: 'Nguyễn Thị Mẫu' }], isAsked)
    await openAll(screen, [at, `${at}/noi-dung`])
  }
  portal.rooms.screens.wipe(device.id)
}
