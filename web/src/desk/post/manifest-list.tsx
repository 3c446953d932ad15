import type { PostDesk } from '@motcua/contracts/post.ts'
import { Button, NativeSelect } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { ErrorState } from '../../ui/error-state/error-state.tsx'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { MoreButton } from '../../ui/more-button/more-button.tsx'
import { StateChip } from '../../ui/state-chip/state-chip.tsx'
import { MANIFEST } from './manifest-texts.ts'
import { labelOfManifest } from './parcel-state.ts'
import { useCarrying, useManifests, useOpening } from './post-data.ts'
import { POST } from './post-texts.ts'

/** Manifests with how far they are scanned, and a new one: of a section to the post, of a carrier back to a section. */
export function ManifestList({ sections, isCarrier }: Pick<PostDesk, 'sections'> & { readonly isCarrier: boolean }) {
  const found = useManifests()
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="mc-stack" aria-labelledby="bang-ke">
      <h2 id="bang-ke">{say(MANIFEST.list)}</h2>
      {sections.length > 0 && <NewManifest sections={sections} />}
      {isCarrier && <BackManifest />}
      {found.isError
        && <ErrorState title={say(POST.failed)} error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && items.length === 0 && <p>{say(MANIFEST.none)}</p>}
      {items.length > 0 && (
        <div className="mc-table-wrap"><table className="mc-table">
          <thead><tr>
            <th scope="col">{say(MANIFEST.code)}</th><th scope="col">{say(MANIFEST.way)}</th>
            <th scope="col">{say(MANIFEST.section)}</th><th scope="col">{say(MANIFEST.count)}</th>
            <th scope="col">{say(POST.state)}</th>
          </tr></thead>
          <tbody>{items.map(({ id, code, way, sectionName, parcels: all, given, taken, state }) => (
            <tr key={id}>
              <td className="mc-number"><Link to="/buu-chinh/bang-ke/$id" params={{ id }}>{code}</Link></td>
              <td>{say(MANIFEST[way])}</td><td>{sectionName}</td>
              <td className="mc-number">{say(MANIFEST.counts, { given, taken, all })}</td>
              <td><StateChip {...labelOfManifest(state)} /></td>
            </tr>
          ))}</tbody>
        </table></div>
      )}
      <MoreButton found={found} label={say(POST.more)} />
    </section>
  )
}

function useOpened() {
  const opening = useOpening()
  const navigate = useNavigate()
  return {
    opening,
    open: (sectionId: string, way: 'to-post' | 'from-post') => opening.mutate({ sectionId, way }, {
      onSuccess: ({ id }) => void navigate({ to: '/buu-chinh/bang-ke/$id', params: { id } }),
    }),
  }
}

function NewManifest({ sections }: Pick<PostDesk, 'sections'>) {
  const { opening, open } = useOpened()
  const [chosen, setChosen] = useState('')
  const section = sections.find(({ id }) => id === chosen) ?? sections[0]
  return (
    <div className="mc-stack">
      <FormRefusal error={opening.error} />
      {sections.length > 1 && (
        <NativeSelect
          label={say(MANIFEST.section)} value={section?.id ?? ''}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={sections.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <div>
        <Button loading={opening.isPending} onClick={() => { if (section) open(section.id, 'to-post') }}>
          {say(MANIFEST.open)}
        </Button>
      </div>
    </div>
  )
}

/** A carrier brings something back to a section of which they have something. */
function BackManifest() {
  const { opening, open } = useOpened()
  const carried = useCarrying(true).data?.pages.flatMap((page) => page.items) ?? []
  const sections = [...new Map(carried.map(({ sectionId: id, sectionName: name }) => [id, { id, name }])).values()]
  const [chosen, setChosen] = useState('')
  const section = sections.find(({ id }) => id === chosen) ?? sections[0]
  if (!section) return null
  return (
    <div className="mc-stack">
      <FormRefusal error={opening.error} />
      <NativeSelect
        label={say(MANIFEST.section)} value={section.id} onChange={(event) => setChosen(event.currentTarget.value)}
        data={sections.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div>
        <Button loading={opening.isPending} onClick={() => open(section.id, 'from-post')}>
          {say(MANIFEST.openBack)}
        </Button>
      </div>
    </div>
  )
}
