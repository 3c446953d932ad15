import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Help, HelpQuery } from '@motcua/contracts/guides.ts'
import { plainTextOf } from '@motcua/contracts/markup.ts'
import { Problem } from '@motcua/contracts/problem.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { findEntries } from '../modules/catalogue/public.ts'
import type { ApiRooms } from './rooms.ts'

const MOST = 8

/** Help where one stands: the guides of a screen of the desk, a search among all, and whom to call. */
export function helpRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/help', {
      config: { permission: 'signed-in' },
      schema: {
        tags: ['help'], summary: 'Guides of a screen, or those that have these words; and contacts',
        querystring: HelpQuery, response: { 200: Help, '4xx': Problem },
      },
    }, async ({ query: { screen, search = '' }, actor }) => {
      const today = dayOf(rooms.clock.now())
      const directory = rooms.directory.on(today)
      const entries = rooms.catalogue.entriesOn(today)
      const guides = entries.filter(({ kind }) => kind === 'guide')
      const found = search.trim() === ''
        ? guides.filter(({ content }) => content.audience === 'staff' && content.screen === (screen ?? null))
        : findEntries(guides, search, ({ content }) => plainTextOf(`${content.body}\n\n${content.bodyEn}`))
      const agency = actor.unitId === null ? undefined : directory.bodyOf(actor.unitId)?.id
      return {
        guides: found.slice(0, MOST).map(({ publicId, content: { title, titleEn, summary, body, bodyEn, film } }) =>
          ({ id: publicId, title, titleEn, summary, body, bodyEn, film })),
        contacts: entries
          .filter(({ kind, unitId }) => kind === 'contact' && (unitId === null || unitId === agency))
          .map(({ content: { title, phone, hours, address } }) => ({ title, phone, hours, address })),
      }
    })
  }
}
