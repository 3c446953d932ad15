import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { useTitle } from '../shell/use-title.ts'
import { ArchivedList } from './archived-list.tsx'
import type { ShelfState } from './shelf-data.ts'
import { ShelfList } from './shelf-list.tsx'
import { SHELF } from './shelf-texts.ts'

/** The shelf of a section: what waits there and where, and what went to the archive. */
export function ShelfScreen() {
  useTitle(say(SHELF.title))
  const [state, setState] = useState<ShelfState>('here')
  return (
    <main className="mc-stack">
      <h1>{say(SHELF.title)}</h1>
      <p className="mc-quiet">{say(SHELF.intro)}</p>
      <div className="mc-row">
        <NativeSelect
          aria-label={say(SHELF.choose)} value={state}
          onChange={(event) => setState(event.currentTarget.value === 'archived' ? 'archived' : 'here')}
          data={[{ value: 'here', label: say(SHELF.here) }, { value: 'archived', label: say(SHELF.archived) }]}
        />
        <a href={`/api/shelf/list.pdf?state=${state}`} target="_blank" rel="noreferrer">{say(SHELF.print)}</a>
      </div>
      {state === 'here' ? <ShelfList /> : <ArchivedList />}
    </main>
  )
}
