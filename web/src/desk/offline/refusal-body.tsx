import type { RefusalField, RefusalShown } from '@motcua/contracts/offline.ts'
import type { Text } from '@motcua/contracts/texts.ts'
import { Button } from '@mantine/core'
import { say } from '../../lib/language.ts'
import { PARCEL_WORDS } from '../../lib/parcel-texts.ts'
import { FormRefusal } from '../../ui/form-refusal/form-refusal.tsx'
import { useShowingRefusal } from './offline-data.ts'
import { REFUSED_BODY, REFUSED_CHOICE } from './offline-texts.ts'

const CHOICES: { readonly [F in RefusalField]?: Readonly<Record<string, Text>> } = {
  kind: { citizen: REFUSED_CHOICE.citizen, organisation: REFUSED_CHOICE.organisation },
  sex: { nam: REFUSED_CHOICE.nam, nu: REFUSED_CHOICE.nu },
  delivery: { counter: REFUSED_CHOICE.counter, post: REFUSED_CHOICE.post }, account: { guided: REFUSED_CHOICE.guided },
  proof: PARCEL_WORDS, why: PARCEL_WORDS,
}

/** What somebody entered without a network and was refused, to be typed again; asked for on purpose. */
export function RefusalBody({ id }: { readonly id: string }) {
  const showing = useShowingRefusal()
  if (showing.data) return <Shown shown={showing.data} />
  return (
    <div className="mc-stack">
      <FormRefusal error={showing.error} />
      <p className="mc-quiet">{say(REFUSED_BODY.showHint)}</p>
      <div><Button variant="default" loading={showing.isPending} onClick={() => showing.mutate(id)}>
        {say(REFUSED_BODY.show)}
      </Button></div>
    </div>
  )
}

function Shown({ shown: { lines, papers, unread } }: { readonly shown: RefusalShown }) {
  return (
    <section className="mc-stack" aria-label={say(REFUSED_BODY.title)}>
      <h4>{say(REFUSED_BODY.title)}</h4>
      {lines.length > 0 && (
        <dl className="mc-pairs">
          {lines.map(({ field, text }) => {
            const choice = CHOICES[field]?.[text]
            return (
              <div key={field}>
                <dt>{say(REFUSED_BODY[field])}</dt><dd><bdi>{choice ? say(choice) : text}</bdi></dd>
              </div>
            )
          })}
        </dl>
      )}
      {papers.length > 0 && (
        <>
          <h4>{say(REFUSED_BODY.papers)}</h4>
          <ul>{papers.map(({ name, how, originals, copies, photos }) => (
            <li key={name}>
              {how === 'data' ? say(REFUSED_BODY.byData, { name }) : say(REFUSED_BODY.paper, { name, originals, copies, photos })}
            </li>
          ))}</ul>
          <p className="mc-quiet">{say(REFUSED_BODY.photosThere)}</p>
        </>
      )}
      {unread !== null && <><p>{say(REFUSED_BODY.unread)}</p><p><bdi>{unread}</bdi></p></>}
    </section>
  )
}
