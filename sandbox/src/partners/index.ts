import type { Partner } from '../partner.ts'
import { businessRegister } from './business-register.ts'
import { commandCentre } from './command-centre.ts'
import { civilStatus } from './civil-status.ts'
import { criminalRecord } from './criminal-record.ts'
import { documentAxis } from './document-axis.ts'
import { identityProvider, staffIdentity } from './identity-provider.ts'
import { land } from './land.ts'
import { ministry } from './ministry.ts'
import { nationalPortal } from './national-portal.ts'
import { paymentGateway } from './payment-gateway.ts'
import { population } from './population.ts'
import { post } from './post.ts'
import { sms } from './sms.ts'
import { socialInsurance } from './social-insurance.ts'
import { treasury } from './treasury.ts'
import { webPush } from './web-push.ts'
import { zalo } from './zalo.ts'

/** Every partner of the sandbox nation, by the name under which the settings of a real one stand. */
export const PARTNERS: readonly Partner[] = [
  nationalPortal, identityProvider, staffIdentity, documentAxis, commandCentre, population, paymentGateway, zalo,
  criminalRecord, civilStatus, land, treasury, ministry, sms, post,
  businessRegister, socialInsurance, webPush,
]
