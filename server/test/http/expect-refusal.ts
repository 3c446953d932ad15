import { expect } from 'vitest'
import type { Got, HttpServer } from './as-user.ts'
import { rowCounts } from './stored.ts'

/**
 * A problem as RFC 9457 wants it, with Vietnamese for people, at these fields at least; and nothing stored since
 * `before`.
 */
export async function expectRefusal(
  { http, before }: { readonly http: HttpServer; readonly before: Record<string, number> }, answer: Got,
  { status, code, pointers }: { readonly status: number; readonly code: string; readonly pointers: readonly string[] },
): Promise<void> {
  expect([answer.status, answer.body.code, answer.text]).toEqual([status, code, answer.text])
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ type: `/problems/${code}`, status })
  expect(answer.body.errors.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining([...pointers]))
  for (const text of [answer.body.detail, ...answer.body.errors.map((error) => error.text)])
    expect(text).toMatch(/[ăâđêôơưàáảãạầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i)
  expect(await rowCounts(http)).toEqual(before)
}
