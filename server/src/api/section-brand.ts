import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { BrandColours } from '@motcua/contracts/brand-colours.ts'
import { PALETTE } from '@motcua/contracts/palette.ts'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import { BrandKitQuery } from '@motcua/contracts/sections.ts'
import { sayIn } from '@motcua/contracts/texts.ts'
import type { Day } from '../kernel/work-calendar.ts'
import { getStaff, rolesWithin } from '../modules/identity/public.ts'
import { type Directory, type Unit, unitInWords } from '../modules/organisation/public.ts'
import { COUNTER_STAFF, hallOf } from '../modules/queue/public.ts'
import {
  type SectionBrand, clockOf, openingHoursOf, printBadges, printCounterSigns, printCover, printDoorSign, printKioskSign,
} from '../modules/sections/public.ts'
import { sendPdf } from './prints.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'
import { dutyPlaceOn } from './show-roster.ts'
import { sectionReachOf } from './section-reach.ts'
import { SECTION_TEXT, SECTION_WEEKDAY } from './section-problem-texts.ts'
import { FileOf } from './slips.ts'

/** As many people as a section ever has. */
const MOST_BADGES = 300

/** Signs, badges and covers of a section in the looks of the province (KH 1107 II.6), made anew at each look. */
export function sectionBrandRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/sections/:id/brand-kit.pdf', {
      config: { permission: 'section.keep' },
      schema: {
        tags: ['sections'], summary: 'A piece of the brand kit of a section as PDF', params: IdParams,
        querystring: BrandKitQuery, response: { 200: FileOf('application/pdf'), '4xx': Problem },
      },
    }, async (request, reply) => {
      const { sectionOf, directory, today } = sectionReachOf(rooms, request)
      const section = sectionOf(request.params.id)
      if (!section) return sendProblem(reply, problemOf('not-found'))
      const { kind = 'door' } = request.query
      const pdf = await printed(rooms, { directory, section, today }, kind)
      if (!pdf) return sendProblem(reply, problemOf(kind === 'badges' ? 'section-without-staff' : 'section-without-hall'))
      return sendPdf(reply, pdf, `${section.idOfData.replaceAll(/[^a-z0-9]+/g, '-')}-${kind}`)
    })
  }
}

interface At { readonly directory: Directory; readonly section: Unit; readonly today: Day }

/** The piece; undefined where the section has no counters or nobody for it. */
async function printed(
  rooms: ApiRooms, at: At, kind: NonNullable<BrandKitQuery['kind']>,
): Promise<Uint8Array | undefined> {
  const { directory, section, today } = at
  const of = brandOf(rooms, at)
  const hall = hallOf(directory, section)
  switch (kind) {
    case 'door': return printDoorSign(of, { hours: hoursOf(at), url: `${rooms.publicUrl}/bo-phan/${section.publicId}` })
    case 'cover': return printCover(of)
    case 'kiosk': return hall && printKioskSign(of, `${rooms.publicUrl}/lay-so/${section.publicId}`)
    case 'counters': return hall && printCounterSigns(of, hall.counters.map(({ number, services }) => ({
      number, services: services.flatMap((code) => hall.services.find((one) => one.code === code) ?? []),
    })))
    case 'badges': {
      const held = await rolesWithin(rooms.db, dutyPlaceOn(rooms, section.id, today).roleUnitIds, today)
      const ids = held.filter(({ role }) => COUNTER_STAFF.includes(role)).map(({ accountId }) => accountId)
      const staff = (await getStaff(rooms.db, [...new Set(ids)].slice(0, MOST_BADGES)))
        .toSorted((a, b) => a.fullName.localeCompare(b.fullName, 'vi'))
      return staff.length === 0 ? undefined
        : printBadges(of, staff.map(({ fullName, position }) => ({ name: fullName, position })))
    }
  }
}

function brandOf({ clock }: Pick<ApiRooms, 'clock'>, { directory, section }: At): SectionBrand {
  const { brand } = directory.province
  const colours = directory.policy('brand-colours')?.value as BrandColours | undefined
  const emblem = directory.policy('brand-emblem')?.value as SectionBrand['brand']['emblem'] | undefined
  return {
    section: section.name, agency: directory.bodyOf(section.id)?.name ?? unitInWords(directory, section.id),
    at: clock.now(), brand: {
      short: brand['short'] ?? '', slogan: brand['slogan'] ?? '', hotline: brand['hotline'] ?? null,
      main: colours?.main ?? PALETTE.light.cham, line: colours?.line ?? PALETTE.light.gold, emblem: emblem ?? null,
    },
  }
}

/** One line for the days that are alike: signs are Vietnamese. */
function hoursOf({ directory, section, today }: At): string[] {
  const say = sayIn('vi')
  const { shifts, weekdays } = openingHoursOf(directory, section.id, today)
  const spans = shifts.map(([opens, closes]) =>
    say(SECTION_TEXT.span, { opens: clockOf(opens), closes: clockOf(closes) }))
  const names = weekdays.map((day) => say(SECTION_WEEKDAY[day as keyof typeof SECTION_WEEKDAY]))
  const isStretch = names.length > 2 && weekdays.every((day, nth) => nth === 0 || day === (weekdays[nth - 1] ?? 0) + 1)
  const days = isStretch ? say(SECTION_TEXT.span, { opens: names[0] ?? '', closes: names.at(-1) ?? '' })
    : names.join(', ')
  return [`${days}: ${spans.join('; ')}`]
}
