/** Need: a page is made by the builds that are made for it, not by those that watch a programmer's mistakes. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ENTRY = fileURLToPath(new URL('../bin/motcua.mjs', import.meta.url))
/** Tells at the end for which build libraries were asked. */
const TELL = `data:text/javascript,${encodeURIComponent(`
  process.on('exit', () => process.stderr.write('built for ' + process.env.NODE_ENV))`)}`

test.each(['development', 'test', undefined])('started from a shell that says %s it runs for production', (said) => {
  const { PATH } = process.env
  const { stderr, status } = spawnSync(process.execPath, ['--import', TELL, ENTRY, '--help'], {
    encoding: 'utf8', env: { PATH, ...said === undefined ? {} : { NODE_ENV: said } },
  })
  expect([status, stderr]).toEqual([0, 'built for production'])
})

test.each(['edxml', 'webhook', 'document'])('%s, which has commands of its own, tells their use to whoever asks', (word) => {
  const said = (first: string) => {
    const { status, stdout } = spawnSync(process.execPath, [ENTRY, word, first], { encoding: 'utf8' })
    return [status, stdout]
  }
  expect(said('--help')).toEqual([0, expect.stringMatching(new RegExp(`^motcua ${word} [a-z|]+ `))])
  expect(said('nothing')).toEqual([2, ''])
})
