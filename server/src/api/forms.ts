import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Problem } from '@motcua/contracts/problem.ts'
import { FormDetail, FormList, FormParams } from '@motcua/contracts/procedures.ts'
import { type FormDefinition, fieldsOf } from '@motcua/forms/model.ts'
import { isAsked } from '@motcua/forms/steps-of.ts'
import { type Day, dayOf } from '../kernel/work-calendar.ts'
import type { FormChoice, ProcedureVersion } from '../modules/catalogue/public.ts'
import { problemOf, sendProblem } from './problems.ts'
import type { ApiRooms } from './rooms.ts'

/** Whoever keeps the catalogue. */
const KEEP = { permission: 'catalogue.manage' } as const
const tags = ['catalogue']

/**
 * The declarations of the catalogue, as whoever keeps it looks at them: which are official, and which fields guesses.
 */
export function formRoutes(rooms: ApiRooms): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get('/api/forms', {
      config: KEEP,
      schema: {
        tags, summary: 'Declarations that are filled in today, with their version and what of them is a guess',
        response: { 200: FormList, '4xx': Problem },
      },
    }, async () => {
      const today = dayOf(rooms.clock.now())
      return { items: formsOn(rooms, today).map(showLine), ...rooms.catalogue.officialForms(today) }
    })

    app.get('/api/forms/:form', {
      config: KEEP,
      schema: {
        tags, summary: 'One declaration with its fields: names of the dictionary, labels, how sure each is',
        params: FormParams, response: { 200: FormDetail, '4xx': Problem },
      },
    }, async (request, reply) => {
      const found = formsOn(rooms, dayOf(rooms.clock.now())).find(
        ({ choice }) => choice.version.form === request.params.form,
      )
      return found
        ? { ...showLine(found), sources: showFields(definitionOf(found.choice)) }
        : sendProblem(reply, problemOf('not-found'))
    })
  }
}

interface UsedForm { readonly choice: FormChoice; readonly procedures: readonly ProcedureVersion[] }

/** Every declaration that a procedure in force asks for today, once; official ones first, then by name. */
function formsOn({ catalogue }: ApiRooms, today: Day): readonly UsedForm[] {
  const used = new Map<string, UsedForm>()
  for (const version of catalogue.on(today).list()) {
    for (const choice of catalogue.formsFor(version.procedure, today)) {
      const { form } = choice.version
      used.set(form, { choice, procedures: [...used.get(form)?.procedures ?? [], version] })
    }
  }
  return [...used.values()].sort((a, b) => Number(b.choice.version.isOfficial) - Number(a.choice.version.isOfficial)
    || definitionOf(a.choice).name.localeCompare(definitionOf(b.choice).name, 'vi'))
}

/** The import compiled and checked it; the room of the catalogue keeps it as it was given. */
function definitionOf({ version }: FormChoice): FormDefinition {
  return version.definition as FormDefinition
}

function showLine({ choice, procedures }: UsedForm) {
  const form = definitionOf(choice)
  const fields = fieldsOf(form)
  const { version: { legal }, name, confidence } = form
  const { form: id, validFrom, validTo, isOfficial } = choice.version
  return {
    id, name, legal, validFrom, validTo, isOfficial, isInForce: choice.isPublished, confidence,
    procedures: procedures.map(({ content }) => content.name),
    fields: fields.length, guesses: fields.filter(({ isGuess }) => isGuess).length,
  }
}

function showFields(form: FormDefinition) {
  return form.pages.flatMap(({ sections }) => sections.flatMap(({ title, fields }) => fields.map((field) => ({
    key: field.key, section: title, label: field.label, entry: field.meaning.entry,
    dictionaryLabel: field.dictionaryLabel ?? null, type: field.type, isAsked: isAsked(field),
    confidence: field.confidence,
  }))))
}
