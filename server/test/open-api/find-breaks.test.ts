/** Need (E9): a change that would break programs outside does not go out unseen; what is added breaks nothing. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '../../src/app/open-api-document.ts'
import { type OpenApi, findBreaks } from './find-breaks.ts'
import { writeClient } from './write-client.ts'

let current: OpenApi
beforeAll(async () => { current = await openApiDocument() as OpenApi })

const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

test('nothing that was released is broken', () => {
  const released = JSON.parse(here('released.json')) as OpenApi
  expect(Object.keys(released.paths).length).toBeGreaterThan(5)
  expect(findBreaks(released, current)).toEqual([])
})

test('the client in the repository is what the script writes of the document', () => {
  expect(here('../../../contracts/src/open-client.ts')).toBe(writeClient(current))
})

describe('of a change of the document', () => {
  const progress = '/api/open/v1/dossiers/{number}'
  const changes = '/api/open/v1/dossiers'
  const webhooks = '/api/open/v1/webhooks'
  interface Node { [key: string]: unknown }
  const inside = (from: unknown, ...keys: readonly string[]) =>
    keys.reduce<unknown>((one, key) => (one as Node)[key], from) as Node
  const told = (one: Node) => inside(one, 'paths', progress, 'get', 'responses', '200', 'content', 'application/json', 'schema')
  const sent = (one: Node) => inside(one, 'paths', webhooks, 'post', 'requestBody', 'content', 'application/json', 'schema')
  const parameters = (one: Node) => inside(one, 'paths', changes, 'get', 'parameters') as unknown as Node[]
  const parameter = (one: Node, name: string) => parameters(one).find((other) => other['name'] === name) ?? {}
  const drop = (from: Node, name: string) => { Reflect.deleteProperty(from, name) }
  const needed = (schema: Node) => schema['required'] as string[]
  /** The document with one thing in it changed. */
  const changed = (change: (document: Node) => void): OpenApi => {
    const copy = structuredClone(current)
    change(copy as unknown as Node)
    return copy
  }

  test.each<[string, (one: Node) => void, string]>([
    ['an address is gone', (one) => { drop(inside(one, 'paths'), progress) }, `GET ${progress}: gone`],
    ['a method is gone', (one) => { drop(inside(one, 'paths', webhooks), 'post') }, `POST ${webhooks}: gone`],
    ['an answer is gone', (one) => { drop(inside(one, 'paths', progress, 'get', 'responses'), '200') }, `GET ${progress} 200: gone`],
    ['a field is gone', (one) => { drop(inside(told(one), 'properties'), 'dueAt') }, `GET ${progress} 200.dueAt: is gone`],
    [
      'a field deep inside is gone', (one) => { drop(inside(told(one), 'properties', 'unit', 'properties'), 'name') },
      `GET ${progress} 200.unit.name: is gone`,
    ],
    [
      'a field is of another type', (one) => { inside(told(one), 'properties')['number'] = { type: 'integer' } },
      `GET ${progress} 200.number: was string, is integer`,
    ],
    [
      'a field may be null now',
      (one) => { inside(told(one), 'properties')['number'] = { anyOf: [{ type: 'string' }, { type: 'null' }] } },
      `GET ${progress} 200.number: was string, is null or string`,
    ],
    [
      'a field may be left out now',
      (one) => { told(one)['required'] = needed(told(one)).filter((name) => name !== 'state') },
      `GET ${progress} 200.state: may be left out now`,
    ],
    ['a parameter is gone', (one) => { parameters(one).length = 0 }, `GET ${changes}: query cursor is gone`],
    ['a parameter is needed now', (one) => { parameter(one, 'cursor')['required'] = true }, `GET ${changes}: query cursor is needed now`],
    [
      'a new parameter is needed', (one) => { parameters(one).push({ name: 'x', in: 'query', required: true }) },
      `GET ${changes}: query x is needed now`,
    ],
    [
      'a value is taken no more', (one) => { inside(parameter(one, 'from'), 'schema')['enum'] = ['now'] },
      `GET ${changes}: query from: takes beginning no more`,
    ],
    ['a field is needed now', (one) => { needed(sent(one)).push('x') }, `POST ${webhooks} body.x: is needed now`],
    ['a field is taken no more', (one) => { drop(inside(sent(one), 'properties'), 'kinds') }, `POST ${webhooks} body.kinds: is gone`],
  ])('%s', (_, change, why) => { expect(findBreaks(current, changed(change))).toContain(why) })

  test('what is added breaks nothing', () => {
    const more = changed((one) => {
      inside(told(one), 'properties')['more'] = { type: 'string' }
      parameters(one).push({ name: 'x', in: 'query' })
      inside(sent(one), 'properties')['more'] = { type: 'string' }
      inside(one, 'paths')['/api/open/v1/new'] = inside(one, 'paths', changes)
    })
    expect(findBreaks(current, more)).toEqual([])
  })
})
