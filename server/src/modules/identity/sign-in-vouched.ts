import { dayOf } from '../../kernel/civil-day.ts'
import { type Result, ok, refuse } from '../../kernel/result.ts'
import type { Ctx } from '../../platform/db.ts'
import { recordEvent } from '../audit/public.ts'
import { holdsOn } from './domain/mandate.ts'
import type { PersonFacts } from './domain/person-facts.ts'
import { openAccount } from './open-account.ts'
import { type RecordPersonRefusal, recordPerson } from './record-person.ts'
import {
  type Account, findAccountByNumber, getPersonOfAccount, insertAccount, lockAccount, updateAccount,
} from './store/accounts.ts'
import { insertMandate, markMandateEnded, openMandates } from './store/mandates.ts'
import type { PersonNumber } from './store/people.ts'
import { endSessionsOf } from './store/sessions.ts'

export interface SignInVouched {
  /** What the identity provider vouches for; the door has checked the numbers. */
  readonly facts: PersonFacts
  /** Of the electronic identity. */
  readonly level: 1 | 2
  /** Of an organisation: who represents it. */
  readonly representative: { readonly personalNumber: string; readonly fullName: string } | undefined
  /** The account that is signed in here already, if any: whoever holds it and the identity is one person. */
  readonly signedInAs: bigint | undefined
  /** The person has said that the self-made account under their number is not theirs. */
  readonly disowns: boolean
  readonly machineNow: Date
}

export type VouchedRefusal =
  | RecordPersonRefusal
  | { readonly code: 'number-missing' | 'account-self-made' | 'assurance-too-low' }

/**
 * Finds the account of whoever an identity provider vouches for, or opens it (đăng nhập bằng định danh điện tử), by
 * the verified number alone: no phone and no name joins anybody to an account. At level 2 a provider vouches as much
 * as an official who has seen the card, and the account is raised or opened by the same rules as at the counter: what a
 * stranger sent under the number stays with the stranger's account. Leaves `account.opened`, `account.raised`,
 * `account.disabled` and `mandate.given`, as it comes.
 *
 * Refuses with `account-self-made` where somebody made an account of the number for themselves, is not signed in to it
 * here and has not disowned it; with `assurance-too-low` where an organisation comes at level 1; with `number-missing`.
 */
export async function signInVouched(ctx: Ctx, input: SignInVouched): Promise<Result<bigint, VouchedRefusal>> {
  const { facts, level, representative } = input
  const number = numberOf(facts)
  if (!number || facts.kind === 'organisation' && !representative) return refuse({ code: 'number-missing' })
  if (level === 1 && facts.kind === 'organisation') return refuse({ code: 'assurance-too-low' })
  const account = level === 1 ? await findOrOpenLow(ctx, input, number) : await findOrOpen(ctx, input, number)
  if (account.ok && representative) await nameRepresentative(ctx, account.value, representative)
  return account
}

function numberOf({ kind, personalNumber, taxCode }: PersonFacts): PersonNumber | undefined {
  const value = kind === 'citizen' ? personalNumber : taxCode
  return value ? { kind: kind === 'citizen' ? 'personal' : 'tax', value } : undefined
}

/** An identity of level 1 raises nobody; its sessions see what a self-made account sees. */
async function findOrOpenLow(
  ctx: Ctx, { facts, signedInAs, disowns }: SignInVouched, number: PersonNumber,
): Promise<Result<bigint, VouchedRefusal>> {
  const found = await findAccountByNumber(ctx.tx, number)
  if (found) {
    if (!isOpenTo(found, signedInAs)) return refuse({ code: disowns ? 'assurance-too-low' : 'account-self-made' })
    return ok(found.id)
  }
  const person = await recordPerson(ctx, { ...facts, proof: 'claimed' })
  if (!person.ok) return person
  const account = await insertAccount(ctx.tx, {
    kind: 'citizen', personId: person.value.id, level: 1, openedAt: ctx.now, openedBy: ctx.actorId,
    openedHow: 'provider',
  })
  if (!account) return refuse({ code: 'account-self-made' })
  const data = { account: account.publicId, person: person.value.publicId, how: 'provider', level: 1 }
  await recordEvent({ ...ctx, actorId: account.id }, {
    type: 'account.opened', subjectKind: 'account', subjectId: account.id, data,
  })
  return ok(account.id)
}

