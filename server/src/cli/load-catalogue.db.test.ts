/**
 * Need: every procedure that the data name can be received the moment it is imported: with its papers, its form and its
 * process.
 */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, createDatabase } from '../../test/database.ts'
import { listClearances, openCatalogue } from '../modules/catalogue/public.ts'
import { openDirectory } from '../modules/organisation/public.ts'
import { openProcesses } from '../modules/workflow/public.ts'
import { type PartReport, importDataSet, organisationPart } from './import.ts'
import { cataloguePart, processesPart } from './load-catalogue.ts'

const rootOf = (folder: string) => fileURLToPath(new URL(`../../../${folder}/`, import.meta.url))
const days = { 'data': '2021-06-25', 'data-sets/lam-giang': '2026-11-24' }

describe.each(Object.entries(days))('the data set %s', (folder, day) => {
  let database: TestDatabase
  let first: Record<string, PartReport>
  const load = () => importDataSet(rootOf(folder), database.backing(), [organisationPart, cataloguePart, processesPart])
  beforeAll(async () => {
    database = await createDatabase()
    first = await load()
  })
  afterAll(() => database.drop())

  test('goes in once; the second time everything is unchanged', async () => {
    expect(first['catalogue']).toMatchObject({ changed: 0, unchanged: 0 })
    const second = await load()
    expect(second['catalogue']).toMatchObject({ added: 0, changed: 0, unchanged: first['catalogue']?.added })
    expect(second['processes']).toMatchObject({ added: 0, unchanged: first['processes']?.added })
  })

  test('gives each version a process, and each procedure a form', async () => {
    const source = await openCatalogue(database.app)
    expect(first['processes']?.notes).toEqual([])
    const processes = openProcesses(database.app)
    for (const version of source.versions()) await expect(processes.of(version.id)).resolves.toBeDefined()
    const listed = source.on(day).list()
    expect(listed.length).toBeGreaterThan(5)
    expect(listed.filter(({ procedure }) => !source.formFor(procedure, day))).toEqual([])
  })

  test('names for each step a unit that exists on the day, wherever in the province the applicant lives', async () => {
    const [source, directory] = [await openCatalogue(database.app), (await openDirectory(database.app)).on(day)]
    const commune = directory.territories('xa')[0]?.id
    const lost = source.on(day).list().flatMap(({ procedure, content: { competent, steps } }) => {
      const places = { ...(commune === undefined ? {} : { commune }) }
      const settles = directory.resolve(competent, places)
      if (!settles) return [`${procedure}: ${competent}`]
      const more = { ...places, competent: settles.id, receiving: directory.oneStopOf(settles.id)?.id ?? settles.id }
      return steps.filter(({ unit }) => !directory.resolve(unit, more)).map(({ unit }) => `${procedure}: ${unit}`)
    })
    expect(lost).toEqual([])
  })

  test('lists what may be handed in anywhere by procedures; a bundle may be where each of its own may', async () => {
    const source = await openCatalogue(database.app)
    const procedures = new Set(source.versions().map(({ procedureId }) => procedureId))
    const entries = await listClearances(database.app, { before: undefined, limit: 500 })
    expect(entries.filter(({ procedureId }) => !procedures.has(procedureId))).toEqual([])
    for (const { procedureId, content } of source.on(day).bundles()) {
      const isEach = content.bundle?.members.every(({ procedure }) => {
        const member = source.on(day).find(procedure)
        return member && source.clearanceOn(day, member.procedureId) !== undefined
      })
      expect(source.clearanceOn(day, procedureId) !== undefined).toBe(isEach)
    }
  })

  test('knows a paper type for each component and each result', async () => {
    const source = await openCatalogue(database.app)
    const named = source.versions()
      .flatMap(({ content }) => [content.result, ...content.components].map(({ documentType }) => documentType))
    expect([...new Set(named)].filter((type) => !source.documentType(type))).toEqual([])
  })
})
