import { type Language, type Say, type TextCatalogue, languageOf, sayIn } from '@motcua/contracts/texts.ts'
import type { FastifyRequest } from 'fastify'

/** The language that a caller of the API reads (`Accept-Language`); Vietnamese for whoever does not say. */
export function languageFor({ headers }: Pick<FastifyRequest, 'headers'>): Language {
  return languageOf(headers['accept-language'])
}

/** Says texts in that language. */
export function sayTo(request: Pick<FastifyRequest, 'headers'>): Say {
  return sayIn(languageFor(request))
}

/** Says what a code of the data means; undefined for one that the catalogue does not know. */
export function sayCode(say: Say, catalogue: TextCatalogue, code: string): string | undefined {
  const text = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined
  return text && say(text)
}