async function findOrOpen(
  ctx: Ctx, { facts, signedInAs, disowns, machineNow }: SignInVouched, number: PersonNumber,
): Promise<Result<bigint, VouchedRefusal>> {
  const found = await findAccountByNumber(ctx.tx, number)
  const held = found && await lockAccount(ctx.tx, found.publicId, 'person')
  if (held && isOpenTo(held, signedInAs)) return keep(ctx, held, facts, machineNow)
  if (held && !disowns) return refuse({ code: 'account-self-made' })
  const opened = await openAccount(ctx, { facts, insteadOf: held?.publicId, machineNow, how: 'provider' })
  if (opened.ok) return ok(opened.value.accountId)
  switch (opened.refusal.code) {
    case 'account-exists': { // two windows at once: the other was first
      const other = await lockAccount(ctx.tx, opened.refusal.account, 'person')
      return other?.level === 2 ? ok(other.id) : refuse({ code: 'account-self-made' })
    }
    case 'code-wrong': case 'code-expired': throw new Error('no code was asked for')
    case 'name-missing': case 'kind-differs': case 'number-missing': return refuse(opened.refusal)
  }
}

/** Whether an account is that of the person by all that is known: checked, opened by a provider, or in use here. */
function isOpenTo({ id, level, openedHow }: Account, signedInAs: bigint | undefined): boolean {
  return level === 2 || openedHow === 'provider' || id === signedInAs
}

/** The account as it is, of level 2 from now on. */
async function keep(
  ctx: Ctx, { id, publicId, level }: Account, facts: PersonFacts, machineNow: Date,
): Promise<Result<bigint, VouchedRefusal>> {
  const person = await recordPerson(ctx, { ...facts, proof: 'seen' })
  if (!person.ok) return person
  if (level === 2) return ok(id)
  await updateAccount(ctx.tx, id, { level: 2 })
  await endSessionsOf(ctx.tx, id, machineNow, 'raised')
  const data = { account: publicId, person: person.value.publicId, how: 'provider', level: 2 }
  await recordEvent({ ...ctx, forPersonId: person.value.id }, {
    type: 'account.raised', subjectKind: 'account', subjectId: id, data,
  })
  return ok(id)
}

/** Whom the provider names acts for the organisation in their own name too, as a holder; what they hold stays. */
async function nameRepresentative(
  ctx: Ctx, accountId: bigint, { personalNumber, fullName }: NonNullable<SignInVouched['representative']>,
): Promise<void> {
  const organisation = await getPersonOfAccount(ctx.tx, accountId)
  const person = await recordPerson(ctx, { kind: 'citizen', personalNumber, fullName, proof: 'seen' })
  if (!person.ok) throw new Error('the representative is no person')
  const today = dayOf(ctx.now)
  const held = (await openMandates(ctx.tx, organisation.id)).find((one) => one.personId === person.value.id)
  if (held && holdsOn(held, today)) return
  if (held) await markMandateEnded(ctx.tx, held.id, accountId, ctx.now)
  const given = await insertMandate(ctx.tx, {
    organisationId: organisation.id, personId: person.value.id, fullName, isHolder: true, procedureIds: null,
    validFrom: today, validTo: null,
  }, accountId, ctx.now)
  if (!given) return
  await recordEvent({ ...ctx, actorId: accountId, onBehalfOfId: organisation.id, forPersonId: organisation.id }, {
    type: 'mandate.given', subjectKind: 'mandate', subjectId: given.id, data: {
      mandate: given.publicId, organisation: organisation.publicId, person: person.value.publicId, isHolder: true,
      procedures: 'all', validFrom: today, validTo: '',
    },
  })
}
