import type { OpenAccountBody, PersonLine } from '@motcua/contracts/people.ts'
import { useState } from 'react'
import { say } from '../../lib/language.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSession } from '../session/read-session.ts'
import { ACCOUNT } from './account-texts.ts'
import { accountWords } from './account-words.ts'
import { ChangePhoneForm } from './change-phone-form.tsx'
import type { KnownOfPerson } from './intake-draft.ts'
import { OpenAccountForm } from './open-account-form.tsx'
import { RaiseAccountForm } from './raise-account-form.tsx'

/** The account of whoever stands at the counter, and what the clerk may do to it with the card in hand (II.2.1). */
export function AccountPanel({ person, intake, onChanged }: {
  person: PersonLine
  intake: OpenAccountBody['intake']
  onChanged: (person: PersonLine, known?: KnownOfPerson) => void
}) {
  const permissions = useSession()?.permissions ?? []
  const [open, setOpen] = useState<'account' | 'raise' | 'replace' | 'phone'>()
  const close = () => setOpen(undefined)
  const done = (text: string) => (changed: PersonLine, known?: KnownOfPerson) => {
    close()
    announce(text)
    onChanged(changed, known)
  }
  const offer = (what: 'account' | 'raise' | 'phone', words: string) =>
    <button type="button" className="mc-link-button" onClick={() => setOpen(what)}>{words}</button>
  const mayRaise = permissions.includes('person.raise')
  return (
    <>
      <p className="mc-row">
        <span className="mc-quiet">{accountWords(person)}</span>
        {!open &&
          person.account === 'none' &&
          permissions.includes('person.open-account') &&
          offer('account', say(ACCOUNT.openFor))}
        {!open && person.account === 'level-1' && mayRaise && offer('raise', say(ACCOUNT.raise))}
        {!open &&
          person.account === 'level-2' &&
          mayRaise &&
          offer('phone', person.signInPhone === null ? say(ACCOUNT.addPhone) : say(ACCOUNT.changePhone))}
      </p>
      {open === 'account' && (
        <OpenAccountForm
          typed={person.fullName}
          intake={intake}
          onOpened={done(say(ACCOUNT.opened, { name: person.fullName }))}
          onCancel={close}
        />
      )}
      {open === 'raise' && (
        <RaiseAccountForm
          person={person}
          onRaised={done(say(ACCOUNT.raised, { name: person.fullName }))}
          onStranger={() => setOpen('replace')}
          onCancel={close}
        />
      )}
      {open === 'replace' && (
        <OpenAccountForm
          typed={person.fullName}
          replaces
          onOpened={done(say(ACCOUNT.replaced, { name: person.fullName }))}
          onCancel={close}
        />
      )}
      {open === 'phone' && (
        <ChangePhoneForm
          person={person}
          onChanged={done(say(ACCOUNT.phoneSaved, { name: person.fullName }))}
          onCancel={close}
        />
      )}
    </>
  )
}
