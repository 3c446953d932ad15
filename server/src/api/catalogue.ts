import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, Problem } from '@motcua/contracts/problem.ts'
import {
  FormSchemaAnswer, ProcedureDetail, ProcedureList, ProcedureQuery, UnitList, UnitQuery,
} from '@motcua/contracts/procedures.ts'
import { layoutOf } from '@motcua/forms/layout-of.ts'
import type { FormDefinition } from '@motcua/forms/model.ts'
import { schemaOf } from '@motcua/forms/schema-of.ts'
import { dayOf } from '../kernel/work-calendar.ts'
import { type ProcedureVersion, publicPageOf, showFee, showLimit } from '../modules/catalogue/public.ts'
import { levelAsked } from '../modules/dossiers/public.ts'
import { formerNames } from '../modules/organisation/public.ts'
import { declarationOf } from './check-declaration.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** The catalogue and the units, as they are in force today; open to everybody, like the law they come from. */
export function catalogueRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/api/procedures',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['catalogue'], summary: 'Procedures in force, best match first', querystring: ProcedureQuery,
          response: { 200: ProcedureList, '4xx': Problem },
        },
      },
      async (request) => {
        const { search = '', limit = 20 } = request.query
        const catalogue = rooms.catalogue.on(dayOf(rooms.clock.now()))
        const versions =
          search.trim() === ''
            ? catalogue.list().slice(0, limit)
            : catalogue.search(search, limit).map(({ version }) => version)
        return {
          items: versions.map(({ publicId, code, content }) => ({
            id: publicId, code, name: content.name, sector: content.sector,
          })),
        }
      },
    )

    app.get(
      '/api/procedures/:id',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['catalogue'], summary: 'One procedure: papers, time, fee, form', params: IdParams,
          response: { 200: ProcedureDetail, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const version = rooms.catalogue.on(dayOf(rooms.clock.now())).byPublicId(request.params.id)
        return version ? showProcedure(rooms, version) : sendProblem(reply, problemOf('not-found'))
      },
    )

    app.get(
      '/api/procedures/:id/form-schema',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['catalogue'], summary: 'The declaration: JSON Schema 2020-12 of its answers, and their layout',
          params: IdParams, response: { 200: FormSchemaAnswer, '4xx': Problem },
        },
      },
      async (request, reply) => {
        const today = dayOf(rooms.clock.now())
        const version = rooms.catalogue.on(today).byPublicId(request.params.id)
        const declaration = version && declarationOf(rooms, version, today)
        return declaration ? showFormSchema(declaration) : sendProblem(reply, problemOf('not-found'))
      },
    )

    app.get(
      '/api/units',
      {
        config: { permission: 'public' },
        schema: {
          tags: ['catalogue'], summary: 'Territories of a level, to choose from', querystring: UnitQuery,
          response: { 200: UnitList, '4xx': Problem },
        },
      },
      async (request) => {
        const { level: asked, parent, on } = request.query
        const today = dayOf(rooms.clock.now())
        const directory = rooms.directory.on(on ?? today)
        const level =
          directory.levels.find(({ id, rule }) => id === asked || rule === asked)?.id ??
          directory.levels.at(-1)?.id ??
          ''
        const above = parent === undefined ? undefined : directory.byPublicId(parent)
        const items = parent !== undefined && !above ? [] : directory.territories(level, above?.id)
        const former = on === undefined || on === today ? formerNames(directory) : undefined
        return {
          items: items.map(({ id, publicId, name, level: rank, gsoCode, parentId }) => ({
            id: publicId, name, level: rank, code: gsoCode,
            parentName: parentId === null ? null : (directory.byId(parentId)?.name ?? null),
            former: [...former?.get(id) ?? []],
          })),
        }
      },
    )
  }
}

/** Definitions never change, so that what is made of them is made once. */
const shownSchemas = new WeakMap<FormDefinition, { readonly schema: unknown; readonly layout: unknown }>()

function showFormSchema({ form, isPublished }: NonNullable<ReturnType<typeof declarationOf>>) {
  const shown = shownSchemas.get(form) ?? { schema: schemaOf(form), layout: layoutOf(form) }
  shownSchemas.set(form, shown)
  const { id, name, isProvisional, version: { legal, validFrom, validTo } } = form
  return { form: id, name, legal, validFrom, validTo, isProvisional, isInForce: isPublished, ...shown }
}

function showProcedure(rooms: ApiRooms, version: ProcedureVersion): ProcedureDetail {
  const today = dayOf(rooms.clock.now())
  const directory = rooms.directory.on(today)
  const { content, publicId, code, procedure } = version
  const declaration = declarationOf(rooms, version, today)
  const agency =
    directory.resolve(content.competent, {})?.name ??
    directory.levels.find(({ rule }) => rule === content.competent.split('/')[0])?.name ??
    null
  const page = publicPageOf(version, today, {
    agency, forms: rooms.catalogue.formsFor(procedure, today),
    nameOfForm: ({ version: form }) => (form.definition as { name: string }).name,
  })
  const asked = levelAsked(directory, content)
  return {
    id: publicId,
    procedure,
    code,
    name: content.name,
    sector: content.sector,
    levelName: page.serviceLevel,
    channels: [...content.channels],
    limits: content.limits.map((limit) => ({ name: limit.name, text: showLimit(limit) })),
    feeText: showFee(content.fee).summary,
    resultName: content.result.name,
    sets: content.sets,
    territoryIndependent: rooms.catalogue.clearanceOn(today, version.procedureId) !== undefined,
    asks: asked === undefined ? 'nothing' : asked === directory.levels.at(-1)?.id ? 'commune' : 'district',
    hasTables: content.tables !== undefined,
    components: content.components.map(({
      id, name, originals, copies, required, handling, condition, isForm, documentType,
    }) => ({
      id, name, originals, copies, required, handling, condition, isForm, documentType,
    })),
    formPages: declaration?.form.pages.map((page) => ({ ...page, codes: declaration.form.codes })) ?? [],
    items: page.items.map(({ title, lines, isPublished }) => ({ title, text: lines.join('\n'), isPublished })),
  }
}
