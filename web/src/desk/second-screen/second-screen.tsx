import { Button, NativeSelect } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { useScreens } from './screen-data.ts'
import { SECOND_SCREEN } from './second-screen-texts.ts'
import type { SecondScreen as Shown } from './use-second-screen.ts'

/** Which screen shows what is typed, and whether the citizen has confirmed it; nothing where a section has none. */
export function SecondScreen({ screenId, choose, hasLines, isAsked, ask, heard, error }: Shown) {
  const found = useScreens()
  const all = found.data?.places.flatMap((place) => place.screens) ?? []
  const screens = all.filter(({ enrolledAt }) => enrolledAt !== null)
  if (found.isError)
    return <ErrorState title={say(SECOND_SCREEN.notLoaded)} error={found.error} onRetry={() => void found.refetch()} />
  if (screens.length === 0) return null
  const chosen = screens.find(({ id }) => id === screenId)
  return (
    <section className="mc-row" aria-label={say(SECOND_SCREEN.label)}>
      <NativeSelect
        label={say(SECOND_SCREEN.label)} value={chosen?.id ?? ''}
        onChange={({ currentTarget: { value } }) => choose(value === '' ? undefined : value)}
        data={[{ value: '', label: say(SECOND_SCREEN.none) }, ...screens.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {chosen && hasLines && !isAsked && <Button variant="default" onClick={ask}>{say(SECOND_SCREEN.ask)}</Button>}
      {chosen && hasLines && error && <ErrorState title={say(SECOND_SCREEN.failed)} error={error} />}
      {chosen && heard && !error && (
        <span role="status" className={heard.answer === 'wrong' || !heard.isHeard ? 'mc-error' : 'mc-quiet'}>
          {wordsOf(heard, isAsked)}
        </span>
      )}
    </section>
  )
}

function wordsOf({ isHeard, answer }: NonNullable<Shown['heard']>, isAsked: boolean): string {
  if (answer !== null) return say(SECOND_SCREEN[answer])
  if (!isHeard) return say(SECOND_SCREEN.notHeard)
  return say(isAsked ? SECOND_SCREEN.waits : SECOND_SCREEN.shows)
}
