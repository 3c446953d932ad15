/** Need (part E7): a day is compared with what was laid there on it, though the axis may know no days when it lists. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDocumentAxis } from './client.ts'

const row = (docId: string, created?: unknown) => ({ docId, from: 'A', to: 'B', status: 'initial', created })
/** In Viet Nam the 25th begins at 17:00 of the 24th by Greenwich. */
const ROWS = [
  row('before', '2021-06-24T16:59:59Z'), row('first', '2021-06-24T17:00:00Z'), row('last', '2021-06-25T16:59:59Z'),
  row('after', '2021-06-25T17:00:00Z'), row('unsaid'), row('unreadable', 'hôm qua'),
]
const asked: string[] = []
const server = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ errorCode: '0', data: ROWS }))
})
beforeAll(async () => { await once(server.listen(0, '127.0.0.1'), 'listening') })
afterAll(() => { server.close() })

test('of what an axis lists that is of the day which was laid there on it, and what it says nothing of', async () => {
  const axis = openDocumentAxis({ url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, key: 'k', agency: 'A' })
  expect((await axis.listSent('edoc', '2021-06-25')).map(({ docId }) => docId)).toEqual(['first', 'last', 'unsaid', 'unreadable'])
  expect(await axis.listReceived('status')).toHaveLength(ROWS.length)
  expect(asked).toEqual([
    '/getSentEdocList?servicetype=eDoc&messagetype=edoc&fromdate=2021/06/25&todate=2021/06/25',
    '/getReceivedEdocList?servicetype=eDoc&messagetype=status',
  ])
})
