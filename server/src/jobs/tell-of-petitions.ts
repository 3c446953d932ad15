import { phoneToE164 } from '../kernel/phone.ts'
import { checkedPersonOf, contactOf } from '../modules/identity/public.ts'
import { findPetition, numberOfPetition } from '../modules/integration/public.ts'
import { findWay, queueMail, queueMessage, queueSms } from '../modules/notifications/public.ts'
import type { EventHandler } from './on-event.ts'

/**
 * Tells whoever asked or reported something at our own portal that it was answered, or refused with a reason: that it
 * was and where it is read, and not a word of it. Whoever was signed in to a checked account is told as of everything
 * else; where that leads to no phone and no mail, and of all others, by what they gave (ADR 0154). Of the national
 * portal it is told there.
 */
export function petitionTeller({ publicUrl }: { readonly publicUrl: string }): EventHandler {
  return {
    name: 'tell-of-petitions',
    hears: ['petition.answered', 'petition.refused'],
    async handle(ctx, event) {
      const { petition: publicId } = event.data as { readonly petition?: unknown }
      const asked = typeof publicId === 'string' ? await findPetition(ctx.tx, publicId) : undefined
      if (!asked || asked.messageId !== null) return
      const { id, accountId, phone, email } = asked
      const about = { template: 'petition-answered', event, words: {
        number: numberOfPetition(id),
        link: `${publicUrl}/hoi-dap/${accountId === null ? 'tra-loi' : `cua-toi/${asked.publicId}`}`,
      } }
      const toPerson = accountId === null ? undefined : await checkedPersonOf(ctx.tx, accountId)
      if (toPerson !== undefined) {
        await queueMessage(ctx, { ...about, toPerson, dossierId: null })
        const contact = await contactOf(ctx.tx, toPerson)
        // Who chose to hear of things on the portal alone is left in peace.
        if (contact?.phone || contact?.email || await findWay(ctx.tx, toPerson) !== undefined) return
      }
      const toPhone = phoneToE164(phone ?? '')
      if (toPhone !== undefined) await queueSms(ctx, { ...about, toPhone })
      if (email !== null) await queueMail(ctx, { ...about, toEmail: email })
    },
  }
}
