import type { ClientLine } from '@motcua/contracts/open-api.ts'
import type { KeptWebhookLine } from '@motcua/contracts/webhooks.ts'
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { focusContent } from '../../lib/focus-content.ts'
import { say } from '../../lib/language.ts'
import { ConfirmPanel } from '../../ui/confirm-panel/confirm-panel.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { announce } from '../../ui/toast/toast-store.ts'
import { DeliveryPanel } from './delivery-panel.tsx'
import { useDeveloperDeed } from './developer-data.ts'
import { EndpointForm } from './endpoint-form.tsx'
import { EndpointList } from './endpoint-list.tsx'
import { ENDPOINT, NEW_ENDPOINT } from './endpoint-texts.ts'
import { type Registered, SecretOnce } from './secret-once.tsx'

/** Addresses that are told of dossiers, of one program or of all: registered, ended, and what each was told. */
export function EndpointSection({ client, made, onMade, onAll }: {
  readonly client: ClientLine | undefined; readonly made: Registered | undefined
  readonly onMade: (made: Registered | undefined) => void; readonly onAll: () => void
}) {
  const [isAdding, setIsAdding] = useState(false)
  const [ending, setEnding] = useState<KeptWebhookLine>()
  const [opened, setOpened] = useState<KeptWebhookLine>()
  const trying = useDeveloperDeed(() => announce(say(ENDPOINT.tried)))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { if (client) heading.current?.focus() }, [client])
  const leave = () => {
    setIsAdding(false)
    onMade(undefined)
    setEnding(undefined)
    heading.current?.focus()
  }
  return (
    <section className="mc-stack" aria-labelledby="dia-chi-nhan">
      <h2 id="dia-chi-nhan" ref={heading} tabIndex={-1}>
        {client ? say(ENDPOINT.titleOf, { name: client.name }) : say(ENDPOINT.title)}
      </h2>
      <p className="mc-quiet">{say(ENDPOINT.intro)}</p>
      {made && <SecretOnce {...made} onDone={leave} />}
      {!made && isAdding && <EndpointForm client={client} onMade={onMade} onLeave={leave} />}
      {!made && !isAdding && <div className="mc-row">
        {client?.isOver !== true
          && <Button variant="default" onClick={() => setIsAdding(true)}>{say(NEW_ENDPOINT.open)}</Button>}
        {client && <Button variant="subtle" onClick={() => {
          onAll()
          focusContent()
        }}>{say(ENDPOINT.all)}</Button>}
      </div>}
      <EndpointList
        client={client} opened={opened?.id} isBusy={trying.isPending} onEnd={setEnding} onHistory={setOpened}
        onTry={(one) => {
          setOpened(one)
          trying.mutate({ path: `/api/webhooks/${one.id}/trials`, body: {} })
        }}
      >
        <FormRefusal error={trying.error} />
        {ending && <Ending key={ending.id} endpoint={ending} onClose={leave} />}
      </EndpointList>
      {opened && <DeliveryPanel key={opened.id} endpoint={opened} onClose={() => {
        setOpened(undefined)
        heading.current?.focus()
      }} />}
    </section>
  )
}

function Ending({ endpoint: { id, address }, onClose }: {
  readonly endpoint: KeptWebhookLine; readonly onClose: () => void
}) {
  const ending = useDeveloperDeed(() => {
    announce(say(ENDPOINT.ended, { address }))
    onClose()
  })
  return (
    <ConfirmPanel
      title={say(ENDPOINT.endTitle, { address })} confirmLabel={say(ENDPOINT.end)} isBusy={ending.isPending}
      onCancel={onClose} onConfirm={() => ending.mutate({ path: `/api/webhooks/${id}/ending`, body: {} })}
    >
      <FormRefusal error={ending.error} />
      <p>{say(ENDPOINT.endWhat)}</p>
    </ConfirmPanel>
  )
}
