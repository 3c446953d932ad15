import { askByHttp } from './ask-by-http.ts'
import { ofQuestion } from './check-stamp-answer.ts'
import { type TimeStamp, TimeStampFault } from './signing-key.ts'

const MOST_ANSWER = 100_000

/**
 * A time-stamp authority at an address (RFC 3161, 3.4). Throws `TimeStampFault` if it does not answer in time, or not
 * to what was asked (`ofQuestion`).
 */
export function timeStampAt(
  url: string, { milliseconds = 10_000 }: { readonly milliseconds?: number } = {},
): TimeStamp {
  return ofQuestion(async (request) => {
    const answer = await askByHttp(url, {
      body: request, most: MOST_ANSWER, milliseconds, headers: { 'content-type': 'application/timestamp-query' },
    })
    if (answer?.status !== 200) throw new TimeStampFault(`no time-stamp from ${url}`)
    return answer.body
  })
}
