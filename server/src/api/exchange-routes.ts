import { heldMessageRoutes } from './held-messages.ts'
import { inquiryRoutes } from './inquiries.ts'
import { partnerMessageRoutes } from './partner-messages.ts'
import { partnerRoutes } from './partners.ts'
import { petitionRoutes } from './petitions.ts'

/** What comes from outside systems and goes to them, and what agencies and people ask of a unit. */
export const exchangeRoutes = [
  partnerRoutes, partnerMessageRoutes, heldMessageRoutes, inquiryRoutes, petitionRoutes,
] as const
