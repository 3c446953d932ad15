import type { CashTaken } from '@motcua/contracts/cash.ts'
import { Button, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { isUncertain } from '../../lib/call-error.ts'
import { say } from '../../lib/language.ts'
import { readMoney, showMoney } from '../../lib/money.ts'
import { useFaultyTitle } from '../../lib/use-faulty-title.ts'
import { useShortcuts } from '../../ui/shortcuts/use-shortcuts.ts'
import { announce } from '../../ui/toast/toast-store.ts'
import { AmountField } from './amount-field.tsx'
import { EMPTY, afterPaid, paidBy, toggled, withDossier, withoutDossier } from './basket.ts'
import { BasketList } from './basket-list.tsx'
import { useTakingCash } from './cash-data.ts'
import { CASH } from './cash-texts.ts'
import { FindOwed } from './find-owed.tsx'
import { TakenReceipt } from './taken-receipt.tsx'
import { UnusualSum } from './unusual-sum.tsx'

/**
 * Finds what is owed, takes it and prints: the number and Enter, the money that is handed over and Enter. The first
 * Enter brings the cursor to the money, the second to the next number.
 */
export function TakeCash() {
  const [basket, setBasket] = useState(EMPTY)
  const [payer, setPayer] = useState('')
  const [typed, setTyped] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const [taken, setTaken] = useState<CashTaken>()
  const [find, money] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const taking = useTakingCash()
  const { charges, amount } = paidBy(basket)
  const given = typed.trim() === '' ? amount : readMoney(typed)
  const moneyFault = given === undefined ? say(CASH.givenWrong)
    : given < amount ? say(CASH.givenShort, { amount: showMoney(amount - given) }) : undefined
  const payerFault = payer.trim() === '' ? say(CASH.needPayer) : undefined
  useFaultyTitle(hasTried && (moneyFault !== undefined || payerFault !== undefined))
  const { dossiers } = basket
  // To the money as soon as a dossier is there; its field stands there only once the basket is shown.
  useEffect(() => (dossiers.length > 0 ? money : find).current?.focus(), [dossiers])
  useShortcuts([{ keys: 'h', name: say(CASH.findKey), run: () => find.current?.focus() }])

  const clear = (done: CashTaken) => {
    setTaken(done)
    setBasket((now) => afterPaid(now, basket))
    setPayer('')
    setTyped('')
    setHasTried(false)
  }
  const take = (isConfirmed = false) => {
    setHasTried(true)
    if (charges.length === 0 || moneyFault || payerFault || given === undefined || taking.isPending) return
    taking.mutate({
      charges, amount, given, payer: payer.trim(), ...isConfirmed && { isConfirmed },
    }, { onSuccess: clear })
  }
  return (
    <>
      <FindOwed
        ref={find}
        onFound={(owed) => {
          // Of money that is under way the receipt is still to come.
          if (!taking.isPending) {
            taking.reset()
            setTaken(undefined)
          }
          if (!owed.charges.some(({ state }) => state === 'owed'))
            announce(say(CASH.nothingOwed, { number: owed.number }))
          setBasket((now) => withDossier(now, owed))
          if (payer.trim() === '') setPayer(owed.applicantName)
        }}
      />
      {taken && <TakenReceipt {...taken} />}
      {dossiers.length > 0 && (
        <form className="mc-stack" noValidate aria-label={say(CASH.title)} onSubmit={(event) => {
          event.preventDefault()
          take()
        }}>
          <BasketList
            basket={basket} onToggle={(charge) => setBasket(toggled(basket, charge))}
            onRemove={(number) => setBasket(withoutDossier(basket, number))}
          />
          {isUncertain(taking.error)
            ? <p role="alert" className="mc-error">{say(CASH.cut)}</p>
            : <UnusualSum pressed={taking} sum={given} onMeant={() => take(true)} />}
          {charges.length > 0 && (
            <div className="mc-taking">
              <p className="mc-cash-total">{say(CASH.total)} <output>{showMoney(amount)}</output></p>
              <TextInput
                label={say(CASH.payer)} withAsterisk maxLength={200} value={payer} autoComplete="off"
                error={hasTried ? payerFault : undefined} onChange={(event) => setPayer(event.currentTarget.value)}
              />
              <AmountField
                ref={money} label={say(CASH.given)} hint={say(CASH.givenHint)} value={typed} pressed={taking}
                onChange={setTyped} error={hasTried ? moneyFault : undefined}
              />
              <p className="mc-cash-total">
                {say(CASH.change)} <output>{showMoney(Math.max(0, (given ?? amount) - amount))}</output>
              </p>
              <div>
                <Button type="submit" size="lg" loading={taking.isPending}>{say(CASH.take)}&nbsp;<kbd>↵</kbd></Button>
              </div>
            </div>
          )}
        </form>
      )}
    </>
  )
}
