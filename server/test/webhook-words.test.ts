/** Need: whoever registers an endpoint chooses among all kinds of events that there are, in words, and no others. */
import { expect, test } from 'vitest'
import { EVENT_KINDS } from '../../web/src/desk/developers/endpoint-texts.ts'
import { WEBHOOK_KINDS } from '../src/modules/integration/public.ts'

test('the desk has words for the kinds of events that endpoints may be told of, and for nothing else', () => {
  expect(Object.keys(EVENT_KINDS).sort()).toEqual([...WEBHOOK_KINDS].sort())
})
