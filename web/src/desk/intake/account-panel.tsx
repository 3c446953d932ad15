import type { PersonLine } from '@motcua/contracts/people.ts'
import { useState } from 'react'
import { announce } from '../../ui/toast/toast-store.ts'
import { useSession } from '../session/read-session.ts'
import { accountWords } from './account-words.ts'
import { ChangePhoneForm } from './change-phone-form.tsx'
import { OpenAccountForm } from './open-account-form.tsx'
import { RaiseAccountForm } from './raise-account-form.tsx'

/** The account of whoever stands at the counter, and what the clerk may do to it with the card in hand (II.2.1). */
export function AccountPanel({ person, onChanged }: { person: PersonLine; onChanged: (person: PersonLine) => void }) {
  const permissions = useSession()?.permissions ?? []
  const [open, setOpen] = useState<'account' | 'raise' | 'replace' | 'phone'>()
  const close = () => setOpen(undefined)
  const done = (text: string) => (changed: PersonLine) => {
    close()
    announce(text)
    onChanged(changed)
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
          offer('account', 'Mở tài khoản cho người này')}
        {!open && person.account === 'level-1' && mayRaise && offer('raise', 'Nâng mức')}
        {!open &&
          person.account === 'level-2' &&
          mayRaise &&
          offer('phone', person.signInPhone === null ? 'Thêm điện thoại' : 'Đổi điện thoại')}
      </p>
      {open === 'account' && (
        <OpenAccountForm
          typed={person.fullName}
          onOpened={done(`Đã mở tài khoản cho ${person.fullName}.`)}
          onCancel={close}
        />
      )}
      {open === 'raise' && (
        <RaiseAccountForm
          person={person}
          onRaised={done(`Đã nâng mức tài khoản của ${person.fullName}.`)}
          onStranger={() => setOpen('replace')}
          onCancel={close}
        />
      )}
      {open === 'replace' && (
        <OpenAccountForm
          typed={person.fullName}
          replaces
          onOpened={done(`Đã mở tài khoản mới cho ${person.fullName}; tài khoản tự mở đã đóng.`)}
          onCancel={close}
        />
      )}
      {open === 'phone' && (
        <ChangePhoneForm
          person={person}
          onChanged={done(`Đã lưu điện thoại đăng nhập của ${person.fullName}.`)}
          onCancel={close}
        />
      )}
    </>
  )
}
