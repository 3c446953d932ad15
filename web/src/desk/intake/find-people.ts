import type { PersonLine } from '@motcua/contracts/people.ts'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'

/** By whole number when it is digits, otherwise by words of the name; nothing is asked for less than two letters. */
export function useFoundPeople(typed: string) {
  const text = typed.trim()
  const digits = text.replace(/[\s.-]/g, '')
  const isNumber = /^\d+$/.test(digits)
  return useQuery({
    queryKey: ['people', isNumber ? digits : text],
    queryFn: async ({ signal }) => {
      const body = isNumber ? { number: digits } : { name: text }
      return ((await call('POST', '/api/people/search', { body, signal })) as { items: PersonLine[] }).items
    },
    enabled: isNumber ? digits.length >= 9 : text.length >= 2,
    gcTime: 0, // personal data stay no longer than the screen shows them
  })
}
