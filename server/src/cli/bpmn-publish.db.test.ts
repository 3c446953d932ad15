/**
 * Need: a process that others call becomes true by two people, and stays what it was for whatever was published on it;
 * what cannot be run is named before it is there.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bpmn, flows, node } from '../../test/model-run.ts'
import { type Province, createProvince } from '../../test/province-database.ts'
import { readBpmnPublishUse, runBpmnPublish } from './bpmn-publish.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-publish-'))
let province: Province
beforeAll(async () => {
  province = await createProvince(new URL('../../../data-sets/lam-giang/', import.meta.url).pathname)
})
afterAll(async () => {
  await province.drop()
  rmSync(folder, { recursive: true, force: true })
})

function drawing(key: string, inside: string): string {
  const path = join(folder, `${key}.bpmn`)
  writeFileSync(path, bpmn(node('startEvent', 's') + inside + flows('s>x')).replace('id="p"', `id="${key}"`))
  return path
}
const work = node('userTask', 'x')
const calling = (key: string) => node('callActivity', 'x', '', `calledElement="${key}"`)

async function publish(...args: readonly string[]) {
  const use = readBpmnPublishUse(args)
  if (typeof use === 'string') throw new Error(use)
  const [out, errors]: [string[], string[]] = [[], []]
  const stdin = (async function* none() { yield* [] })()
  const io = { stdin, stdout: (line: string) => out.push(line), stderr: (line: string) => errors.push(line) }
  const exit = await runBpmnPublish(use, io, { ...province, deeds: ['record-event'] })
  return { exit, errors, lines: out.map((line) => JSON.parse(line) as Record<string, unknown>) }
}
const BY = ['--author', 'quantri', '--approve', 'kiemsoat'] as const

test('files are published in order, so that one may call another; the same again is the next version', async () => {
  const files = [drawing('tham-dinh', work), drawing('hop', calling('tham-dinh'))]
  const told = await publish(...files, ...BY)
  expect(told).toMatchObject({
    exit: 0, lines: [{ key: 'tham-dinh', version: 1, problems: [] }, { key: 'hop', version: 1, problems: [] }],
  })
  expect((await publish(files[0] ?? '', ...BY)).lines).toMatchObject([{ key: 'tham-dinh', version: 2 }])
})

test('the log says who approved it and who drew it', async () => {
  const { rows } = await sql<{ by: string; author: string }>`
    select actor.username as by, author.username as author from audit.event
    join identity.account actor on actor.id = event.actor_id
    join identity.account author on author.id = (event.data ->> 'author')::bigint
    where type = 'process.published' order by event.id limit 1`.execute(province.database.owner)
  expect(rows).toEqual([{ by: 'kiemsoat', author: 'quantri' }])
})

test('two people, of whom the second may publish', async () => {
  const file = drawing('khong-ai', work)
  expect(readBpmnPublishUse([file, '--author', 'kiemsoat', '--approve', 'kiemsoat'])).toContain('hai người')
  expect(readBpmnPublishUse([file, '--author', 'kiemsoat'])).toContain('--approve')
  expect(await publish(file, '--author', 'kiemsoat', '--approve', 'tiepnhan.song-lam'))
    .toMatchObject({ exit: 1, lines: [], errors: [expect.stringContaining('không có quyền')] })
  expect(await publish(file, '--author', 'nobody', '--approve', 'kiemsoat')).toMatchObject({ exit: 1, lines: [] })
  expect(await storedOf('khong-ai')).toEqual([])
})

test('one that cannot be run is refused by its element, with all that come after it', async () => {
  const told = await publish(drawing('goi-sai', calling('ai-do')), drawing('sau-do', work), ...BY)
  expect(told).toMatchObject({
    exit: 1, lines: [{ version: null, problems: [{ element: 'x', code: 'called-unknown' }] }],
  })
  expect(await publish(drawing('viec-la', node('serviceTask', 'x', '', 'mc:deed="fly"')), ...BY))
    .toMatchObject({ exit: 1, lines: [{ problems: [{ element: 'x', code: 'deed-unknown' }] }] })
  expect([await storedOf('goi-sai'), await storedOf('sau-do'), await storedOf('viec-la')]).toEqual([[], [], []])
})

async function storedOf(key: string) {
  return (await sql`select version from workflow.model where key = ${key}`.execute(province.database.owner)).rows
}
