/** Need: whoever keeps the catalogue sees which forms are official, since when, and which fields are guesses (P1.7). */
import type { FormDetail, FormList } from '@motcua/contracts/procedures.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { raw } from '../../../forms/test/province-forms.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'

let http: HttpServer
let keeper: Caller
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http).filter(({ name }) => name === 'department'))
  keeper = await asRole(http, 'system_admin', 'department')
})
afterAll(async () => http.stop())

async function read<T>(path: string): Promise<T> {
  const { status, text } = await keeper.call('GET', path)
  expect([path, status]).toEqual([path, 200])
  return JSON.parse(text) as T
}

test('every procedure in force has its declaration among them, and the official share is that of the catalogue', async () => {
  const { items, official, all } = await read<FormList>('/api/forms')
  const inForce = http.province.catalogue.on('2021-06-25').list()
  expect([all, new Set(items.flatMap(({ procedures }) => procedures)).size])
    .toEqual([inForce.length, new Set(inForce.map(({ content }) => content.name)).size])
  expect({ official, all }).toEqual(http.province.catalogue.officialForms('2021-06-25'))
  expect([official > 10, official < all]).toEqual([true, true])
  expect(items.map(({ isOfficial }) => isOfficial)).toEqual(items.map(({ isOfficial }) => isOfficial).toSorted(
    (a, b) => Number(b) - Number(a),
  ))
  // TT 04/2020 holds until TT 04/2024 (forms.yaml).
  expect(items.find(({ id }) => id === 'tk-khai-sinh')).toMatchObject({
    isOfficial: true, isInForce: true, validTo: '2024-06-05', legal: expect.stringContaining('TT 04/2020') as string,
  })
})

test('a form is told field by field: label, name of the dictionary, and how sure it is', async () => {
  const { items } = await read<FormList>('/api/forms')
  const guessed = items.find(({ guesses, fields }) => guesses > 0 && guesses < fields)
  if (!guessed) throw new Error('nothing is a guess')
  const form = await read<FormDetail>(`/api/forms/${guessed.id}`)
  expect(form.sources.length).toBe(guessed.fields)
  expect(form.sources.filter(({ confidence }) => confidence === 'guess').length).toBe(guessed.guesses)

  const birth = await read<FormDetail>('/api/forms/tk-khai-sinh')
  const entry = raw.dictionary.find(({ key }) => key === 'person.birthDate')
  expect(birth.sources.find(({ key }) => key === 'mother.birthDate')).toMatchObject({
    entry: 'person.birthDate', isAsked: true,
  })
  expect(entry?.label_vi).toBe('Ngày, tháng, năm sinh')
  expect(birth.sources.find(({ key }) => key === 'request.agency')).toMatchObject({ isAsked: false })
})

test('a form that there is not is not found', async () => {
  expect((await keeper.call('GET', '/api/forms/khong-co')).status).toBe(404)
  expect((await (await asRole(http, 'officer', 'department')).call('GET', '/api/forms')).status).toBe(404)
})
