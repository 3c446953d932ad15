/** Need: two programs on one folder of data would stop each other's database; after a crash the next one must go on. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FolderTaken, own } from './own-folder.ts'

function ownerFile(content?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-own-'))
  onTestFinished(() => { rmSync(folder, { recursive: true }) })
  if (content !== undefined) writeFileSync(join(folder, 'owner.pid'), content)
  return join(folder, 'owner.pid')
}

async function otherProcess() {
  const other = spawn('sleep', ['60'], { stdio: 'ignore' })
  onTestFinished(() => { other.kill() })
  await once(other, 'spawn')
  return other
}

const ownerOf = (file: string) => Number(readFileSync(file, 'utf8').split('\n')[0])

test('a folder without an owner is taken, and may be taken again by the same process', () => {
  const file = ownerFile()
  own(file)
  own(file)
  expect(ownerOf(file)).toBe(process.pid)
})

test('a living owner keeps it, and is told of in Vietnamese', async () => {
  const { pid } = await otherProcess()
  const file = ownerFile(String(pid))
  expect(() => { own(file) }).toThrow(FolderTaken)
  expect(() => { own(file) }).toThrow('Thư mục dữ liệu này đang được một chương trình khác dùng')
  expect(ownerOf(file)).toBe(pid)
})

test('a dead owner is followed', async () => {
  const other = await otherProcess()
  const file = ownerFile(String(other.pid))
  const gone = once(other, 'exit')
  other.kill()
  await gone
  own(file)
  expect(ownerOf(file)).toBe(process.pid)
})

test('a process that began at another time only has the pid of the former owner', async () => {
  const { pid } = await otherProcess()
  const file = ownerFile(`${String(pid)}\n1\n`)
  own(file)
  expect(ownerOf(file)).toBe(process.pid)
})

test.each(['', 'nonsense', '-1', '0'])('an owner file that says %j tells of nobody', (content) => {
  const file = ownerFile(content)
  own(file)
  expect(ownerOf(file)).toBe(process.pid)
})
