/** Need: whoever looks for what the province does not receive is told where to go, not only that there is nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PortalServer, startPortal } from '../../test/portal-server.ts'

let portal: PortalServer
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(async () => portal.stop())

test.each([
  'can cuoc', 'căn cước', 'làm căn cước', 'the can cuoc', 'cccd', 'căn cước công dân', 'chứng minh thư', 'cmnd',
  'identity card',
  'làm căn cước ở đâu',
])('%s', async (words) => {
  const visitor = portal.visitor()
  await visitor.open(`/tim-thu-tuc?q=${encodeURIComponent(words)}`)
  expect(visitor.page.text).toContain('Cấp, đổi, cấp lại căn cước - làm tại Công an, không nộp tại đây')
  await visitor.open('/huong-dan/lam-can-cuoc-o-dau')
  expect([visitor.page.status, visitor.page.text.includes('không nhận')]).toEqual([200, true])
})

test('what is received here leads to its procedure, and nonsense to no guide', async () => {
  const visitor = portal.visitor()
  expect((await visitor.open('/tim-thu-tuc?q=khai+sinh')).text).not.toContain('Có thể bạn cần')
  expect((await visitor.open('/tim-thu-tuc?q=zzzz')).text).not.toContain('Có thể bạn cần')
})
