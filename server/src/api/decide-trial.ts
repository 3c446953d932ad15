import { DECIDED } from '@motcua/contracts/decided-texts.ts'
import { type DecidedShown, showDecided } from '@motcua/contracts/decided.ts'
import type { Say } from '@motcua/contracts/texts.ts'
import { dayOf } from '../kernel/civil-day.ts'
import { showFee, showLimits } from '../modules/catalogue/public.ts'
import { type DecidedByTable, decideByTables } from '../modules/dossiers/public.ts'
import { type PackageData, contentToPublish } from '../modules/packages/public.ts'
import type { Json } from '../platform/db.ts'
import { explainTable } from './explain-deed.ts'
import type { PackageRooms } from './package-rooms.ts'
import { TRIAL } from './package-texts.ts'

interface TrialDecided { readonly decided: DecidedShown[]; readonly undecided: string | null }

/**
 * What a citizen who declares this would pay, hand in and wait (phí, giấy tờ, thời hạn của lần chạy thử): each by its
 * table, or, where the package names none, as it is published. A table that has no answer is told, and nothing guessed.
 */
export async function decideTrial(
  rooms: PackageRooms, say: Say, data: PackageData, input: Readonly<Record<string, Json>>,
): Promise<TrialDecided> {
  const content = contentToPublish(data)
  const today = dayOf(rooms.clock.now())
  const { channel } = objectIn(input['dossier'])
  const answer = await decideByTables(rooms.feel, {
    content, directory: rooms.directory.on(today), answers: objectIn(input['answers']), now: rooms.clock.now(), places: {},
    asked: {
      channel: channel === 'online' || channel === 'post' ? channel : 'counter', limitCase: 0, delivery: 'counter',
      proposal: null, supplements: 0, extensions: 0, authoriserId: null, receivedAt: null, dueAt: null,
    },
  })
  if (!answer.ok) {
    const asked = SUBJECTS.filter((subject) => content.tables?.[subject] !== undefined)
    return { decided: asPublished(say, data, asked), undecided: say(explainTable(answer.refusal).detail) }
  }
  const told = answer.value.map(({ subject }) => subject)
  return { decided: [...byTables(say, data, answer.value), ...asPublished(say, data, told)], undecided: null }
}

const SUBJECTS = ['papers', 'fee', 'limit'] as const
type Subject = typeof SUBJECTS[number]

function byTables(say: Say, { content }: PackageData, decided: readonly DecidedByTable[]): DecidedShown[] {
  const nameOfPaper = (id: string) => content.components.find((one) => one.id === id)?.name ?? id
  return decided.map((one) => showDecided(say, one, { from: say(TRIAL.ofTrial), nameOfPaper }))
}

/** Fee, papers and limit that no table tells. */
function asPublished(say: Say, { content }: PackageData, told: readonly Subject[]): DecidedShown[] {
  const { summary, lines } = showFee(content.fee)
  const papers = content.components.filter(({ isForm }) => !isForm)
    .map(({ name, required, condition }) => required === 'always' ? say(DECIDED.required, { name })
      : [name, condition ?? say(TRIAL.maybe)].join(': '))
  const all = { papers, fee: [...new Set([summary, ...lines])], limit: showLimits(content.limits) }
  return SUBJECTS.filter((subject) => !told.includes(subject) && all[subject].length > 0).map((subject) => ({
    subject, title: say(DECIDED[subject]), lines: [...all[subject]], why: say(TRIAL.asPublished),
  }))
}

function objectIn(value: Json | undefined): Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Readonly<Record<string, Json>> : {}
}
