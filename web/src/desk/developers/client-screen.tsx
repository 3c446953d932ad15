import type { ClientLine } from '@motcua/contracts/open-api.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { focusContent } from '../../lib/focus-content.ts'
import { useTitle } from '../shell/use-title.ts'
import { ClientForm } from './client-form.tsx'
import { ClientList } from './client-list.tsx'
import { CLIENT, NEW_CLIENT } from './developer-texts.ts'
import { EndpointSection } from './endpoint-section.tsx'
import { type Registered, SecretOnce } from './secret-once.tsx'

/** Programs of agencies, and the addresses that are told of dossiers. */
export function ClientScreen() {
  useTitle(say(CLIENT.title))
  const [isAdding, setIsAdding] = useState(false)
  const [made, setMade] = useState<Registered>()
  const [chosen, setChosen] = useState<ClientLine>()
  // Kept here: it is shown once, whatever is chosen meanwhile.
  const [madeEndpoint, setMadeEndpoint] = useState<Registered>()
  const leave = () => {
    setIsAdding(false)
    setMade(undefined)
    focusContent()
  }
  return (
    <main className="mc-stack">
      <h1>{say(CLIENT.title)}</h1>
      <p className="mc-quiet">{say(CLIENT.intro)}</p>
      {made && <SecretOnce {...made} onDone={leave} />}
      {!made && isAdding && <ClientForm onMade={setMade} onLeave={leave} />}
      {!made && !isAdding && <div className="mc-row">
        <Button onClick={() => setIsAdding(true)}>{say(NEW_CLIENT.open)}</Button>
      </div>}
      <ClientList
        onEndpoints={setChosen} onRevoked={(id) => { if (chosen?.id === id) setChosen(undefined) }}
      />
      <EndpointSection
        key={chosen?.id ?? ''} client={chosen} made={madeEndpoint} onMade={setMadeEndpoint}
        onAll={() => setChosen(undefined)}
      />
    </main>
  )
}
