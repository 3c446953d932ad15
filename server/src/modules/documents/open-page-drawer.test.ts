/** Need: what will never be drawn is told from what could not be drawn this time. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pagesOf, pdfOf } from '../../../test/sample-pdf.ts'
import { openPageDrawer } from './open-page-drawer.ts'

const folder = mkdtempSync(join(tmpdir(), 'motcua-drawer-'))
const drawer = openPageDrawer()
afterAll(() => {
  drawer.close()
  rmSync(folder, { recursive: true })
})
const file = (name: string, bytes: Buffer | string) => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const draw = (path: string, kind: 'application/pdf' | 'image/png' = 'application/pdf') =>
  drawer.draw({ path, kind, page: 1, longest: 100 })

test('a sound page is drawn, also after one that was given up', async () => {
  const given = draw(file('one.pdf', pdfOf(pagesOf(1))))
  drawer.close()
  expect(await given).toEqual({ fault: 'passing' })
  expect(await draw(join(folder, 'one.pdf'))).toMatchObject({ height: 100, pages: 1 })
})

test('what is broken stays so', async () => {
  expect(await draw(file('broken.pdf', '%PDF-1.7\nxin chào'))).toEqual({ fault: 'broken' })
  expect(await draw(file('broken.png', 'xin chào'), 'image/png')).toEqual({ fault: 'broken' })
})

test('what is not there this time is not called broken', async () => {
  expect(await draw(join(folder, 'missing.pdf'))).toEqual({ fault: 'passing' })
  expect(await draw(join(folder, 'missing.png'), 'image/png')).toEqual({ fault: 'passing' })
})

test.skipIf(!existsSync('/usr/bin/qpdf'))('what wants a password stays so', async () => {
  const path = join(folder, 'locked.pdf')
  execFileSync('qpdf', ['--encrypt', 'mat-khau', 'chu', '256', '--', file('open.pdf', pdfOf(pagesOf(1))), path])
  expect(await draw(path)).toEqual({ fault: 'password' })
})
