import type { ManifestDetail } from '@motcua/contracts/post.ts'
import { Button } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { MANIFEST } from './manifest-texts.ts'
import { useScanning } from './post-data.ts'
import { POST } from './post-texts.ts'

/** What is on a manifest and what was scanned; whoever gives may take off what is not there. */
export function ManifestItems({ id, items, state, acts }: ManifestDetail) {
  const dropping = useScanning(id)
  const mayDrop = state === 'open' && acts === 'giver'
  const drop = (code: string) => dropping.mutate({ noun: 'drop', code }, {
    onSuccess: () => announce(say(MANIFEST.dropped, { code })),
    onSettled: () => document.getElementById('noi-dung')?.focus(), // the button that had the focus may be gone
  })
  const scanned = (isDone: boolean) => say(isDone ? MANIFEST.isScanned : MANIFEST.notScanned)
  return (
    <>
      {dropping.error && <ErrorState title={say(POST.notDone)} error={dropping.error} />}
      <div className="mc-table-wrap"><table className="mc-table">
        <thead><tr>
          <th scope="col">{say(MANIFEST.parcel)}</th><th scope="col">{say(MANIFEST.who)}</th>
          <th scope="col">{say(MANIFEST.given)}</th><th scope="col">{say(MANIFEST.taken)}</th>
          {mayDrop && <th scope="col">{say(POST.deed)}</th>}
        </tr></thead>
        <tbody>{items.map(({ code, name, address, isGiven, isTaken }) => (
          <tr key={code}>
            <td className="mc-number">{code}</td>
            <td><b><bdi>{name}</bdi></b><br /><bdi>{address}</bdi></td>
            <td>{isGiven ? '✓ ' : ''}{scanned(isGiven)}</td><td>{isTaken ? '✓ ' : ''}{scanned(isTaken)}</td>
            {mayDrop && (
              <td>
                <Button
                  size="compact-sm" variant="default" aria-label={say(MANIFEST.dropOne, { code })}
                  loading={dropping.isPending && dropping.variables.code === code} onClick={() => drop(code)}
                >{say(MANIFEST.drop)}</Button>
              </td>
            )}
          </tr>
        ))}</tbody>
      </table></div>
    </>
  )
}
