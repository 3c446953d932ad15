import type { ReactNode } from 'react'
import { Control, Group, Radios, Select, TextInput } from './controls.tsx'
import { DossierStory } from './dossier-story.tsx'
import { sendNotFound } from './failures.tsx'
import { showDate } from './in-words.ts'
import { BackLink, ErrorSummary, sendPage } from './layout.tsx'
import type { PageHandlers } from './page-handler.ts'
import { SPECIMENS } from './specimens-texts.ts'
import type { Visit } from './visit.ts'

/** Every component of the portal in every state, for whoever changes one; elsewhere the page does not exist. */
export const specimenPages = {
  'GET /thanh-phan': (visit) => {
    if (!visit.rooms.isDemonstration) return sendNotFound(visit)
    const { say } = visit
    return sendPage(visit, {
      title: say(SPECIMENS.title),
      body: <>
        <BackLink visit={visit} href="/" />
        <h1>{say(SPECIMENS.title)}</h1>
        <p>{say(SPECIMENS.intro)}</p>
        <h2>{say(SPECIMENS.tall)}</h2>
        <p>{say(SPECIMENS.long)}. <a href="/thu-tuc">{say(SPECIMENS.tall)}</a>.</p>
        <ErrorSummary visit={visit} mistakes={[{ id: 'faulty', text: say(SPECIMENS.fault) }]} />
        <Buttons visit={visit} />
        <Fields visit={visit} />
        <Lists visit={visit} />
        <Boxes visit={visit} />
      </>,
    })
  },
} satisfies PageHandlers

interface Shown { readonly visit: Visit }

function Part({ title, children }: { title: string; children: ReactNode }) {
  return <section><h2>{title}</h2>{children}</section>
}

function Buttons({ visit: { say } }: Shown) {
  return (
    <Part title={say(SPECIMENS.buttons)}>
      <div className="line">
        <button type="button">{say(SPECIMENS.go)}</button>
        <button type="button" className="plain">{say(SPECIMENS.plain)}</button>
        <button type="button" className="quiet">{say(SPECIMENS.quiet)}</button>
        <button type="button" disabled>{say(SPECIMENS.go)}</button>
        <a className="button" href="/thu-tuc">{say(SPECIMENS.tall)}</a>
        <a className="button plain" href="/thu-tuc">{say(SPECIMENS.long)}</a>
      </div>
    </Part>
  )
}

function Fields({ visit: { say } }: Shown) {
  const reasons = [{ value: 'a', label: say(SPECIMENS.tall) }, { value: 'b', label: say(SPECIMENS.long) }]
  return (
    <Part title={say(SPECIMENS.fields)}>
      <Control id="plain" label={say(SPECIMENS.name)} hint={say(SPECIMENS.hint)}>
        {(described) => <TextInput {...described} name="plain" value={say(SPECIMENS.tall)} />}
      </Control>
      <Control id="faulty" label={say(SPECIMENS.long)} hint={say(SPECIMENS.hint)} error={say(SPECIMENS.fault)}>
        {(described) => <TextInput {...described} name="faulty" value="" />}
      </Control>
      <Control id="reason" label={say(SPECIMENS.reason)}>
        {(described) => <TextInput {...described} name="reason" value={say(SPECIMENS.long)} isMultiline />}
      </Control>
      <Control id="choice" label={say(SPECIMENS.place)}>
        {(described) => (
          <Select {...described} name="choice" value="a" prompt={say(SPECIMENS.choose)} choices={reasons} />
        )}
      </Control>
      <Group id="delivery" label={say(SPECIMENS.place)}>
        <Radios
          name="delivery" value="counter" choices={[
            { value: 'counter', label: say(SPECIMENS.counter) },
            { value: 'post', label: say(SPECIMENS.post), hint: say(SPECIMENS.postHint) },
          ]}
        />
      </Group>
      <Group id="birth.day" label={say(SPECIMENS.birth)} hint={say(SPECIMENS.hint)} error={say(SPECIMENS.fault)}>
        <div className="date">
          {([['day', 2], ['month', 2], ['year', 4]] as const).map(([part, digits]) => (
            <div key={part}>
              <label htmlFor={`birth.${part}`}>{say(SPECIMENS[part])}</label>
              <TextInput
                id={`birth.${part}`} name={`birth.${part}`} value="" inputMode="numeric"
                className={`digits-${String(digits)}`}
              />
            </div>
          ))}
        </div>
      </Group>
      <div className="choice">
        <input type="checkbox" id="sworn" name="sworn" /><label htmlFor="sworn">{say(SPECIMENS.sworn)}</label>
      </div>
      <Control id="file" label={say(SPECIMENS.certificate)}>
        {(described) => <input {...described} type="file" name="file" />}
      </Control>
    </Part>
  )
}

function Lists({ visit }: Shown) {
  const { say, now } = visit
  return <>
    <Part title={say(SPECIMENS.tasks)}>
      <ul className="tasks">
        <li><a href="#plain">{say(SPECIMENS.child)} <span className="done">{say(SPECIMENS.done)}</span></a></li>
        <li><a href="#plain">{say(SPECIMENS.papers)} <span className="yours">{say(SPECIMENS.begun)}</span></a></li>
        <li><a href="#plain">{say(SPECIMENS.check)} <span className="open">{say(SPECIMENS.notBegun)}</span></a></li>
      </ul>
    </Part>
    <Part title={say(SPECIMENS.story)}>
      <DossierStory told={visit} lines={[
        { kind: 'past', what: say(SPECIMENS.received), who: say(SPECIMENS.section), at: now },
        { kind: 'now', what: say(SPECIMENS.settling), who: say(SPECIMENS.long), until: now },
        { kind: 'next', what: say(SPECIMENS.returning), who: say(SPECIMENS.section) },
      ]} />
    </Part>
    <Part title={say(SPECIMENS.answers)}>
      <dl className="answers">
        <div>
          <dt>{say(SPECIMENS.name)}</dt><dd>{say(SPECIMENS.tall)}</dd>
          <dd className="change"><a href="#plain">{say(SPECIMENS.change)}</a></dd>
        </div>
      </dl>
    </Part>
  </>
}

function Boxes({ visit: { say, today } }: Shown) {
  return (
    <Part title={say(SPECIMENS.notes)}>
      <p className="note">{say(SPECIMENS.note)}</p>
      <div className="box"><h2>{say(SPECIMENS.box)}</h2><ul><li>{say(SPECIMENS.certificate)}</li></ul></div>
      <div className="arrived">
        <p>{say(SPECIMENS.arrived)}</p><p className="number"><span className="code">X00-210625-0007</span></p>
      </div>
      <p><label htmlFor="sending">{say(SPECIMENS.progress)}</label></p>
      <progress id="sending" max={100} value={40}>40</progress>
      <table>
        <caption>{say(SPECIMENS.table)}</caption>
        <thead><tr><th scope="col">{say(SPECIMENS.day)}</th><th scope="col">{say(SPECIMENS.reason)}</th></tr></thead>
        <tbody><tr><td>{showDate(today)}</td><td>{say(SPECIMENS.tall)}</td></tr></tbody>
      </table>
      <details><summary>{say(SPECIMENS.folded)}</summary><p>{say(SPECIMENS.long)}</p></details>
    </Part>
  )
}
