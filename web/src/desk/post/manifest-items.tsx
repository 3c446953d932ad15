import type { ManifestDetail } from '@motcua/contracts/post.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { MANIFEST } from './manifest-texts.ts'
import { MissingForm } from './missing-form.tsx'
import { type Missing, useScanning } from './post-data.ts'
import { POST } from './post-texts.ts'

type Item = ManifestDetail['items'][number]
interface Deed { readonly label: string; readonly name: string; readonly go: () => void }

/**
 * What is on a manifest and what was scanned. Whoever gives takes off what is not there; whoever takes says what is
 * missing, and what of it was found; the section gives the rest up.
 */
export function ManifestItems({ id, items, state, acts, isTaker, isSection }: ManifestDetail) {
  const scanning = useScanning(id)
  const [asked, setAsked] = useState<Pick<Missing, 'noun' | 'code'>>()
  const send = (noun: 'drop' | 'finding', code: string) => scanning.mutate({ noun, code }, {
    onSuccess: () => announce(say(noun === 'drop' ? MANIFEST.dropped : MANIFEST.saved, { code })), onSettled: focusContent,
  })
  const deedsOf = ({ code, isTaken, isMissing, isLost }: Item): Deed[] => {
    if (state === 'open') {
      return acts === 'giver'
        ? [{ label: say(MANIFEST.drop), name: say(MANIFEST.dropOne, { code }), go: () => send('drop', code) }] : []
    }
    if (isTaken || isLost) return []
    const ask = (noun: Missing['noun']) => () => {
      scanning.reset() // what was said of another
      setAsked({ noun, code })
    }
    if (!isMissing) {
      return acts === 'taker'
        ? [{ label: say(MANIFEST.missing), name: say(MANIFEST.missingOne, { code }), go: ask('missing') }] : []
    }
    return [
      ...isTaker
        ? [{ label: say(MANIFEST.found), name: say(MANIFEST.foundOne, { code }), go: () => send('finding', code) }] : [],
      ...isSection
        ? [{ label: say(MANIFEST.giveUp), name: say(MANIFEST.giveUpOne, { code }), go: ask('giving-up') }] : [],
    ]
  }
  const hasDeeds = items.some((item) => deedsOf(item).length > 0)
  const scanned = (isDone: boolean) => `${isDone ? '✓ ' : ''}${say(isDone ? MANIFEST.isScanned : MANIFEST.notScanned)}`
  const taken = ({ isTaken, isMissing, isLost }: Item) => {
    if (isTaken || !isMissing) return scanned(isTaken)
    return <b>{say(isLost ? MANIFEST.isLost : MANIFEST.isMissing)}</b>
  }
  return (
    <>
      {scanning.error && <ErrorState title={say(POST.notDone)} error={scanning.error} />}
      {asked && (
        <MissingForm key={`${asked.noun} ${asked.code}`} manifestId={id} asked={asked} onClose={() => {
          setAsked(undefined)
          focusContent()
        }} />
      )}
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(MANIFEST.parcel)}</th><th scope="col">{say(MANIFEST.who)}</th>
          <th scope="col">{say(MANIFEST.given)}</th><th scope="col">{say(MANIFEST.taken)}</th>
          {hasDeeds && <th scope="col">{say(POST.deed)}</th>}
        </tr></thead>
        <tbody>{items.map((item) => (
          <tr key={item.code}>
            <td className="mc-number">{item.code}</td>
            <td><b><bdi>{item.name}</bdi></b><br /><bdi>{item.address}</bdi></td>
            <td>{scanned(item.isGiven)}</td><td>{taken(item)}</td>
            {hasDeeds && (
              <td><div className="mc-row">{deedsOf(item).map(({ label, name, go }) => (
                <Button
                  key={label} size="compact-sm" variant="default" aria-label={name} onClick={go}
                  loading={scanning.isPending && scanning.variables.code === item.code}
                >{label}</Button>
              ))}</div></td>
            )}
          </tr>
        ))}</tbody>
      </table></div>
    </>
  )
}
