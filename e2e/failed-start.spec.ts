/** Need: a start that fails says why, in words that help, and leaves nothing running. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { environment } from './environment.ts'
import { ENTRY, newFolder } from './instance.ts'

const home = newFolder()
const folders = [home]
afterAll(() => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }) })

/** Starts the program as somebody at a shell does, and waits for its end. */
function start(folder: string, port: number): Promise<{ code: number | null; out: string; err: string }> {
  const env = Object.fromEntries(
    Object.entries(environment()).filter(([name]) => !/^(DATABASE_|MOTCUA_|PUBLIC_URL|NODE_ENV|VITEST)/.test(name)),
  )
  const child = spawn(process.execPath, [ENTRY, 'start', '--port', String(port), '--data', folder], {
    stdio: ['ignore', 'pipe', 'pipe'], env,
  })
  const told = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => { told.out += part.toString() })
  child.stderr.on('data', (part: Buffer) => { told.err += part.toString() })
  return new Promise((done) => child.once('close', (code) => { done({ code, ...told }) }))
}

/** Command lines of what still runs on the folder: program, worker, PostgreSQL. */
function stillOn(folder: string): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return line.includes(folder) ? [line] : []
    } catch {
      return [] // it ended meanwhile
    }
  })
}

test('a port that another program has is named, and database and worker are stopped again', async () => {
  const folder = newFolder()
  folders.push(folder)
  const other = createServer()
  await new Promise<void>((done) => { other.listen(0, '127.0.0.1', () => { done() }) })
  const { port } = other.address() as AddressInfo
  const { code, out, err } = await start(folder, port)
  other.close()
  expect([code, err]).toEqual([
    1,
    expect.stringContaining(
      `Không khởi động được. Cổng ${String(port)} đang có chương trình khác dùng. Hãy chọn cổng khác bằng --port.`,
    ),
  ])
  expect(err).not.toMatch(/\n\s+at |node_modules/)
  expect(out).not.toContain('motcua ready')
  expect(stillOn(folder)).toEqual([])
})

const isRoot = process.getuid?.() === 0
test.each(
  [
    ['lies under a file', true], ['is closed to the user', !isRoot],
  ].filter(([, isHere]) => isHere),
)('a folder that %s is named', async (how) => {
  const above = join(home, how === 'lies under a file' ? 'tep' : 'dong')
  if (how === 'lies under a file') writeFileSync(above, 'a file')
  else mkdirSync(above)
  chmodSync(above, 0o555)
  const folder = join(above, 'du-lieu')
  const { code, out, err } = await start(folder, 0)
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(`Không ghi được vào thư mục ${folder}`)
  expect(err).toContain('chọn thư mục khác bằng --data')
  expect(err).not.toMatch(/\n\s+at |ENOTDIR|EACCES/)
  expect(stillOn(folder)).toEqual([])
})
