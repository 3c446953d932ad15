/** Need: a developer finds out whether a call that came is ours, without writing a line (issue 8 E11). */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runWebhookVerify } from './webhook-verify.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'motcua-webhook-')) })
afterEach(() => { rmSync(folder, { recursive: true }) })

// The example of the specification.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const BODY = '{"test": 2432232314}'
const HEADERS = [
  'Host: hook.example', 'Webhook-Id: msg_p5jXN8AQM9LWM0D4loKWxJek', 'webhook-timestamp: 1614265330',
  'webhook-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
].join('\r\n')
const NOW = '2021-02-25T15:02:10Z'

function verify({ body = BODY, headers = HEADERS, secret = SECRET, at = NOW, more = [] as string[] } = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const files = { body, headers, secret }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const exit = runWebhookVerify(
    [join(folder, 'body'), '--headers', join(folder, 'headers'), '--secret-file', join(folder, 'secret'), '--json', ...more],
    {
      stdin: (async function* none() { /* nothing is asked */ })(), stdout: (line) => out.push(line),
      stderr: (line) => err.push(line),
    },
    { now: () => new Date(at) },
  )
  return { exit, answer: JSON.parse(out[0] ?? '{}') as { verdict?: string; error?: { code: string } }, err }
}

test('the example of the specification is valid, with headers as lines and as JSON', () => {
  expect(verify()).toMatchObject({
    exit: 0, answer: { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', verdict: 'valid' },
  })
  const json = JSON.stringify(Object.fromEntries(HEADERS.split('\r\n').map((line) => line.split(': '))))
  expect(verify({ headers: json, secret: `${SECRET}\n` })).toMatchObject({ exit: 0, answer: { verdict: 'valid' } })
})

test.each([
  ['forged', { body: `${BODY}\n` }], ['forged', { secret: `whsec_${Buffer.alloc(32).toString('base64')}` }],
  ['forged', { headers: '' }], ['forged', { headers: '{' }], ['forged', { headers: `${HEADERS}\r\nWEBHOOK-ID: msg_other` }],
  ['stale', { at: '2021-02-25T15:07:11Z' }], ['stale', { at: '2021-02-25T14:57:09Z' }],
])('%s', (verdict, given) => expect(verify(given)).toMatchObject({ exit: 1, answer: { verdict } }))

test('an id that was seen is replayed; only that of a valid call is kept', () => {
  const seen = join(folder, 'seen')
  const more = ['--seen', seen]
  expect(verify({ body: 'x', more }).answer.verdict).toBe('forged')
  expect(verify({ more }).answer.verdict).toBe('valid')
  expect(verify({ more })).toMatchObject({ exit: 1, answer: { verdict: 'replayed' } })
  expect(readFileSync(seen, 'utf8')).toBe('msg_p5jXN8AQM9LWM0D4loKWxJek\n')
})

test('what cannot be read is said, and wrong use is another thing', () => {
  expect(verify({ secret: 'whsec_short' })).toMatchObject({ exit: 1, answer: { error: { code: 'secret-wrong' } } })
  expect(verify({ more: ['--secret-file', join(folder, 'none')] })).toMatchObject({ exit: 1, answer: { error: { code: 'file-unreadable' } } })
  expect(verify({ more: ['--at', 'yesterday'] }).exit).toBe(2)
  expect(verify({ more: ['--nothing'] }).exit).toBe(2)
})
