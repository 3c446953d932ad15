/** Need: who reads English finds the way to procedures whose names are Vietnamese. */
import { expect, test } from 'vitest'
import { eventsInEnglish } from './life-events.ts'

test.each([
  ['Having a child', ['co-con']], ['birth registration', ['co-con']], ['Marriage', ['ket-hon']],
  ['get MARRIED', ['ket-hon']], ['house and land', ['nha-dat']], ['temporary residence', ['cu-tru']],
  ['open a business', ['kinh-doanh']], ['a death in the family', ['nguoi-than-mat']],
  ['', []], ['having', []], ['khai sinh', []], ['thành lập công ty', []], ['landing', []],
])('“%s” names %j', (text, ids) => expect(eventsInEnglish(text).map(({ id }) => id)).toEqual(ids))
