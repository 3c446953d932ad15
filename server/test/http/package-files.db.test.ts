/**
 * Need: a file that somebody brings can neither stop the program nor put anything into it that its sender did not sign:
 * each bad one is refused with a code, and nothing of it is stored (B2, bad input).
 */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PackageData, writePackageFile } from '../../src/modules/packages/public.ts'
import { bpmn, flows, node } from '../model-run.ts'
import { packageOf } from '../sample-package.ts'
import { type Caller, type HttpServer, startHttp } from './as-user.ts'
import { asRole, officesOf, staffOffices } from './offices.ts'
import { rowCounts } from './stored.ts'

let http: HttpServer
let keeper: Caller
beforeAll(async () => {
  http = await startHttp()
  await staffOffices(http, officesOf(http).filter(({ name }) => name === 'department'))
  keeper = await asRole(http, 'system_admin', 'department')
})
afterAll(async () => http.stop())

const signed = (more: Partial<PackageData> = {}) => writePackageFile(packageOf('tep-thu', more))
const withContent = (more: Partial<PackageData['content']>) =>
  signed({ content: { ...packageOf('tep-thu').content, ...more } })
const withBpmn = (xml: string) => signed({ process: { bpmn: xml } })
const deep = (times: number): unknown => JSON.parse(`${'['.repeat(times)}${']'.repeat(times)}`)
const ENTITIES = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "b"><!ENTITY c "${'&a;'.repeat(1_000)}">]><d>&c;</d>`
const LONG_TABLE = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="u">
  <decision id="x" name="x"><literalExpression><text>${'a '.repeat(400_000)}</text></literalExpression></decision>`

const send = async (file: unknown) => keeper.call('POST', '/api/packages', { body: { from: 'file', file } })

test.each<[string, unknown, number, string]>([
  ['changed after it was written', { ...signed(), package: { ...signed().package, code: '1.999902' } }, 422, 'package-file-broken'],
  ['with a checksum that is none', { ...signed(), sha256: 'x' }, 400, 'body-invalid'],
  ['of a version to come', { ...signed(), version: 2 }, 400, 'body-invalid'],
  ['of another format', { ...signed(), format: 'zip' }, 400, 'body-invalid'],
  ['with a key that no package has', writePackageFile({ ...packageOf('tep-thu'), run: 'rm' } as never), 400, 'body-invalid'],
  ['with a path for a name', signed({ procedure: '../../etc/passwd' }), 400, 'body-invalid'],
  ['with a script for an id', signed({ decisions: [{ id: '<script>', dmn: '' }] }), 400, 'body-invalid'],
  ['with a form whose name is a path', signed({ forms: [{ id: '../x', name_vi: 'x' }] }), 400, 'body-invalid'],
  ['with entities that grow', withBpmn(ENTITIES), 422, 'package-file-hostile'],
  ['with elements within elements', withBpmn(`<a>${'<b>'.repeat(5_000)}`), 422, 'package-file-hostile'],
  ['with a process that is a page', withBpmn('<html><script>alert(1)</script></html>'), 422, 'package-file-hostile'],
  ['with a table that is cut off', signed({ decisions: [{ id: 'x', dmn: LONG_TABLE }] }), 422, 'package-file-hostile'],
  ['with lists within lists', signed({ forms: [{ id: 'x', name_vi: 'x', pages: deep(3_000) }] }), 400, 'body-invalid'],
  ['with a character that no text has', withContent({ name: 'Tên\u0000' }), 400, 'body-invalid'],
])('a file %s is refused', async (_name, file, status, code) => {
  const before = await rowCounts(http)
  const answer = await send(file)
  const said = answer.text.slice(0, 300)
  expect([answer.status, answer.body.code, said]).toEqual([status, code, said])
  expect(await rowCounts(http)).toEqual(before)
})

test('a file that is too large, is packed or is no JSON does not get as far', async () => {
  const before = await rowCounts(http)
  const raw = async (payload: string | Buffer, headers: Record<string, string>) => {
    const { status, body } = await keeper.call('POST', '/api/packages', { payload, headers })
    return [status, body.code]
  }
  const json = { 'content-type': 'application/json' }
  expect(await raw(JSON.stringify({ from: 'file', file: withContent({ notes: ['x'.repeat(4_100_000)] }) }), json)).toEqual([413, 'body-invalid'])
  const zip = gzipSync(Buffer.alloc(10_000_000))
  expect(await raw(zip, { 'content-type': 'application/zip' })).toEqual([415, 'body-invalid'])
  expect(await raw(zip, json)).toEqual([400, 'body-invalid'])
  expect(await raw(zip, { ...json, 'content-encoding': 'gzip' })).toEqual([413, 'body-invalid']) // nothing is unpacked
  expect(await raw(`{"from":"file","file":{"__proto__":{"a":1}}}`, json)).toEqual([400, 'body-invalid'])
  expect(await rowCounts(http)).toEqual(before)
})

test('what a version says of competence goes through a package and its file', async () => {
  const version = http.province.catalogue.on('2021-06-25').find('khai-sinh')
  if (!version?.content.competence) throw new Error('the data say nothing of competence')
  const begun = await keeper.call('POST', '/api/packages', { body: { from: 'version', versionId: version.publicId } })
  const file = await keeper.call('GET', `/api/packages/${begun.body.id}/file`)
  const read = JSON.parse(file.text) as ReturnType<typeof writePackageFile>
  expect(read.package.content.competence).toEqual(version.content.competence)
  expect(writePackageFile(read.package).sha256).toBe(read.sha256)
})

test('a script in a name is a name: it is kept as text, and the file goes out as it came in', async () => {
  const inside = node('startEvent', 's') + node('userTask', 'x') + node('endEvent', 'e') + flows('s>x', 'x>e')
  const file = { ...withContent({ name: '<script>alert(1)</script>' }) }
  const whole = writePackageFile({ ...file.package, process: { bpmn: bpmn(inside) } })
  const { status, body } = await send(whole)
  expect(status).toBe(201)
  const out = await keeper.call('GET', `/api/packages/${body.id}/file`)
  expect(JSON.parse(out.text)).toEqual(JSON.parse(JSON.stringify(whole)))
  expect(out.headers['content-type']).toContain('application/json')
  expect(out.headers['content-disposition']).toBe('attachment; filename="tep-thu-1.motcua.json"')
})
