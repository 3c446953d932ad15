import type { DossierDetail } from '@motcua/contracts/dossiers.ts'
import { showShortMoment } from '../../lib/dates.ts'
import { say } from '../../lib/language.ts'
import { STORY } from './dossier-texts.ts'

type Answer = DossierDetail['answers'][number]

/** Who answered a question, or which register had and when; an answer that is other than the register's says so. */
export function sourceInWords({ source, register }: Pick<Answer, 'source' | 'register'>): string {
  const of = register === null ? '' : [
    say(STORY.ofRegister, { register: register.name ?? say(STORY.someRegister) }),
    ...register.saidAt === null ? [] : [say(STORY.saidAt, { at: showShortMoment(register.saidAt) })],
  ].join(', ')
  if (source === 'register') return of
  return of === '' ? say(STORY[source]) : say(STORY.otherThan, { who: say(STORY[source]), of })
}
